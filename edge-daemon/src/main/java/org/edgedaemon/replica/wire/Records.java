package org.edgedaemon.replica.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.edgedaemon.replica.Action;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.ImageMaker;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.MasterRow.Stamp;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowJson;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TakenChanges;
import org.edgedaemon.replica.Utc;
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
  static final String AGAIN = "again";
  static final String UPDATED_AT = "updated_at";
  static final String CREATED = "create";

  private Records() {}

  static void write(JsonGenerator json, Change change) throws IOException {
    json.writeStartObject();
    members(json, change.row(), change.image(), change.action().wireName(), change.id());
    json.writeStringField(UPDATED_AT, Utc.text(change.updatedAt()));
    Version base = change.base();
    if (base == null) {
      json.writeNullField(BASE);
    } else {
      json.writeStringField(BASE, Utc.text(base.at()));
    }
    if (change.again()) {
      json.writeBooleanField(AGAIN, true);
    }
    if (!change.whole()) {
      json.writeBooleanField(WHOLE, false);
    }
    if (!change.changed().equals(change.image().fields().keySet())) {
      json.writeArrayFieldStart(CHANGED);
      for (String name : change.changed()) {
        json.writeString(name);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** A row that others changed; its version is the record's id. */
  static void write(JsonGenerator json, MasterRow row) throws IOException {
    json.writeStartObject();
    members(json, row.row(), row.image(), action(row).wireName(), Utc.text(row.version().at()));
    json.writeEndObject();
  }

  static MasterRow readRow(ObjectNode node, ImageMaker maker) {
    Members members = new Members(node);
    RowId id = new RowId(table(members), new RowKey(members.text(KEY)));
    Version version = Members.asVersion(members.time(ID));
    boolean deleted = action(members) == Action.DELETE;
    RowImage image = Images.read(members.inner(DATA), maker);
    Stamp deletion = deleted ? new Stamp(version, version.at(), null) : null;
    return new MasterRow(id, version, image, Map.of(), deletion, null, TakenChanges.NONE);
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

  private static void members(
      JsonGenerator json, RowId row, RowImage image, String action, String id) throws IOException {
    json.writeStringField(TABLE, row.table().value());
    json.writeFieldName(DATA);
    RowJson.write(json, image);
    json.writeStringField(ACTION, action);
    json.writeStringField(ID, id);
    json.writeStringField(KEY, row.key().text());
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
