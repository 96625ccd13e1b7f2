package org.edgedaemon.destination.cloud;

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

/** Punches of one device, one a minute. */
final class Punches {
  private static final LocalDateTime FIRST = LocalDateTime.of(2026, 3, 1, 8, 0);

  private Punches() {}

  static SequencedEntry punch(long sequence) {
    EventId id = EventId.ofNaturalKey("test|" + sequence);
    LocalDateTime time = FIRST.plusMinutes(sequence);
    String json =
        """
        {"event_id":"%s","site":"hq","device":{"id":"front-door","serial":"CK01","name":"Front",\
        "kind":"zk"},"user_id":"%d","user_name":null,"occurred_at":"%s:00+03:00",\
        "device_time":"%s:00","received_at":"2026-03-01T06:00:00Z","direction":"check_in",\
        "verify_mode":"fingerprint","work_code":"0","source":"zk-poll",\
        "raw":{"status":0,"verify":1}}"""
            .formatted(id, sequence, time, time);
    return new SequencedEntry(
        sequence,
        new Entry(
            EntryKind.PUNCH,
            id,
            new DeviceId("front-door"),
            time,
            Instant.parse("2026-03-01T06:00:00Z"),
            JsonBody.of(json)));
  }

  static List<SequencedEntry> punches(int count) {
    return LongStream.rangeClosed(1, count).mapToObj(Punches::punch).toList();
  }
}
