package org.edgedaemon.device.api;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.attendance.MarkAnswer;
import org.edgedaemon.attendance.MarkAnswer.Marked;
import org.edgedaemon.attendance.MarkAnswer.Refused;
import org.edgedaemon.attendance.MarkCall;
import org.edgedaemon.attendance.MarkDesk;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.punch.EventId;

/**
 * {@code POST /api/v1/attendance}: marks one student at one session. A mark is known by student and
 * session, so a repeated call needs no memory; the caller's id only shows when a caller uses it
 * twice by mistake.
 */
final class MarkCalls implements Calls.Work {
  private final MarkDesk desk;
  private final RecentIds recent;
  private final ApiParts parts;

  MarkCalls(ApiParts parts, RecentIds recent) {
    this.desk = parts.marks();
    this.recent = recent;
    this.parts = parts;
  }

  @Override
  public CompletionStage<HttpAnswer> on(Calls.Call call) {
    Complaints complaints = new Complaints();
    Instant now = parts.clock().instant();
    MarkReader.Brought brought = new MarkReader(call.device(), now, complaints).read(call.body());
    if (brought == null) {
      return CompletableFuture.completedFuture(Answers.unfit(complaints));
    }
    EventId id = EventId.ofNaturalKey("api-mark|" + call.device().id() + "|" + brought.id());
    EventId content = contentOf(brought.call());
    EventId known = recent.content(id);
    if (known != null && !known.equals(content)) {
      complaints.add("#/id", "came before with another student or session behind it");
      return CompletableFuture.completedFuture(Answers.conflict(complaints));
    }
    return desk.mark(brought.call())
        .thenApply(
            answer -> {
              if (answer instanceof Marked marked) {
                recent.durable(id, content);
                call.device().stored(marked.duplicate() ? 0 : 1, now);
              }
              return answerOf(answer, complaints);
            });
  }

  private static EventId contentOf(MarkCall call) {
    return EventId.ofNaturalKey(call.student().admission().key() + "\n" + call.sessionId());
  }

  private static HttpAnswer answerOf(MarkAnswer answer, Complaints complaints) {
    if (answer instanceof Refused refused) {
      complaints.add(
          switch (refused.reason()) {
            case UNIT_MISSING -> "#/unit";
            case UNIT_DIFFERS -> "#/unit/code";
          },
          refused.detail());
      return Answers.unfit(complaints);
    }
    return Answers.marked((Marked) answer);
  }
}
