package org.edgedaemon.outbox.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.journal.h2.EntryColumns;
import org.edgedaemon.outbox.DeadLetter;
import org.jspecify.annotations.Nullable;

/** Dead letters as rows: the entry's columns first, then what became of it. */
final class DeadLetterRows {
  private static final int MAX_REASON = 1_000;
  private static final int MAX_ANSWER = 4_000;

  private static final String FATE =
      "destination, status, reason, answer, attempts, given_up_at, retry_wanted";
  private static final int FATE_AT = EntryColumns.COUNT + 1;
  private static final int ID_AT = FATE_AT + 7;
  private static final String SELECT =
      "select " + EntryColumns.NAMES + ", " + FATE + ", id from dead_letter";

  /** Keeps the id that an operator may have noted. */
  private static final String UPDATE =
      "update dead_letter set ("
          + EntryColumns.NAMES
          + ", "
          + FATE
          + ") = (?"
          + ", ?".repeat(ID_AT - 2)
          + ") where destination = ? and event_id = ?";

  private static final String INSERT =
      "insert into dead_letter ("
          + EntryColumns.NAMES
          + ", "
          + FATE
          + ") values (?"
          + ", ?".repeat(ID_AT - 2)
          + ")";

  private DeadLetterRows() {}

  static void store(Connection connection, List<DeadLetter> letters) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(UPDATE);
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (DeadLetter letter : letters) {
        bind(update, letter);
        update.setString(ID_AT, letter.destination().value());
        update.setBytes(ID_AT + 1, letter.entry().entry().eventId().toBytes());
        if (update.executeUpdate() == 0) {
          bind(insert, letter);
          insert.executeUpdate();
        }
      }
    }
  }

  static List<DeadLetter> list(
      Connection connection, @Nullable DestinationId destination, long afterId, int limit)
      throws SQLException {
    String narrowed = destination == null ? "" : " and destination = ?";
    try (PreparedStatement select =
        connection.prepareStatement(
            SELECT + " where id > ?" + narrowed + " order by id limit " + limit)) {
      select.setLong(1, afterId);
      if (destination != null) {
        select.setString(2, destination.value());
      }
      return read(select);
    }
  }

  static List<DeadLetter> wanted(Connection connection, DestinationId destination, int limit)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            SELECT + " where destination = ? and retry_wanted order by id limit " + limit)) {
      select.setString(1, destination.value());
      return read(select);
    }
  }

  static int wantRetryAll(Connection connection, @Nullable DestinationId destination)
      throws SQLException {
    String narrowed = destination == null ? "" : " where destination = ?";
    try (PreparedStatement update =
        connection.prepareStatement("update dead_letter set retry_wanted = true" + narrowed)) {
      if (destination != null) {
        update.setString(1, destination.value());
      }
      return update.executeUpdate();
    }
  }

  static int forEach(Connection connection, String sql, Collection<Long> ids) throws SQLException {
    int changed = 0;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (long id : ids) {
        statement.setLong(1, id);
        changed += statement.executeUpdate();
      }
    }
    return changed;
  }

  static long count(Connection connection, DestinationId destination) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select count(*) from dead_letter where destination = ?")) {
      select.setString(1, destination.value());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void bind(PreparedStatement statement, DeadLetter letter) throws SQLException {
    EntryColumns.bind(statement, 1, letter.entry());
    statement.setString(FATE_AT, letter.destination().value());
    statement.setInt(FATE_AT + 1, letter.status());
    statement.setString(FATE_AT + 2, shortened(letter.reason(), MAX_REASON));
    statement.setString(FATE_AT + 3, shortened(letter.body(), MAX_ANSWER));
    statement.setInt(FATE_AT + 4, letter.attempts());
    statement.setLong(FATE_AT + 5, EntryColumns.micros(letter.givenUpAt()));
    statement.setBoolean(FATE_AT + 6, letter.retryWanted());
  }

  private static List<DeadLetter> read(PreparedStatement select) throws SQLException {
    List<DeadLetter> letters = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        letters.add(
            new DeadLetter(
                row.getLong(ID_AT),
                new DestinationId(row.getString(FATE_AT)),
                EntryColumns.read(row, 1),
                row.getInt(FATE_AT + 1),
                row.getString(FATE_AT + 2),
                row.getString(FATE_AT + 3),
                row.getInt(FATE_AT + 4),
                EntryColumns.ofMicros(row.getLong(FATE_AT + 5)),
                row.getBoolean(FATE_AT + 6)));
      }
    }
    return letters;
  }

  private static String shortened(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max - 1) + "…";
  }
}
