package org.edgedaemon.replica.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.edgedaemon.replica.ConflictNote;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.Outcome;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowJson;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.Version;

/**
 * What a master keeps, as JSON.
 *
 * <pre>
 * outcome   {"o": "accepted", "v": version, "r": whole row}
 *           {"o": "conflict", "w": "master", "r": whole row}
 * whole row {"t": table, "k": key, "v": version, "by": origin, "b": {@link RowBody}}
 * conflict  {"t", "k", "by", "c": change's id, "f": [field], "m": image, "md": deleted, "n": image,
 *            "nd": deleted, "w": winner, "i": image, "v": version, "at": microseconds}
 * </pre>
 *
 * Versions count microseconds; {@code updated at} is ISO-8601.
 */
final class StoreJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private StoreJson() {}

  static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  static long micros(Version version) {
    return version.micros();
  }

  static Version version(long micros) {
    return Version.ofMicros(micros);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static String outcome(Outcome outcome) {
    if (outcome instanceof Outcome.Accepted accepted && accepted.row().isEmpty()) {
      // As nearly all are.
      return "{\"o\":\"accepted\",\"v\":" + micros(accepted.version()) + "}";
    }
    ObjectNode json = NODES.objectNode();
    if (outcome instanceof Outcome.Accepted accepted) {
      json.put("o", "accepted").put("v", micros(accepted.version()));
      accepted.row().ifPresent(row -> json.set("r", whole(row)));
    } else if (outcome instanceof Outcome.Conflict conflict) {
      json.put("o", "conflict").put("w", conflict.winner().name());
      json.set("r", whole(conflict.row()));
    } else {
      throw new IllegalArgumentException("what was rejected may be sent again");
    }
    return RowJson.text(json);
  }

  static Outcome outcome(String text) {
    JsonNode json = RowJson.parse(text);
    if (json.path("o").asText().equals("accepted")) {
      return new Outcome.Accepted(
          version(json.path("v").longValue()),
          json.has("r") ? Optional.of(whole(json.path("r"))) : Optional.empty());
    }
    return new Outcome.Conflict(
        Outcome.Winner.valueOf(json.path("w").asText()), whole(json.path("r")));
  }

  static String note(ConflictNote note) {
    ObjectNode json = NODES.objectNode();
    json.put("t", note.row().table().value()).put("k", note.row().key().text());
    json.put("by", note.slave()).put("c", note.changeId());
    ArrayNode fields = json.putArray("f");
    new TreeSet<>(note.fields()).forEach(fields::add);
    json.set("m", RowJson.json(note.masterImage()));
    json.put("md", note.masterDeleted());
    json.set("n", RowJson.json(note.slaveImage()));
    json.put("nd", note.slaveDeleted());
    json.put("w", note.winner().name());
    json.set("i", RowJson.json(note.result()));
    json.put("v", micros(note.version())).put("at", micros(note.noted()));
    return RowJson.text(json);
  }

  static ConflictNote note(String text) {
    JsonNode json = RowJson.parse(text);
    Set<String> fields = new HashSet<>();
    json.path("f").forEach(field -> fields.add(field.asText()));
    return new ConflictNote(
        id(json),
        json.path("by").asText(),
        json.path("c").asText(),
        fields,
        RowJson.image(json.path("m")),
        json.path("md").booleanValue(),
        RowJson.image(json.path("n")),
        json.path("nd").booleanValue(),
        Outcome.Winner.valueOf(json.path("w").asText()),
        RowJson.image(json.path("i")),
        version(json.path("v").longValue()),
        instant(json.path("at").longValue()));
  }

  private static ObjectNode whole(MasterRow row) {
    ObjectNode json = NODES.objectNode();
    json.put("t", row.row().table().value()).put("k", row.row().key().text());
    json.put("v", micros(row.version())).put("by", row.origin());
    json.putRawValue("b", new RawValue(new RowBody().text(row)));
    return json;
  }

  private static MasterRow whole(JsonNode json) {
    return new RowBody()
        .row(
            id(json),
            version(json.path("v").longValue()),
            json.path("by").textValue(),
            RowJson.text(json.path("b")));
  }

  private static RowId id(JsonNode json) {
    return new RowId(new TableName(json.path("t").asText()), new RowKey(json.path("k").asText()));
  }
}
