package org.edgedaemon.dataset.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.ids.IdSet;
import org.edgedaemon.dataset.run.Hitch.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the records that others refer to: which of them did not come into the cloud in
 * this run. Of a dataset that was not dealt with in it nothing is known, and nothing held back.
 */
final class Parents {
  private final Map<DatasetName, Parent> all = new HashMap<>();

  /** One dataset that others refer to. */
  static final class Parent {
    private final IdSet lost;
    private final IdSet waiting;
    private @Nullable IdSet onlyThese;

    private Parent(IdSet lost, IdSet waiting) {
      this.lost = lost;
      this.waiting = waiting;
    }

    /** This one is not in the cloud. */
    void keepOut(RecordId id, Kind why) {
      (why == Kind.WAITS ? waiting : lost).add(id);
    }

    /** Nothing else is known to be in the cloud; null when that is not so. */
    void only(@Nullable IdSet inCloud) {
      onlyThese = inCloud;
    }

    private @Nullable Kind stateOf(RecordId id) {
      if (waiting.contains(id)) {
        return Kind.WAITS;
      }
      boolean missing = lost.contains(id) || (onlyThese != null && !onlyThese.contains(id));
      return missing ? Kind.ORPHAN : null;
    }
  }

  /** Begins to deal with a dataset that others refer to. */
  Parent begin(DatasetName name, IdSet lost, IdSet waiting) {
    Parent parent = new Parent(lost, waiting);
    all.put(name, parent);
    return parent;
  }

  /** Why a record is held back; null when all that it refers to may be there. */
  @Nullable Hitch of(Dataset dataset, ObjectNode body) {
    if (dataset.references().isEmpty()) {
      return null;
    }
    for (Map.Entry<String, DatasetName> reference :
        new TreeMap<>(dataset.references()).entrySet()) {
      Parent parent = all.get(reference.getValue());
      JsonNode value = body.path(reference.getKey());
      Hitch hitch = parent == null ? null : hitch(parent, reference.getKey(), value);
      if (hitch != null) {
        return hitch;
      }
    }
    return null;
  }

  private static @Nullable Hitch hitch(Parent parent, String member, JsonNode value) {
    for (JsonNode one : value.isArray() ? value : List.of(value)) {
      RecordId id = idOf(one);
      Kind state = id == null ? null : parent.stateOf(id);
      if (state != null) {
        return new Hitch(state, "its " + role(member) + " " + id + " was not stored");
      }
    }
    return null;
  }

  private static @Nullable RecordId idOf(JsonNode value) {
    if (!value.isTextual() && !value.isIntegralNumber()) {
      return null;
    }
    String text = value.asText().strip();
    return text.isEmpty() || text.length() > RecordId.MAX_LENGTH ? null : new RecordId(text);
  }

  /** {@code faculty_id} refers to the faculty. */
  private static String role(String member) {
    String role = member.replaceFirst("(_id|Id)s?$", "");
    return role.isEmpty() ? member : role;
  }
}
