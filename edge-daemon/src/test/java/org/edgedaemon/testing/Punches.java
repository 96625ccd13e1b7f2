package org.edgedaemon.testing;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;

/** Punch entries for tests. */
public final class Punches {
  private Punches() {}

  public static SequencedEntry punch(
      long sequence, String device, String user, Instant receivedAt) {
    EventId id = EventId.ofNaturalKey("test|" + device + "|" + user + "|" + sequence);
    String body =
        "{\"event_id\":\""
            + id.value()
            + "\",\"device\":{\"id\":\""
            + device
            + "\"},\"user_id\":\""
            + user
            + "\",\"raw\":{\"status\":0}}";
    LocalDateTime deviceTime = LocalDateTime.ofInstant(receivedAt, ZoneOffset.UTC);
    return new SequencedEntry(
        sequence,
        new Entry(
            EntryKind.PUNCH, id, new DeviceId(device), deviceTime, receivedAt, JsonBody.of(body)));
  }

  /** Whose punch it is: device and user. */
  public static String keyOf(SequencedEntry entry) {
    String body = entry.entry().body().toString();
    int at = body.indexOf("\"user_id\":\"") + 11;
    return entry.entry().device() + "/" + body.substring(at, body.indexOf('"', at));
  }
}
