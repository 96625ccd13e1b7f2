package org.edgedaemon.device.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.edgedaemon.attendance.MarkAnswer.Marked;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.punch.EventId;
import org.jspecify.annotations.Nullable;

/** What callers are answered. */
final class Answers {
  /** A disk is seldom freed sooner. */
  private static final int RETRY_SECONDS = 10;

  private Answers() {}

  /**
   * What became of one record.
   *
   * @param eventId what it is forwarded under; null for what is not forwarded
   * @param known it was here before, as it is; nothing was stored
   */
  record Result(String id, @Nullable EventId eventId, boolean known) {}

  /** 201 when something is new, 200 when all of it was here. */
  static HttpAnswer results(List<Result> results) {
    long known = results.stream().filter(Result::known).count();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("accepted", results.size() - known);
    json.put("duplicates", known);
    ArrayNode list = json.putArray("results");
    for (Result result : results) {
      ObjectNode each = list.addObject().put("id", result.id());
      if (result.eventId() != null) {
        each.put("event_id", result.eventId().value());
      }
      each.put("status", result.known() ? "duplicate" : "accepted");
    }
    return of(known == results.size() ? 200 : 201, HttpAnswer.JSON, json);
  }

  static HttpAnswer marked(Marked marked) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("event_id", marked.eventId().value());
    json.put("duplicate", marked.duplicate());
    json.put("attended", marked.attended());
    json.put("max_lessons", marked.lessons());
    json.put("percentage", marked.percentage());
    return of(marked.duplicate() ? 200 : 201, HttpAnswer.JSON, json);
  }

  /** The body is JSON but not what the call takes: every fault is listed. */
  static HttpAnswer unfit(Complaints complaints) {
    return problem(422, "Unprocessable Content", "nothing was stored", complaints);
  }

  /** An id came back with something else behind it. */
  static HttpAnswer conflict(Complaints complaints) {
    return problem(409, "Conflict", "nothing was stored", complaints);
  }

  /** The daemon cannot store anything now. */
  static HttpAnswer cannotStore() {
    return HttpAnswer.problem(
            503,
            "Service Unavailable",
            "the daemon cannot store anything now; bring the same again later, nothing is doubled")
        .withHeader("Retry-After", Integer.toString(RETRY_SECONDS));
  }

  private static HttpAnswer problem(
      int status, String title, String consequence, Complaints complaints) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", "about:blank");
    json.put("title", title);
    json.put("status", status);
    int count = complaints.count();
    String which =
        count > complaints.listed().size()
            ? ", the first " + complaints.listed().size() + " are listed"
            : "";
    json.put(
        "detail",
        count + (count == 1 ? " fault" : " faults") + " in the body" + which + "; " + consequence);
    ArrayNode errors = json.putArray("errors");
    complaints
        .listed()
        .forEach(
            each -> errors.addObject().put("pointer", each.pointer()).put("detail", each.detail()));
    return of(status, HttpAnswer.PROBLEM, json);
  }

  private static HttpAnswer of(int status, String type, JsonNode json) {
    return HttpAnswer.of(status, type, HttpBody.of(Bodies.write(json)));
  }
}
