package org.edgedaemon.journal.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;

/** Is what the database holds what was written? */
final class StructureCheck {
  private static final int PAGE = 1_000;
  private static final int QUICK_ENTRIES = 100;
  private static final int MAX_PROBLEMS = 20;

  private final Connection connection;
  private final List<String> problems = new ArrayList<>();
  private final IndexSums rows = new IndexSums();
  private long others;
  private long last;

  private StructureCheck(Connection connection) {
    this.connection = connection;
  }

  /**
   * What a start can afford: the newest entries and all read cursors. Returns the applied sequence.
   */
  static long quick(Connection connection) throws SQLException {
    long applied = applied(connection);
    long last = 0;
    try (Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery(
              "select "
                  + EntryColumns.NAMES
                  + " from entry order by sequence desc limit "
                  + QUICK_ENTRIES)) {
        while (row.next()) {
          last = Math.max(last, EntryColumns.read(row, 1).sequence());
        }
      }
      if (last == 0) {
        requireNone(connection, IndexSums.FIRST_ID, "that there is no entry");
      }
      try (ResultSet row =
          statement.executeQuery(
              "select " + EntryColumns.NAMES + " from read_cursor order by device")) {
        while (row.next()) {
          last = Math.max(last, EntryColumns.read(row, 1).sequence());
        }
      }
    }
    if (last > applied) {
      throw new JournalDamagedException(
          "the journal says it was applied up to " + applied + ", yet holds sequence " + last);
    }
    return applied;
  }

  /**
   * The marks that decide what is passed over: how far the journal was applied, and each watermark.
   * Needs schema 3.
   */
  static void marks(Connection connection) throws SQLException {
    requireNone(
        connection,
        "select id from meta where complement is distinct from -1 - applied_sequence - last_hole",
        "how far the journal was applied");
    requireNone(
        connection,
        "select destination from watermark where complement is distinct from -1 - sequence",
        "a watermark");
  }

  private static void requireNone(Connection connection, String query, String what)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      if (row.next()) {
        throw new JournalDamagedException(what + " is not what was written");
      }
    }
  }

  /** Reads everything there is in this schema; one line per problem. */
  static List<String> thorough(Connection connection, int schema) {
    StructureCheck check = new StructureCheck(connection);
    try {
      check.readAll();
      if (schema >= 2) {
        check.readDeadLetters();
      }
      if (schema >= 3) {
        marks(connection);
      }
      if (schema >= 4) {
        check.readHistory();
      }
      if (schema >= 5) {
        new AttendanceCheck(connection, check::problem).run();
      }
      if (schema >= 6) {
        check.readDeliveries();
      }
      if (schema >= 7) {
        check.readLedger();
      }
    } catch (SQLException | JournalDamagedException e) {
      check.problem("cannot be read further: " + H2Faults.firstLine(e));
    }
    return List.copyOf(check.problems);
  }

  static long applied(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select applied_sequence from meta where id = 1")) {
      if (!row.next() || row.getLong(1) < 0) {
        throw new JournalDamagedException("the journal does not say how far it was applied");
      }
      return row.getLong(1);
    }
  }

  private void readAll() throws SQLException {
    quick(connection);
    readEntries();
    compareOthers();
    compareIndex();
  }

  private void readEntries() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select "
                + EntryColumns.NAMES
                + ", id_time from entry where sequence > ? order by sequence limit "
                + PAGE)) {
      boolean more = true;
      while (more) {
        statement.setLong(1, last);
        more = readPage(statement);
      }
    }
  }

  private boolean readPage(PreparedStatement statement) throws SQLException {
    long before = last;
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        long sequence = row.getLong(1);
        if (sequence <= last) {
          throw new JournalDamagedException("sequence " + sequence + " follows " + last);
        }
        last = sequence;
        checkRow(row);
      }
    }
    return last > before;
  }

  private void checkRow(ResultSet row) throws SQLException {
    try {
      SequencedEntry sequenced = EntryColumns.read(row, 1);
      long idTime = row.getLong(EntryColumns.COUNT + 1);
      if (idTime != IdTime.of(sequenced.entry())) {
        problem("entry " + sequenced.sequence() + " is indexed under another time than its own");
      }
      if (sequenced.entry().kind() != EntryKind.PUNCH) {
        others++;
      }
      rows.add(sequenced, idTime);
    } catch (JournalDamagedException e) {
      problem(String.valueOf(e.getMessage()));
    }
  }

  private void compareOthers() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) from other_kind o join entry e on e.sequence = o.sequence"
                    + " and e.kind = o.kind")) {
      row.next();
      if (row.getLong(1) != others) {
        problem(others + " entries are no punches, " + row.getLong(1) + " are listed as such");
      }
    }
  }

  private void compareIndex() throws SQLException {
    IndexSums index = IndexSums.ofIndex(connection);
    if (!index.equals(rows)) {
      problem("the index of entry ids does not agree with the entries: " + index + ", " + rows);
    }
  }

  private void readDeadLetters() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select " + EntryColumns.NAMES + " from dead_letter")) {
      while (row.next()) {
        EntryColumns.read(row, 1);
      }
    }
  }

  /** What it says is not checked, but a page that cannot be read would stop the next write. */
  private void readHistory() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select id, details from run_history")) {
      while (row.next()) {
        row.getString(2);
      }
    }
  }

  private void readDeliveries() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select event_id, response from delivery")) {
      while (row.next()) {
        row.getString(2);
      }
    }
  }

  private void readLedger() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select version from synced_version union all select url from uploaded_file")) {
      while (row.next()) {
        row.getString(1);
      }
    }
  }

  private void problem(String line) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(line);
    }
  }
}
