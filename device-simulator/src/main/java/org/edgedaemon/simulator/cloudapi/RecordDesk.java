package org.edgedaemon.simulator.cloudapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.edgedaemon.simulator.web.WebReply;

/** Takes records: one as an object, several as an array or under {@code records}. */
final class RecordDesk {
  private final Shelves shelves;
  private final CloudRules rules;

  RecordDesk(Shelves shelves, CloudRules rules) {
    this.shelves = shelves;
    this.rules = rules;
  }

  WebReply post(String collection, JsonNode body) {
    JsonNode several = body.isArray() ? body : body.path("records");
    if (several.isArray()) {
      return batch(collection, several);
    }
    int status = status(collection, body);
    if (status < 400) {
      status = store(collection, body);
    }
    return new WebReply(status, one(collection, body, status));
  }

  /** The path is {@code collection/id}. */
  WebReply put(String path, JsonNode body) {
    int slash = path.indexOf('/');
    if (slash < 1 || !path.substring(slash + 1).equals(id(path.substring(0, slash), body))) {
      return WebReply.failure(404, "no such record");
    }
    String collection = path.substring(0, slash);
    int status = status(collection, body);
    if (status < 400) {
      Shelf shelf = shelves.shelf(collection);
      status = shelf.post(id(collection, body), body.toString(), true) ? 201 : 200;
    }
    return new WebReply(status, one(collection, body, status));
  }

  private WebReply batch(String collection, JsonNode records) {
    if (records.size() > rules.maxBatch()) {
      return WebReply.failure(413, "too many records");
    }
    List<JsonNode> all = StreamSupport.stream(records.spliterator(), false).toList();
    boolean bad = all.stream().anyMatch(record -> status(collection, record) >= 400);
    if (bad && !rules.results()) {
      return WebReply.failure(422, "a record is not valid");
    }
    String results =
        all.stream()
            .map(
                record -> {
                  int status = status(collection, record);
                  return one(collection, record, status < 400 ? store(collection, record) : status);
                })
            .collect(Collectors.joining(",", "{\"results\":[", "]}"));
    return rules.results() ? new WebReply(207, results) : new WebReply(201, "{\"success\":true}");
  }

  private int store(String collection, JsonNode record) {
    boolean replace = !rules.conflicts();
    boolean fresh =
        shelves.shelf(collection).post(id(collection, record), record.toString(), replace);
    return fresh ? 201 : replace ? 200 : 409;
  }

  private int status(String collection, JsonNode record) {
    String id = id(collection, record);
    if (id.isEmpty() || rules.isPoison(collection, id)) {
      return 422;
    }
    for (Map.Entry<String, String> reference : rules.references(collection).entrySet()) {
      String parent = record.path(reference.getKey()).asText("");
      if (!parent.isEmpty() && !shelves.shelf(reference.getValue()).has(parent)) {
        shelves.noteOrphan();
        return 422;
      }
    }
    return 200;
  }

  private String one(String collection, JsonNode record, int status) {
    String error = status == 409 ? ",\"error\":\"already there\"" : "";
    String refusal = status == 422 ? ",\"error\":\"not valid\"" : "";
    return "{\"id\":\"%s\",\"status\":%d%s%s}"
        .formatted(id(collection, record).replace("\"", ""), status, error, refusal);
  }

  private String id(String collection, JsonNode record) {
    return record.path(rules.idField(collection)).asText("");
  }
}
