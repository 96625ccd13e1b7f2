package org.edgedaemon.ingest;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.device.PunchBatch;
import org.edgedaemon.device.ReadCursor;
import org.edgedaemon.device.Recognition;
import org.edgedaemon.device.SetAsideRecord;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;
import org.edgedaemon.punch.Punch;

/** Turns what devices hand over into entries. Not thread-safe. */
final class EntryWriter {
  private final PunchJson punchJson;
  private final RecognitionJson recognitionJson;
  private final InstantSource clock;

  EntryWriter(String site, InstantSource clock) {
    EventJson events = new EventJson(site);
    this.punchJson = new PunchJson(events);
    this.recognitionJson = new RecognitionJson(events);
    this.clock = clock;
  }

  List<Entry> entries(PunchBatch batch) {
    List<Entry> entries =
        new ArrayList<>(
            batch.punches().size() + batch.recognitions().size() + batch.setAside().size());
    for (Punch punch : batch.punches()) {
      entries.add(
          new Entry(
              EntryKind.PUNCH,
              punch.eventId(),
              punch.device().id(),
              punch.time().deviceTime(),
              punch.receivedAt(),
              punchJson.encode(punch)));
    }
    for (Recognition seen : batch.recognitions()) {
      entries.add(
          new Entry(
              EntryKind.RECOGNITION,
              seen.eventId(),
              seen.device().id(),
              seen.time().deviceTime(),
              seen.receivedAt(),
              recognitionJson.encode(seen)));
    }
    for (SetAsideRecord record : batch.setAside()) {
      entries.add(setAside(record));
    }
    return entries;
  }

  /**
   * The id is that of the device: the journal keeps the newest only.
   *
   * @param hole the newest hole in the journal that was known when the reads which this cursor sums
   *     up began
   */
  Entry cursor(DeviceId device, ReadCursor cursor, long hole) {
    Instant now = clock.instant();
    return new Entry(
        EntryKind.READ_CURSOR,
        EventId.ofNaturalKey("cursor|" + device),
        device,
        LocalDateTime.ofInstant(now, ZoneOffset.UTC),
        now,
        JsonBody.of("{\"cursor\":\"" + quoted(cursor.value()) + "\",\"hole\":" + hole + "}"));
  }

  private Entry setAside(SetAsideRecord record) {
    Instant now = clock.instant();
    String body =
        "{\"device\":\"%s\",\"serial\":\"%s\",\"bytes\":\"%s\",\"reason\":\"%s\"}"
            .formatted(
                record.device().id(),
                quoted(record.device().serial()),
                quoted(record.bytesHex()),
                quoted(record.reason()));
    // The device's time is what could not be read; a fixed one keeps the id and its place together
    // on every re-read.
    return new Entry(
        EntryKind.SET_ASIDE,
        EventId.ofNaturalKey("set-aside|" + record.device().serial() + "|" + record.bytesHex()),
        record.device().id(),
        LocalDateTime.of(1970, 1, 1, 0, 0),
        now,
        JsonBody.of(body));
  }

  private static String quoted(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }
}
