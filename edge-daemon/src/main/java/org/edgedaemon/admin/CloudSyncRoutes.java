package org.edgedaemon.admin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.http.Guard;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.http.Route;

/** The calls about cloud sync. Their paths are older than this daemon, so they have no version. */
record CloudSyncRoutes(
    CloudSyncOperations sync, SyncEvents events, Guard guard, Answering answering) {
  static final String ROOT = "/api/cloud-sync/";

  private static final int RUNS = 50;

  List<Route> list() {
    return List.of(
        Route.post(ROOT + "sync-now", guard, answering.plain(this::begin)),
        Route.get(ROOT + "status", guard, answering.plain(call -> sync.status())),
        Route.get(ROOT + "runs", guard, answering.plain(this::runs)),
        Route.get(ROOT + "summary", guard, answering.written(this::summary)),
        Route.get(ROOT + "events", guard, answering.plain(call -> events.answer())));
  }

  private HttpAnswer begin(Call call) {
    SyncStart start = sync.begin(call.body(SyncWish.class));
    if (start.busyWith() != null) {
      return json(409, HttpAnswer.PROBLEM, Busy.with(start.busyWith()));
    }
    return json(start.runId() == null ? 200 : 202, HttpAnswer.JSON, start);
  }

  private Page<RunView> runs(Call call) {
    return new Page<>(sync.runs(call.limit(RUNS, CloudSyncOperations.MAX_RUNS)), null);
  }

  private Answering.Writing summary(Call call) {
    String run = call.text("run");
    SyncView.Ended last = sync.status().last();
    if (last == null || !last.id().equals(run)) {
      throw new OperationException(
          Reason.NOT_FOUND, "run '" + run + "' is not the last one that has ended");
    }
    return out -> sync.summary(run, out);
  }

  private static HttpAnswer json(int status, String type, Object value) {
    String json = new String(Answering.bytes(value), StandardCharsets.UTF_8);
    return HttpAnswer.of(status, type, HttpBody.of(json));
  }

  /** An {@link ApiProblem} that names the run under way. */
  private record Busy(
      String type, String title, int status, String detail, Reason reason, String runId) {
    static Busy with(String runId) {
      return new Busy(
          "about:blank",
          "in use",
          Reason.IN_USE.httpStatus(),
          "run " + runId + " is under way: no other is begun beside it",
          Reason.IN_USE,
          runId);
    }
  }
}
