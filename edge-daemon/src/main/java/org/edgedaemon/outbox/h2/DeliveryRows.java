package org.edgedaemon.outbox.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.journal.h2.EntryColumns;
import org.edgedaemon.outbox.DeliveryCounts;
import org.edgedaemon.outbox.DeliveryNote;
import org.edgedaemon.outbox.DeliveryRecord;
import org.edgedaemon.outbox.DeliveryState;
import org.edgedaemon.punch.EventId;
import org.jspecify.annotations.Nullable;

/** Delivery records as rows. */
final class DeliveryRows {
  private static final String COLUMNS =
      "event_id, destination, sequence, kind, state, attempts, status, response, reason, first_at,"
          + " last_at";
  private static final String SELECT = "select " + COLUMNS + " from delivery";
  private static final String ONE = SELECT + " where event_id = ? and destination = ?";
  private static final String OF_ENTRY = SELECT + " where event_id = ? order by destination";
  private static final String INSERT =
      "insert into delivery (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String UPDATE =
      "update delivery set ("
          + COLUMNS
          + ") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " where event_id = ? and destination = ?";
  private static final int KEY_AT = 12;

  private DeliveryRows() {}

  /** Adds to what is there; returns by how much that changed the counts. */
  static Map<DestinationId, DeliveryCounts> store(
      Connection connection, Collection<DeliveryRecord> records) throws SQLException {
    Map<DestinationId, DeliveryCounts> change = new HashMap<>();
    try (PreparedStatement one = connection.prepareStatement(ONE);
        PreparedStatement insert = connection.prepareStatement(INSERT);
        PreparedStatement update = connection.prepareStatement(UPDATE)) {
      for (DeliveryRecord news : records) {
        DestinationId destination = news.last().destination();
        key(one, 1, news);
        List<DeliveryRecord> before = read(one);
        DeliveryRecord now = before.isEmpty() ? news : before.get(0).then(news);
        PreparedStatement write = before.isEmpty() ? insert : update;
        bind(write, now);
        if (!before.isEmpty()) {
          key(write, KEY_AT, now);
          add(change, destination, before.get(0).last().state(), -1);
        }
        write.executeUpdate();
        add(change, destination, now.last().state(), 1);
      }
    }
    return change;
  }

  static Map<EventId, List<DeliveryRecord>> of(Connection connection, Collection<EventId> entries)
      throws SQLException {
    Map<EventId, List<DeliveryRecord>> found = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(OF_ENTRY)) {
      for (EventId entry : entries) {
        select.setBytes(1, entry.toBytes());
        List<DeliveryRecord> records = read(select);
        if (!records.isEmpty()) {
          found.put(entry, records);
        }
      }
    }
    return found;
  }

  static List<DeliveryRecord> find(
      Connection connection,
      Set<DeliveryState> states,
      @Nullable DestinationId destination,
      long after,
      int limit)
      throws SQLException {
    String which = " where state in (" + codes(states) + ") and sequence > ?";
    if (destination != null) {
      which += " and destination = ?";
    }
    long last = lastOf(connection, which, destination, after, limit);
    return last == 0 ? List.of() : between(connection, which, destination, after, last);
  }

  /** The sequence of the last of {@code limit} entries; 0 when there is none. */
  private static long lastOf(
      Connection connection,
      String which,
      @Nullable DestinationId destination,
      long after,
      int limit)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select max(sequence) from (select distinct sequence from delivery"
                + which
                + " order by sequence fetch first "
                + limit
                + " rows only)")) {
      narrow(select, destination, after);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static List<DeliveryRecord> between(
      Connection connection,
      String which,
      @Nullable DestinationId destination,
      long after,
      long last)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            SELECT + which + " and sequence <= " + last + " order by sequence, destination")) {
      narrow(select, destination, after);
      return read(select);
    }
  }

  private static void narrow(
      PreparedStatement select, @Nullable DestinationId destination, long after)
      throws SQLException {
    select.setLong(1, after);
    if (destination != null) {
      select.setString(2, destination.value());
    }
  }

  static Map<DestinationId, DeliveryCounts> counts(Connection connection) throws SQLException {
    Map<DestinationId, DeliveryCounts> counts = new HashMap<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "select destination, state, count(*) from delivery group by destination, state");
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        add(
            counts,
            new DestinationId(row.getString(1)),
            DeliveryState.ofCode(row.getInt(2)),
            row.getLong(3));
      }
    }
    return counts;
  }

  static void add(
      Map<DestinationId, DeliveryCounts> counts,
      DestinationId destination,
      DeliveryState state,
      long count) {
    counts.merge(destination, new DeliveryCounts(Map.of(state, count)), DeliveryCounts::plus);
  }

  private static String codes(Set<DeliveryState> states) {
    return states.stream()
        .map(state -> Integer.toString(state.code()))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static void key(PreparedStatement statement, int first, DeliveryRecord record)
      throws SQLException {
    statement.setBytes(first, record.last().eventId().toBytes());
    statement.setString(first + 1, record.last().destination().value());
  }

  private static void bind(PreparedStatement statement, DeliveryRecord record) throws SQLException {
    DeliveryNote last = record.last();
    key(statement, 1, record);
    statement.setLong(3, last.sequence());
    statement.setInt(4, last.kind().code());
    statement.setInt(5, last.state().code());
    statement.setInt(6, record.attempts());
    statement.setInt(7, last.status());
    statement.setString(8, last.response());
    statement.setString(9, last.reason());
    statement.setLong(10, EntryColumns.micros(record.firstAt()));
    statement.setLong(11, EntryColumns.micros(last.at()));
  }

  private static List<DeliveryRecord> read(PreparedStatement select) throws SQLException {
    List<DeliveryRecord> records = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        DeliveryNote last =
            new DeliveryNote(
                new DestinationId(row.getString(2)),
                EventId.ofBytes(row.getBytes(1), 0),
                EntryKind.ofCode(row.getInt(4)),
                row.getLong(3),
                DeliveryState.ofCode(row.getInt(5)),
                row.getInt(7),
                row.getString(8),
                row.getString(9),
                EntryColumns.ofMicros(row.getLong(11)));
        records.add(
            new DeliveryRecord(last, row.getInt(6), EntryColumns.ofMicros(row.getLong(10))));
      }
    }
    return records;
  }
}
