package org.edgedaemon.device.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.intake.Intake;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;

/**
 * Makes versions of records durable. Of the versions of a record, the one with the highest sequence
 * counts. Each has an id of its own, also one that goes back to what was before: the journal keeps
 * only the first of an id. One that is known to be the newest already is not written again.
 *
 * <pre>
 * body: event_id dataset id received_at record{id ...}
 * </pre>
 */
final class Datasets {
  private final Intake intake;
  private final RecentIds newest;
  private long versions;

  /** {@code newest} is this class's alone. */
  Datasets(Intake intake, RecentIds newest) {
    this.intake = intake;
    this.newest = newest;
  }

  /** Completes with what became of each record when all are durable. */
  CompletionStage<List<Answers.Result>> upsert(
      List<DatasetRecord> records, DeviceId via, Instant now) {
    List<DatasetRecord> changed = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    List<Answers.Result> results = new ArrayList<>(records.size());
    CompletionStage<Long> durable;
    // Who is first here is first in the intake, and so first to be noted as the newest.
    synchronized (this) {
      for (DatasetRecord record : records) {
        boolean known = record.content().equals(newest.content(record.key()));
        if (!known) {
          changed.add(record);
          entries.add(entry(record, nextVersion(record, now), via, now));
        }
        results.add(new Answers.Result(record.id(), null, known));
      }
      durable = entries.isEmpty() ? CompletableFuture.completedFuture(0L) : intake.append(entries);
    }
    return durable
        .whenComplete((sequence, failure) -> changed.forEach(each -> note(each, failure == null)))
        .thenApply(sequence -> results);
  }

  /** Of a failed write nobody knows what the disk has. */
  private void note(DatasetRecord record, boolean durable) {
    if (durable) {
      newest.durable(record.key(), record.content());
    } else {
      newest.forget(record.key());
    }
  }

  private EventId nextVersion(DatasetRecord record, Instant now) {
    return EventId.ofNaturalKey(
        String.join(
            "|",
            "dataset",
            record.dataset(),
            record.id(),
            record.content().value(),
            now.toString(),
            Long.toString(versions++)));
  }

  private static Entry entry(DatasetRecord record, EventId eventId, DeviceId via, Instant now) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("event_id", eventId.value());
    body.put("dataset", record.dataset());
    body.put("id", record.id());
    body.put("received_at", now.toString());
    body.set("record", record.json());
    return new Entry(
        EntryKind.DATASET_RECORD,
        eventId,
        via,
        LocalDateTime.ofInstant(now, ZoneOffset.UTC),
        now,
        JsonBody.of(Bodies.write(body)));
  }
}
