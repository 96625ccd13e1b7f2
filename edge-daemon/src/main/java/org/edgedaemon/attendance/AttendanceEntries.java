package org.edgedaemon.attendance;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;

/** Marks and students as the stores keep them, and back. Immutable. */
public final class AttendanceEntries {
  private final MarkJson marks;
  private final StudentJson students;

  /**
   * @param site as in every body
   */
  public AttendanceEntries(String site) {
    this.marks = new MarkJson(site);
    this.students = new StudentJson(site);
  }

  /**
   * A mark to be stored.
   *
   * @param via the device, or what stands in for one, that it came through
   */
  public Entry mark(Mark mark, DeviceId via, Instant receivedAt) {
    return new Entry(
        EntryKind.MARK,
        mark.eventId(),
        via,
        mark.markedAt().toLocalDateTime(),
        receivedAt,
        marks.encode(mark));
  }

  /**
   * A student as it is from now on. Each change has an id of its own, also one back to what was
   * before: the stores keep only the first of an id.
   *
   * @param via the device, or what stands in for one, that it came through
   */
  public Entry student(Enrolled enrolled, DeviceId via, Instant updatedAt) {
    EventId id = idOf(enrolled, updatedAt);
    return new Entry(
        EntryKind.STUDENT,
        id,
        via,
        LocalDateTime.ofInstant(updatedAt, ZoneOffset.UTC),
        updatedAt,
        students.encode(id, enrolled, updatedAt));
  }

  /**
   * The mark of an entry of kind {@link EntryKind#MARK}.
   *
   * @throws UnreadableBodyException when its body is none
   */
  public static Mark mark(Entry entry) {
    return MarkJson.decode(entry.body());
  }

  /**
   * The student of an entry of kind {@link EntryKind#STUDENT}.
   *
   * @throws UnreadableBodyException when its body is none
   */
  public static Enrolled student(Entry entry) {
    return StudentJson.decode(entry.body());
  }

  private static EventId idOf(Enrolled enrolled, Instant updatedAt) {
    Student student = enrolled.student();
    String content =
        String.join(
            "\n",
            student.admission().value(),
            student.name(),
            String.valueOf(student.email()),
            String.valueOf(student.phone()),
            String.join("\n", enrolled.units()),
            updatedAt.toString());
    return EventId.ofNaturalKey(
        "student|" + student.admission().key() + "|" + EventId.ofNaturalKey(content));
  }
}
