package org.edgedaemon.dataset.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.dataset.LocalRecord;
import org.edgedaemon.dataset.PushResult;
import org.edgedaemon.dataset.cloud.Verdict.Kind;
import org.edgedaemon.http.ClientResult;
import org.edgedaemon.http.ClientResult.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What the cloud says of several records in one call. It may say something of each, with any status
 * but those of the key and of trouble:
 *
 * <pre>
 * { "results": [ { "id": 4, "status": 201 },
 *                { "id": 5, "status": 409 },
 *                { "id": 6, "status": 422, "error": "name is required" } ] }
 * </pre>
 *
 * <p>{@code status} is that of a call with the record alone; instead of it {@code "success": true}
 * or {@code false} will do, instead of {@code error} {@code message}. Without ids the results are
 * in the order of the records. A success that lists fewer holds for the others; a success without
 * results holds for all. A refusal of the whole without results for all (400, 409, 422) says that
 * the batch is too large: smaller ones show which record is meant.
 */
final class BatchAnswer {
  private static final Set<Integer> ONE_OF_THEM = Set.of(400, 409, 422);

  private final Judge judge;

  BatchAnswer(Judge judge) {
    this.judge = judge;
  }

  List<PushResult> read(ClientResult result, List<LocalRecord> records, boolean changed) {
    Verdict whole = judge.of(result);
    Map<Integer, PushResult> each =
        result instanceof Answer answer && mayTellOfEach(whole)
            ? results(answer, records, changed)
            : Map.of();
    List<PushResult> all = new ArrayList<>(records.size());
    if (whole.kind() != Kind.DONE && each.size() < records.size()) {
      return Collections.nCopies(records.size(), ofWhole(whole, records.size(), changed));
    }
    for (int i = 0; i < records.size(); i++) {
      all.add(each.getOrDefault(i, new PushResult.Stored(false)));
    }
    return List.copyOf(all);
  }

  private static boolean mayTellOfEach(Verdict whole) {
    return whole.kind() == Kind.DONE || ONE_OF_THEM.contains(whole.status());
  }

  private static PushResult ofWhole(Verdict whole, int records, boolean changed) {
    return records > 1 && ONE_OF_THEM.contains(whole.status())
        ? new PushResult.TooLarge(whole.reason())
        : Pushed.of(whole, changed);
  }

  private Map<Integer, PushResult> results(
      Answer answer, List<LocalRecord> records, boolean changed) {
    JsonNode list = AnswerText.tree(answer.body().text()).path("results");
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < records.size(); i++) {
      places.put(records.get(i).id().text(), i);
    }
    Map<Integer, PushResult> found = new HashMap<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode one = list.path(i);
      Integer place = place(one, i, list.size() == records.size(), places);
      PushResult result = of(one, changed);
      if (place != null && result != null) {
        found.put(place, result);
      }
    }
    return found;
  }

  private static @Nullable Integer place(
      JsonNode one, int index, boolean inOrder, Map<String, Integer> places) {
    JsonNode id = one.path("id");
    if (id.isMissingNode() || id.isNull()) {
      return inOrder ? index : null;
    }
    return places.get(id.asText());
  }

  private @Nullable PushResult of(JsonNode one, boolean changed) {
    JsonNode status = one.path("status");
    JsonNode success = one.path("success");
    if (!status.isInt() && !success.isBoolean()) {
      return null;
    }
    int number = status.isInt() ? status.intValue() : success.booleanValue() ? 200 : 422;
    return Pushed.of(judge.ofOne(number, saying(one)), changed);
  }

  private static String saying(JsonNode one) {
    String error = one.path("error").asText("");
    return error.isEmpty() ? one.path("message").asText("") : error;
  }
}
