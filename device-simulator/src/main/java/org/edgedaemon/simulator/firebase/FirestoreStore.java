package org.edgedaemon.simulator.firebase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.edgedaemon.simulator.firebase.Refusal.Code;
import org.jspecify.annotations.Nullable;

/** The documents of one database. Safe for use by several threads. */
final class FirestoreStore {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final WriteRules rules;
  private final InstantSource clock;
  private Map<String, Document> documents = new HashMap<>();
  private long writes;

  /** One document with its typed fields. */
  record Document(ObjectNode fields, Instant created, Instant updated) {}

  FirestoreStore(String database, InstantSource clock) {
    this.rules = new WriteRules(database + "/documents/");
    this.clock = clock;
  }

  /** All or nothing, in order. */
  synchronized ObjectNode commit(JsonNode request) throws Refusal {
    rules.check(request, false);
    Map<String, Document> next = new HashMap<>(documents);
    ArrayNode results = NODES.arrayNode();
    Instant now = now();
    for (JsonNode write : request.path("writes")) {
      results.add(apply(write, next, now));
    }
    documents = next;
    writes += results.size();
    ObjectNode answer = NODES.objectNode();
    answer.set("writeResults", results);
    return answer.put("commitTime", now.toString());
  }

  /** Each for itself; what is malformed fails all. */
  synchronized ObjectNode batchWrite(JsonNode request) throws Refusal {
    rules.check(request, true);
    ObjectNode answer = NODES.objectNode();
    ArrayNode results = answer.putArray("writeResults");
    ArrayNode status = answer.putArray("status");
    for (JsonNode write : request.path("writes")) {
      try {
        results.add(apply(write, documents, now()));
        status.addObject();
        writes++;
      } catch (Refusal refusal) {
        results.addObject();
        status.addObject().put("code", refusal.code().number()).put("message", refusal.text());
      }
    }
    return answer;
  }

  /** Writes applied so far. */
  synchronized long writes() {
    return writes;
  }

  /** The document as the service answers it. */
  synchronized ObjectNode get(String name) throws Refusal {
    Document document = documents.get(name);
    if (document == null) {
      throw new Refusal(Code.NOT_FOUND, "Document \"" + name + "\" not found.");
    }
    ObjectNode answer = NODES.objectNode().put("name", name);
    answer.set("fields", document.fields().deepCopy());
    return answer
        .put("createTime", document.created().toString())
        .put("updateTime", document.updated().toString());
  }

  /** All documents as plain JSON, by what follows {@code /documents/} in their names. */
  synchronized Map<String, JsonNode> plain() {
    Map<String, JsonNode> plain = new TreeMap<>();
    documents.forEach(
        (name, document) -> plain.put(rules.relative(name), PlainJson.ofFields(document.fields())));
    return plain;
  }

  void poison(String text) {
    rules.poison(text);
  }

  private ObjectNode apply(JsonNode write, Map<String, Document> into, Instant now) throws Refusal {
    boolean deletes = write.has("delete");
    String name =
        deletes ? write.path("delete").asText() : write.path("update").path("name").asText();
    Document old = into.get(name);
    checkPrecondition(write.path("currentDocument"), name, old);
    if (deletes) {
      into.remove(name);
      return NODES.objectNode();
    }
    ObjectNode fields = merged(write, old);
    ObjectNode result = NODES.objectNode();
    if (write.path("updateTransforms").size() > 0) {
      ArrayNode results = NODES.arrayNode();
      for (JsonNode transform : write.path("updateTransforms")) {
        results.add(Transforms.apply(transform, fields, now));
      }
      result.set("transformResults", results);
    }
    Instant updated = old != null && old.fields().equals(fields) ? old.updated() : now;
    into.put(name, new Document(fields, old == null ? now : old.created(), updated));
    return result.put("updateTime", updated.toString());
  }

  private static ObjectNode merged(JsonNode write, @Nullable Document old) throws Refusal {
    JsonNode given = write.path("update").path("fields");
    ObjectNode fresh = given instanceof ObjectNode object ? object.deepCopy() : NODES.objectNode();
    if (!write.has("updateMask")) {
      return fresh;
    }
    ObjectNode fields = old == null ? NODES.objectNode() : old.fields().deepCopy();
    for (JsonNode path : write.path("updateMask").path("fieldPaths")) {
      FieldPath at = FieldPath.parse(path.asText());
      JsonNode value = at.get(fresh);
      at.set(fields, value == null ? null : value.deepCopy());
    }
    return fields;
  }

  private static void checkPrecondition(JsonNode wanted, String name, @Nullable Document old)
      throws Refusal {
    if (wanted.path("exists").isBoolean()) {
      boolean exists = wanted.path("exists").asBoolean();
      if (exists && old == null) {
        throw new Refusal(Code.NOT_FOUND, "No document to update: " + name);
      }
      if (!exists && old != null) {
        throw new Refusal(Code.ALREADY_EXISTS, "Document already exists: " + name);
      }
    }
    if (wanted.has("updateTime")
        && (old == null || !old.updated().toString().equals(wanted.path("updateTime").asText()))) {
      throw new Refusal(Code.FAILED_PRECONDITION, "the stored version does not match");
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
