package org.edgedaemon.replica.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.edgedaemon.replica.Action;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.MasterRow.Stamp;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.Version;

/**
 * One record of the contract: {@code table}, {@code data}, {@code action}, {@code id}, and ours.
 */
final class Records {
  static final String TABLE = "table";
  static final String DATA = "data";
  static final String ACTION = "action";
  static final String ID = "id";
  static final String KEY = "key";
  static final String WHOLE = "whole";
  static final String CHANGED = "changed";
  static final String BASE = "base";
  static final String UPDATED_AT = "updated_at";
  static final String CREATED = "create";

  private Records() {}

  static ObjectNode write(Change change) {
    ObjectNode node =
        record(change.row(), change.image(), change.action().wireName(), change.id())
            .put(UPDATED_AT, change.updatedAt().toString());
    Version base = change.base();
    node.put(BASE, base == null ? null : base.toString());
    if (!change.whole()) {
      node.put(WHOLE, false);
    }
    if (!change.changed().equals(change.image().fields().keySet())) {
      ArrayNode changed = node.putArray(CHANGED);
      change.changed().forEach(changed::add);
    }
    return node;
  }

  /** A row that others changed; its version is the record's id. */
  static ObjectNode write(MasterRow row) {
    return record(row.row(), row.image(), action(row).wireName(), row.version().toString());
  }

  static MasterRow readRow(ObjectNode node) {
    Members members = new Members(node);
    RowId id = new RowId(table(members), new RowKey(members.text(KEY)));
    Version version = Members.asVersion(members.time(ID));
    boolean deleted = action(members) == Action.DELETE;
    RowImage image = Images.read(members.inner(DATA));
    Stamp deletion = deleted ? new Stamp(version, version.at(), null) : null;
    return new MasterRow(id, version, image, Map.of(), deletion, null);
  }

  static TableName table(Members members) {
    try {
      return new TableName(members.text(TABLE));
    } catch (IllegalArgumentException e) {
      throw new MalformedException(String.valueOf(e.getMessage()), e);
    }
  }

  static Action action(Members members) {
    return switch (members.text(ACTION)) {
      case CREATED -> Action.CREATE;
      case "update" -> Action.UPDATE;
      case "delete" -> Action.DELETE;
      default -> throw new MalformedException("action is none of create, update, delete");
    };
  }

  static Optional<RowKey> key(Members members) {
    return members.word(KEY).map(RowKey::new);
  }

  private static ObjectNode record(RowId row, RowImage image, String action, String id) {
    ObjectNode node = Json.object().put(TABLE, row.table().value());
    node.set(DATA, Images.write(image));
    return node.put(ACTION, action).put(ID, id).put(KEY, row.key().text());
  }

  private static Action action(MasterRow row) {
    if (row.deleted()) {
      return Action.DELETE;
    }
    boolean isNew =
        row.stamps().values().stream().allMatch(at -> at.version().equals(row.version()));
    return isNew ? Action.CREATE : Action.UPDATE;
  }
}
