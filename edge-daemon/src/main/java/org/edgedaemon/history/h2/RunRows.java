package org.edgedaemon.history.h2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.edgedaemon.history.HistoryException;
import org.edgedaemon.history.Run;
import org.edgedaemon.journal.h2.EntryColumns;
import org.jspecify.annotations.Nullable;

/** Runs as rows. */
final class RunRows {
  /** Of one kind and subject. */
  static final int KEPT = 1_000;

  /** At once, so that no transaction is long. */
  static final int SLICE = 50;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private static final String COLUMNS =
      "kind, subject, reason, started_at, ended_at, fetched, processed, failed, error, details";
  private static final String INSERT =
      "insert into run_history (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String SELECT = "select " + COLUMNS + " from run_history where kind = ?";
  static final String OF_KIND = SELECT + " order by kind desc, id desc limit ?";
  static final String OF_SUBJECT =
      SELECT + " and subject = ? order by kind desc, subject desc, id desc limit ?";
  static final String OLDEST_KEPT =
      "select id from run_history where kind = ? and subject = ?"
          + " order by kind desc, subject desc, id desc limit 1 offset "
          + (KEPT - 1);
  private static final String PRUNE =
      "delete from run_history where kind = ? and subject = ? and id < ? fetch first "
          + SLICE
          + " rows only";

  private RunRows() {}

  /** Also lets the oldest go that are too many. */
  static void add(Connection connection, Run run) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, run.kind());
      insert.setString(2, run.subject());
      insert.setString(3, run.reason());
      insert.setLong(4, EntryColumns.micros(run.started()));
      insert.setLong(5, EntryColumns.micros(run.ended()));
      insert.setLong(6, run.fetched());
      insert.setLong(7, run.processed());
      insert.setLong(8, run.failed());
      insert.setString(9, run.error());
      insert.setString(10, json(run.details()));
      insert.executeUpdate();
    }
    prune(connection, run);
  }

  static List<Run> recent(Connection connection, String kind, @Nullable String subject, int limit)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(subject == null ? OF_KIND : OF_SUBJECT)) {
      int column = 1;
      select.setString(column++, kind);
      if (subject != null) {
        select.setString(column++, subject);
      }
      select.setInt(column, limit);
      return read(select);
    }
  }

  private static void prune(Connection connection, Run run) throws SQLException {
    long oldest = oldestKept(connection, run);
    if (oldest == 0) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(PRUNE)) {
      delete.setString(1, run.kind());
      delete.setString(2, run.subject());
      delete.setLong(3, oldest);
      delete.executeUpdate();
    }
  }

  private static long oldestKept(Connection connection, Run run) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OLDEST_KEPT)) {
      select.setString(1, run.kind());
      select.setString(2, run.subject());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private static List<Run> read(PreparedStatement select) throws SQLException {
    List<Run> runs = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        runs.add(
            new Run(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                EntryColumns.ofMicros(row.getLong(4)),
                EntryColumns.ofMicros(row.getLong(5)),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getString(9),
                texts(row.getString(10))));
      }
    }
    return runs;
  }

  private static String json(Map<String, String> details) {
    try {
      return JSON.writeValueAsString(details);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always JSON", e);
    }
  }

  private static Map<String, String> texts(String json) {
    try {
      return JSON.readValue(json, TEXTS);
    } catch (JsonProcessingException e) {
      throw new HistoryException("the history holds a run that was not written so", e);
    }
  }
}
