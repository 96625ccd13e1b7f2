package org.edgedaemon.journal.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;

/**
 * Writes entries, each id once. New entries are the rule, so they are inserted many at a time, and
 * looked up one by one only when the unique index objects or has just objected. Used by the
 * writer's thread alone.
 */
final class EntryWriter {
  private static final int CHUNK = 50;

  /** Look first when more than one in so many was known. */
  private static final int MANY_KNOWN = 8;

  private static final String PARAMETERS = "(?" + ", ?".repeat(EntryColumns.COUNT) + ")";
  private static final String INSERT =
      "insert into entry (" + EntryColumns.NAMES + ", id_time) values ";
  private static final String UNLESS_KNOWN = " on conflict do nothing";
  private static final String INSERT_ONE = INSERT + PARAMETERS + UNLESS_KNOWN;
  private static final String INSERT_CHUNK =
      INSERT + PARAMETERS + (", " + PARAMETERS).repeat(CHUNK - 1) + UNLESS_KNOWN;
  private static final String KNOWN =
      "select 1 from entry where id_time = ? and event_id = ? and kind = ?";
  private static final String INSERT_OTHER =
      "insert into other_kind (sequence, kind) values (?, ?)";
  private static final String MERGE_CURSOR =
      "merge into read_cursor ("
          + EntryColumns.NAMES
          + ") key (device) values (?"
          + ", ?".repeat(EntryColumns.COUNT - 1)
          + ")";

  private record Identity(EntryKind kind, EventId eventId, long idTime) {
    static Identity of(Entry entry) {
      return new Identity(entry.kind(), entry.eventId(), IdTime.of(entry));
    }
  }

  /** A look-up costs less than a refused row, so it pays when many are known. */
  private boolean lookFirst;

  /**
   * What was not known yet.
   *
   * @param others those that are no punches, in their order; of punches only the count is known
   */
  record Written(int added, List<SequencedEntry> others) {}

  /** Writes what is not known yet. */
  Written writeNew(Connection connection, Collection<SequencedEntry> entries) throws SQLException {
    List<SequencedEntry> punches = new ArrayList<>(entries.size());
    List<SequencedEntry> others = new ArrayList<>();
    for (SequencedEntry entry : distinct(entries)) {
      (entry.entry().kind() == EntryKind.PUNCH ? punches : others).add(entry);
    }
    int added = writePunches(connection, punches);
    List<SequencedEntry> newOthers = writeOthers(connection, others);
    return new Written(added + newOthers.size(), newOthers);
  }

  /** Keeps the newest cursor of each device. */
  void writeCursors(Connection connection, Collection<SequencedEntry> cursors) throws SQLException {
    Map<DeviceId, SequencedEntry> newest = new HashMap<>();
    cursors.forEach(cursor -> newest.put(cursor.entry().device(), cursor));
    if (newest.isEmpty()) {
      return;
    }
    try (PreparedStatement merge = connection.prepareStatement(MERGE_CURSOR)) {
      for (SequencedEntry cursor : newest.values()) {
        EntryColumns.bind(merge, 1, cursor);
        merge.executeUpdate();
      }
    }
  }

  private static List<SequencedEntry> distinct(Collection<SequencedEntry> entries) {
    Set<Identity> seen = new HashSet<>(2 * entries.size());
    List<SequencedEntry> once = new ArrayList<>(entries.size());
    for (SequencedEntry entry : entries) {
      if (seen.add(Identity.of(entry.entry()))) {
        once.add(entry);
      }
    }
    return once;
  }

  private int writePunches(Connection connection, List<SequencedEntry> punches)
      throws SQLException {
    if (punches.isEmpty()) {
      return 0;
    }
    List<SequencedEntry> wanted = lookFirst ? unknown(connection, punches) : punches;
    int added = 0;
    int chunks = wanted.size() / CHUNK * CHUNK;
    for (int from = 0; from < chunks; from += CHUNK) {
      added += insertChunk(connection, wanted.subList(from, from + CHUNK));
    }
    added += insertEach(connection, wanted.subList(chunks, wanted.size()));
    lookFirst = (punches.size() - added) * MANY_KNOWN > punches.size();
    return added;
  }

  private static List<SequencedEntry> writeOthers(
      Connection connection, List<SequencedEntry> others) throws SQLException {
    if (others.isEmpty()) {
      return List.of();
    }
    List<SequencedEntry> wanted = unknown(connection, others);
    insertEach(connection, wanted);
    list(connection, wanted);
    return wanted;
  }

  private static List<SequencedEntry> unknown(Connection connection, List<SequencedEntry> chunk)
      throws SQLException {
    List<SequencedEntry> unknown = new ArrayList<>(chunk.size());
    try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
      for (SequencedEntry sequenced : chunk) {
        Entry entry = sequenced.entry();
        select.setLong(1, IdTime.of(entry));
        select.setBytes(2, entry.eventId().toBytes());
        select.setInt(3, entry.kind().code());
        try (ResultSet row = select.executeQuery()) {
          if (!row.next()) {
            unknown.add(sequenced);
          }
        }
      }
    }
    return unknown;
  }

  private static int insertChunk(Connection connection, List<SequencedEntry> entries)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_CHUNK)) {
      int column = 1;
      for (SequencedEntry entry : entries) {
        bind(insert, column, entry);
        column += EntryColumns.COUNT + 1;
      }
      return insert.executeUpdate();
    }
  }

  private static int insertEach(Connection connection, List<SequencedEntry> entries)
      throws SQLException {
    int added = 0;
    try (PreparedStatement insert = connection.prepareStatement(INSERT_ONE)) {
      for (SequencedEntry entry : entries) {
        bind(insert, 1, entry);
        added += insert.executeUpdate();
      }
    }
    return added;
  }

  private static void bind(PreparedStatement insert, int column, SequencedEntry entry)
      throws SQLException {
    EntryColumns.bind(insert, column, entry);
    insert.setLong(column + EntryColumns.COUNT, IdTime.of(entry.entry()));
  }

  private static void list(Connection connection, List<SequencedEntry> others) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_OTHER)) {
      for (SequencedEntry other : others) {
        insert.setLong(1, other.sequence());
        insert.setInt(2, other.entry().kind().code());
        insert.executeUpdate();
      }
    }
  }
}
