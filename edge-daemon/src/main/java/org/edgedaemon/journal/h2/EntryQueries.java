package org.edgedaemon.journal.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.journal.JournalQuery;
import org.edgedaemon.punch.DeviceId;

/**
 * Reads entries. Nearly all are punches: queries that want punches go along the sequence, queries
 * that want none go along the short list of the others.
 */
final class EntryQueries {
  private static final String SELECT = "select " + EntryColumns.NAMES + " from entry";
  static final String COUNT_BETWEEN =
      "select count(*) from entry where sequence between ? and ? and device = ?";
  private static final String BY_SEQUENCE = " order by sequence limit ?";

  /** Read cursors are kept apart, only the newest of each device. */
  private static final Set<EntryKind> IN_ENTRY =
      EnumSet.complementOf(EnumSet.of(EntryKind.READ_CURSOR));

  private EntryQueries() {}

  static List<SequencedEntry> after(
      Connection connection, long sequence, Set<EntryKind> kinds, int limit) throws SQLException {
    if (kinds.contains(EntryKind.PUNCH)) {
      String sql = SELECT + " where sequence > ?" + filter(kinds) + BY_SEQUENCE;
      try (PreparedStatement select = connection.prepareStatement(sql)) {
        select.setLong(1, sequence);
        select.setInt(2, limit);
        return read(select);
      }
    }
    return others(connection, sequence, kinds, limit);
  }

  static List<SequencedEntry> find(Connection connection, JournalQuery query) throws SQLException {
    StringBuilder sql = new StringBuilder(SELECT + " where sequence > ?" + filter(query.kinds()));
    List<Object> values = new ArrayList<>(List.of(query.afterSequence()));
    if (query.device() != null) {
      sql.append(" and device = ?");
      values.add(query.device().value());
    }
    if (query.from() != null) {
      sql.append(" and device_time >= ?");
      values.add(EntryColumns.deviceSeconds(query.from()));
    }
    if (query.to() != null) {
      sql.append(" and device_time < ?");
      values.add(EntryColumns.deviceSeconds(query.to()));
    }
    values.add(query.limit());
    try (PreparedStatement select = connection.prepareStatement(sql + BY_SEQUENCE)) {
      for (int i = 0; i < values.size(); i++) {
        select.setObject(i + 1, values.get(i));
      }
      return read(select);
    }
  }

  static Optional<SequencedEntry> cursor(Connection connection, DeviceId device)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select " + EntryColumns.NAMES + " from read_cursor where device = ?")) {
      select.setString(1, device.value());
      return read(select).stream().findFirst();
    }
  }

  static Map<EntryKind, Long> counts(Connection connection) throws SQLException {
    Map<EntryKind, Long> counts = new EnumMap<>(EntryKind.class);
    long punches = count(connection, "select count(*) from entry");
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select kind, count(*) from other_kind group by kind")) {
      while (row.next()) {
        counts.put(kind(row.getInt(1)), row.getLong(2));
        punches -= row.getLong(2);
      }
    }
    counts.put(EntryKind.PUNCH, punches);
    counts.put(EntryKind.READ_CURSOR, count(connection, "select count(*) from read_cursor"));
    return counts;
  }

  private static EntryKind kind(int code) {
    try {
      return EntryKind.ofCode(code);
    } catch (IllegalArgumentException e) {
      JournalDamagedException damaged =
          new JournalDamagedException("the journal lists a kind of entries that there is not");
      damaged.initCause(e);
      throw damaged;
    }
  }

  static long countAfter(Connection connection, long sequence, Set<EntryKind> kinds)
      throws SQLException {
    if (!kinds.contains(EntryKind.PUNCH)) {
      return countOthers(connection, sequence, kinds);
    }
    Set<EntryKind> unwanted = EnumSet.copyOf(IN_ENTRY);
    unwanted.removeAll(kinds);
    return countRows(connection, sequence) - countOthers(connection, sequence, unwanted);
  }

  /** Along the sequence: an index by device would cost every insert, and this is asked rarely. */
  static long countBetween(
      Connection connection, DeviceId device, Set<EntryKind> kinds, long first, long last)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(COUNT_BETWEEN + filter(kinds))) {
      select.setLong(1, first);
      select.setLong(2, last);
      select.setString(3, device.value());
      return one(select);
    }
  }

  private static List<SequencedEntry> others(
      Connection connection, long sequence, Set<EntryKind> kinds, int limit) throws SQLException {
    List<SequencedEntry> found = new ArrayList<>();
    String list =
        "select sequence from other_kind where sequence > ?" + filter(kinds) + BY_SEQUENCE;
    try (PreparedStatement listed = connection.prepareStatement(list);
        PreparedStatement select = connection.prepareStatement(SELECT + " where sequence = ?")) {
      listed.setLong(1, sequence);
      listed.setInt(2, limit);
      try (ResultSet row = listed.executeQuery()) {
        while (row.next()) {
          select.setLong(1, row.getLong(1));
          found.addAll(read(select));
        }
      }
    }
    return found;
  }

  /** Counts the shorter side of {@code sequence}; the count of all rows costs nothing. */
  private static long countRows(Connection connection, long sequence) throws SQLException {
    long first = count(connection, "select coalesce(min(sequence), 0) from entry");
    long last = count(connection, "select coalesce(max(sequence), 0) from entry");
    if (sequence - first > last - sequence) {
      return count(connection, "select count(*) from entry where sequence > ?", sequence);
    }
    return count(connection, "select count(*) from entry")
        - count(connection, "select count(*) from entry where sequence <= ?", sequence);
  }

  private static long countOthers(Connection connection, long sequence, Set<EntryKind> kinds)
      throws SQLException {
    if (kinds.isEmpty()) {
      return 0;
    }
    return count(
        connection, "select count(*) from other_kind where sequence > ?" + filter(kinds), sequence);
  }

  private static long count(Connection connection, String sql, long... values) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        select.setLong(i + 1, values[i]);
      }
      return one(select);
    }
  }

  private static long one(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static List<SequencedEntry> read(PreparedStatement select) throws SQLException {
    List<SequencedEntry> entries = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        entries.add(EntryColumns.read(row, 1));
      }
    }
    return entries;
  }

  /** The codes are our own numbers; no filter when everything is wanted. */
  private static String filter(Set<EntryKind> kinds) {
    if (kinds.containsAll(IN_ENTRY)) {
      return "";
    }
    return kinds.stream()
        .map(kind -> String.valueOf(kind.code()))
        .collect(Collectors.joining(",", " and kind in (", ")"));
  }
}
