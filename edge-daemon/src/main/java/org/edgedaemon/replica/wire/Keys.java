package org.edgedaemon.replica.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.TableName;

/**
 * Which rows the master knows nothing of: {@code {"table":"…","keys":["…"]}}, answered by {@code
 * {"unknown":["…"]}}.
 */
public final class Keys {
  /** In one question. */
  public static final int MOST = 1_000;

  private static final String KEYS = "keys";
  private static final String UNKNOWN = "unknown";

  private Keys() {}

  /** The question; the rows are of one table. */
  public static byte[] question(TableName table, List<RowId> rows) {
    return Json.write(with(Json.object().put(Records.TABLE, table.value()), KEYS, rows));
  }

  /**
   * Reads a question.
   *
   * @throws MalformedException when it is none
   */
  public static List<RowId> read(byte[] body) {
    Members members = new Members(Json.read(body));
    List<RowId> rows = rows(Records.table(members), members.list(KEYS));
    if (rows.size() > MOST) {
      throw new MalformedException(
          "there are " + rows.size() + " keys, at most " + MOST + " may come at once");
    }
    return rows;
  }

  public static byte[] answer(Collection<RowId> unknown) {
    return Json.write(with(Json.object(), UNKNOWN, unknown));
  }

  /**
   * Reads an answer.
   *
   * @param asked one of them or more, of one table
   * @throws MalformedException when it is none, or one to another question
   */
  public static Set<RowId> unknown(byte[] body, List<RowId> asked) {
    Members members = new Members(Json.read(body));
    Set<RowId> unknown = new HashSet<>(rows(asked.get(0).table(), members.list(UNKNOWN)));
    if (!Set.copyOf(asked).containsAll(unknown)) {
      throw new MalformedException("unknown holds a key that was not asked for");
    }
    return unknown;
  }

  private static ObjectNode with(ObjectNode node, String name, Collection<RowId> rows) {
    ArrayNode keys = node.putArray(name);
    rows.forEach(row -> keys.add(row.key().text()));
    return node;
  }

  private static List<RowId> rows(TableName table, ArrayNode keys) {
    List<RowId> rows = new ArrayList<>(keys.size());
    for (JsonNode key : keys) {
      if (!key.isTextual()) {
        throw new MalformedException("a key is not text");
      }
      try {
        rows.add(new RowId(table, new RowKey(key.textValue())));
      } catch (IllegalArgumentException e) {
        throw new MalformedException(String.valueOf(e.getMessage()), e);
      }
    }
    return rows;
  }
}
