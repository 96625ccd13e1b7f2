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
  /** Look first when more than one in so many was known. */
  private static final int MANY_KNOWN = 8;

  private static final RowInserts<SequencedEntry> ENTRIES =
      new RowInserts<>(
          "entry (" + EntryColumns.NAMES + ", id_time)",
          EntryColumns.COUNT + 1,
          " on conflict do nothing",
          EntryWriter::bind);
  private static final RowInserts<SequencedEntry> OTHERS =
      new RowInserts<>("other_kind (sequence, kind)", 2, "", EntryWriter::bindOther);
  private static final String KNOWN =
      "select 1 from entry where id_time = ? and event_id = ? and kind = ?";
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

  private final Projection projection;

  /** A look-up costs less than a refused row, so it pays when many are known. */
  private boolean lookFirst;

  EntryWriter(Projection projection) {
    this.projection = projection;
  }

  /** Writes what is not known yet, and returns how many those are. */
  int writeNew(Connection connection, Collection<SequencedEntry> entries) throws SQLException {
    List<SequencedEntry> punches = new ArrayList<>(entries.size());
    List<SequencedEntry> others = new ArrayList<>();
    for (SequencedEntry entry : distinct(entries)) {
      (entry.entry().kind() == EntryKind.PUNCH ? punches : others).add(entry);
    }
    return writePunches(connection, punches) + writeOthers(connection, others);
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
    int added = ENTRIES.insert(connection, wanted);
    lookFirst = (punches.size() - added) * MANY_KNOWN > punches.size();
    return added;
  }

  private int writeOthers(Connection connection, List<SequencedEntry> others) throws SQLException {
    List<SequencedEntry> unknown = unknown(connection, others);
    if (unknown.isEmpty()) {
      return 0;
    }
    List<SequencedEntry> wanted = projection.apply(connection, unknown);
    ENTRIES.insert(connection, wanted);
    OTHERS.insert(connection, wanted);
    return wanted.size();
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

  private static void bind(PreparedStatement insert, int column, SequencedEntry entry)
      throws SQLException {
    EntryColumns.bind(insert, column, entry);
    insert.setLong(column + EntryColumns.COUNT, IdTime.of(entry.entry()));
  }

  private static void bindOther(PreparedStatement insert, int column, SequencedEntry entry)
      throws SQLException {
    insert.setLong(column, entry.sequence());
    insert.setInt(column + 1, entry.entry().kind().code());
  }
}
