package org.edgedaemon.destination.firebase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.edgedaemon.destination.firebase.Change.Highest;
import org.edgedaemon.destination.firebase.Change.Merge;
import org.edgedaemon.destination.firebase.Change.Put;
import org.edgedaemon.destination.firebase.Change.Whole;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;

/**
 * What entries change. A mark is written as a document of its own and brings the student's document
 * up to date; a student updates that document; anything else is a document of its own.
 */
record Changes(FirebaseLayout layout) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> STUDENT = List.of("admission_number", "name", "email", "phone");

  /** In order; nothing when a body is not what its kind says. */
  Optional<List<Change>> of(List<SequencedEntry> entries) {
    List<Change> changes = new ArrayList<>();
    for (SequencedEntry entry : entries) {
      Optional<List<Change>> some = of(entry);
      if (some.isEmpty()) {
        return Optional.empty();
      }
      changes.addAll(some.get());
    }
    return Optional.of(changes);
  }

  private Optional<List<Change>> of(SequencedEntry entry) {
    ObjectNode body;
    try {
      body = (ObjectNode) JSON.readTree(entry.entry().body().withSequence(entry.sequence()));
    } catch (IOException | ClassCastException e) {
      return Optional.empty();
    }
    return switch (entry.entry().kind()) {
      case MARK -> studentOf(body).map(id -> List.of(markedStudent(id, body), whole(entry, body)));
      case STUDENT -> studentOf(body).map(id -> List.of(student(id, body)));
      default -> Optional.of(List.of(whole(entry, body)));
    };
  }

  private static Optional<String> studentOf(ObjectNode body) {
    return StudentIds.of(body.path("student").path("admission_number").asText(""));
  }

  private Change whole(SequencedEntry entry, ObjectNode body) {
    EntryKind kind = entry.entry().kind();
    String document = layout.collection(kind) + "/" + entry.entry().eventId();
    return new Whole(document, layout.names(kind).applyTo(body));
  }

  private Change student(String id, ObjectNode body) {
    Fields fields = new Fields(layout.names(EntryKind.STUDENT));
    fields.known(body.path("student"));
    for (String name : List.of("site", "enrolled", "updated_at")) {
      fields.put(name, body.path(name));
    }
    return fields.mergeInto(layout.collection(EntryKind.STUDENT) + "/" + id);
  }

  private Change markedStudent(String id, ObjectNode body) {
    Fields fields = new Fields(layout.names(EntryKind.STUDENT));
    fields.known(body.path("student"));
    fields.put("site", body.path("site"));
    String code = body.path("unit").path("code").asText("");
    if (!code.isEmpty()) {
      JsonNode attendance = body.path("attendance");
      fields.putInUnit(code, "name", body.path("unit").path("name"));
      fields.putInUnit(code, "max_lessons", attendance.path("max_lessons"));
      fields.highest(code, "attended", attendance.path("attended"));
      fields.highest(code, "percentage", attendance.path("percentage"));
    }
    return fields.mergeInto(layout.collection(EntryKind.STUDENT) + "/" + id);
  }

  /** Collects the fields of a student's document; what is not known is left as it is. */
  private static final class Fields {
    private final FieldNames names;
    private final List<Put> puts = new ArrayList<>();
    private final List<Highest> highests = new ArrayList<>();

    Fields(FieldNames names) {
      this.names = names;
    }

    void known(JsonNode student) {
      boolean unnamed = student.path("name").equals(student.path("admission_number"));
      for (String name : STUDENT) {
        if (!(unnamed && name.equals("name"))) {
          put(name, student.path(name));
        }
      }
    }

    void put(String name, JsonNode value) {
      add(names.pathOf(name), value);
    }

    void putInUnit(String code, String name, JsonNode value) {
      add(inUnit(code, name), value);
    }

    void highest(String code, String name, JsonNode number) {
      List<String> path = inUnit(code, name);
      if (number.isNumber() && !path.isEmpty()) {
        highests.add(new Highest(path, number));
      }
    }

    Merge mergeInto(String document) {
      return new Merge(document, puts, highests);
    }

    private void add(List<String> path, JsonNode value) {
      if (!path.isEmpty() && !value.isMissingNode() && !value.isNull()) {
        puts.add(new Put(path, value));
      }
    }

    /** {@code units / code / name}, each part by its name over there; empty when left out. */
    private List<String> inUnit(String code, String name) {
      List<String> units = names.pathOf("units");
      List<String> renamed = names.pathOf("units." + name);
      if (units.isEmpty() || renamed.isEmpty()) {
        return List.of();
      }
      List<String> path = new ArrayList<>(units);
      path.add(code);
      path.add(renamed.get(renamed.size() - 1));
      return path;
    }
  }
}
