package org.edgedaemon.destination;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;

/** Entries of student attendance, as the desk makes them. */
public final class Marks {
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 3, 2, 8, 1);

  private Marks() {}

  /** A mark for the session of that day. */
  public static SequencedEntry mark(
      long sequence, String admission, String unit, int attended, double percentage) {
    EventId id = EventId.ofNaturalKey("mark|" + admission + "|" + unit + "|" + sequence);
    String json =
        """
        {"event_id":"%s","site":"hq","student":{"admission_number":"%s","name":"Ann Otieno",\
        "email":"ann@example.org","phone":null},"unit":{"code":"%s","name":"Computing"},\
        "session":{"id":"cs101-mon@2026-03-02","starts_at":"2026-03-02T08:00:00+03:00"},\
        "attendance":{"marked_at":"2026-03-02T08:01:00+03:00","attended":%d,"max_lessons":12,\
        "percentage":%s,"source":"zk-poll"}}"""
            .formatted(id, admission, unit, attended, percentage);
    return entry(sequence, EntryKind.MARK, id, json);
  }

  /** Marks of as many students. */
  public static List<SequencedEntry> marks(int count) {
    List<SequencedEntry> marks = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      marks.add(mark(i, "BSC/%03d/24".formatted(i), "CS101", 1, 8.3));
    }
    return marks;
  }

  /** A student with these units. */
  public static SequencedEntry student(long sequence, String admission, String name, String units) {
    EventId id = EventId.ofNaturalKey("student|" + admission + "|" + name);
    String json =
        """
        {"event_id":"%s","site":"hq","student":{"admission_number":"%s","name":"%s","email":null,\
        "phone":"+254700000001"},"enrolled":%s,"updated_at":"2026-03-02T05:01:00Z"}"""
            .formatted(id, admission, name, units);
    return entry(sequence, EntryKind.STUDENT, id, json);
  }

  /** Any entry. */
  public static SequencedEntry entry(long sequence, EntryKind kind, EventId id, String json) {
    return new SequencedEntry(
        sequence,
        new Entry(
            kind,
            id,
            new DeviceId("front-door"),
            TIME,
            Instant.parse("2026-03-02T05:01:00Z"),
            JsonBody.of(json)));
  }
}
