package org.edgedaemon.device.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.PunchBatch;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.punch.EventId;

/**
 * {@code POST /api/v1/punches}: all punches of a call are stored, or none. One that is known to be
 * here already is a duplicate; one that came before what is remembered here is accepted again, and
 * the journal keeps the first.
 */
final class PunchCalls implements Calls.Work {
  private final PunchListener punches;
  private final RecentIds recent;
  private final ApiParts parts;

  PunchCalls(ApiParts parts, RecentIds recent) {
    this.punches = parts.punches();
    this.recent = recent;
    this.parts = parts;
  }

  @Override
  public CompletionStage<HttpAnswer> on(Calls.Call call) {
    Complaints complaints = new Complaints();
    Instant now = parts.clock().instant();
    List<BroughtPunch> brought = new PunchReader(call.device(), now, complaints).read(call.body());
    if (!complaints.isEmpty()) {
      return CompletableFuture.completedFuture(Answers.unfit(complaints));
    }
    Sorted sorted = sort(brought, complaints);
    if (!complaints.isEmpty()) {
      return CompletableFuture.completedFuture(Answers.conflict(complaints));
    }
    return store(sorted, call.device(), now);
  }

  /** The punches to write by id, and what is said of every one brought. */
  private record Sorted(Map<EventId, BroughtPunch> fresh, List<Answers.Result> results) {}

  private Sorted sort(List<BroughtPunch> brought, Complaints complaints) {
    Map<EventId, BroughtPunch> fresh = new LinkedHashMap<>();
    List<Answers.Result> results = new ArrayList<>(brought.size());
    for (BroughtPunch each : brought) {
      EventId eventId = each.punch().eventId();
      BroughtPunch earlier = fresh.get(eventId);
      EventId known = earlier == null ? recent.content(eventId) : earlier.content();
      if (known == null) {
        fresh.put(eventId, each);
      } else if (!known.equals(each.content())) {
        complaints.add(each.pointer() + "/id", "came before with another punch behind it");
      }
      results.add(new Answers.Result(each.id(), eventId, known != null));
    }
    return new Sorted(fresh, results);
  }

  private CompletionStage<HttpAnswer> store(Sorted sorted, ApiDevice device, Instant now) {
    HttpAnswer answer = Answers.results(sorted.results());
    if (sorted.fresh().isEmpty()) {
      return CompletableFuture.completedFuture(answer);
    }
    PunchBatch batch =
        PunchBatch.of(sorted.fresh().values().stream().map(BroughtPunch::punch).toList());
    return punches
        .onPunches(batch)
        .thenApply(
            durable -> {
              sorted.fresh().forEach((id, punch) -> recent.durable(id, punch.content()));
              device.stored(sorted.fresh().size(), now);
              return answer;
            });
  }
}
