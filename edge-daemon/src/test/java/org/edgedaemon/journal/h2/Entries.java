package org.edgedaemon.journal.h2;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.LongStream;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;

/** Entries that look like real ones: the same number gives the same entry. */
public final class Entries {
  private static final LocalDateTime START = LocalDateTime.of(2026, 3, 1, 6, 0);
  private static final Instant RECEIVED = Instant.parse("2026-03-01T03:00:00.123456Z");

  private Entries() {}

  /** The punch number {@code event}; three in each second. */
  public static Entry punch(long event) {
    EventId id = EventId.ofNaturalKey("zk|CGEX20196" + event % 3 + "|" + event);
    LocalDateTime time = START.plusSeconds(event / 3);
    String body =
        "{\"event_id\":\""
            + id
            + "\",\"site\":\"hq\",\"device\":{\"id\":\"door-"
            + event % 3
            + "\",\"serial\":\"CGEX20196"
            + event % 3
            + "\"},\"user_id\":\""
            + (1000 + event * 7919 % 5000)
            + "\",\"user_name\":null,\"occurred_at\":\""
            + time
            + "+03:00\",\"received_at\":\""
            + RECEIVED.plusSeconds(event / 3)
            + "\",\"direction\":\"check_in\",\"verify_mode\":\"fingerprint\",\"source\":\"zk-poll\","
            + "\"raw\":{\"status\":0,\"verify\":1}}";
    return new Entry(
        EntryKind.PUNCH,
        id,
        new DeviceId("door-" + event % 3),
        time,
        RECEIVED.plusSeconds(event / 3),
        JsonBody.of(body));
  }

  public static Entry of(EntryKind kind, String key, String device, String body) {
    return new Entry(
        kind, EventId.ofNaturalKey(key), new DeviceId(device), START, RECEIVED, JsonBody.of(body));
  }

  public static SequencedEntry at(long sequence, Entry entry) {
    return new SequencedEntry(sequence, entry);
  }

  /** Punches {@code from} to {@code to}, both included, each with its number as its sequence. */
  public static List<SequencedEntry> punches(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(n -> at(n, punch(n))).toList();
  }
}
