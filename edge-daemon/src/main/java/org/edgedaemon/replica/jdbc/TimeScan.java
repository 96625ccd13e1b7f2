package org.edgedaemon.replica.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.edgedaemon.jdbc.SqlDriver;
import org.edgedaemon.replica.Tables;
import org.jspecify.annotations.Nullable;

/**
 * Scans a table by the time of the last change and the key; all rows by the key alone. Each scan
 * begins some time before the newest change of the last one: who commits late, or has a clock that
 * is behind, is seen by that. A change from the future moves nothing.
 */
final class TimeScan {
  /** Where there is no row, nobody knows how far the clock of who writes is behind. */
  private static final Duration EMPTY_MARGIN = Duration.ofDays(1);

  private final Connection connection;
  private final SqlDriver driver;
  private final Shape shape;
  private final Cells cells;
  private final Duration overlap;

  TimeScan(Connection connection, SqlDriver driver, Shape shape, Duration overlap) {
    this.connection = connection;
    this.driver = driver;
    this.shape = shape;
    this.cells = new Cells(driver, shape.zone());
    this.overlap = overlap;
  }

  Tables.Scan scan(@Nullable Mark since, int limit) throws SQLException {
    if (since == null) {
      return all(beginning(), null, limit);
    }
    return since.isWithinAll() ? all(since.low(), since.key(), limit) : changed(since, limit);
  }

  /** All rows by their keys; afterwards a scan goes on from what is low now. */
  Tables.Scan all(String low, @Nullable String after, int limit) throws SQLException {
    Column key = shape.key();
    String sql =
        select()
            + (after == null ? "" : " where " + key.quoted() + " > ?")
            + " order by "
            + key.quoted()
            + " limit "
            + limit;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      if (after != null) {
        Sql.key(driver, select, 1, after, key.kind().isNumber());
      }
      Found found = found(select);
      boolean more = found.count == limit && found.lastKey != null;
      Mark next = more ? new Mark(low, null, found.lastKey) : Mark.at(low);
      return new Tables.Scan(found.rows, next.toString(), more);
    }
  }

  private Tables.Scan changed(Mark since, int limit) throws SQLException {
    String time = shape.updatedAt().quoted();
    String key = shape.key().quoted();
    String within = since.isWithin() ? " and (" + time + " > ? or " + key + " > ?)" : "";
    String sql =
        select()
            + " where "
            + time
            + " >= ?"
            + within
            + " order by "
            + time
            + ", "
            + key
            + " limit "
            + limit;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      String from = since.time() == null ? minus(since.low(), overlap) : since.time();
      bindTime(select, 1, from);
      if (since.isWithin()) {
        bindTime(select, 2, from);
        String last = since.key() == null ? "" : since.key();
        Sql.key(driver, select, 3, last, shape.key().kind().isNumber());
      }
      Found found = found(select);
      boolean more = found.count == limit && found.lastKey != null && found.lastTime != null;
      String low = found.lastTime == null ? since.low() : later(since.low(), found.lastTime);
      Mark next = more ? new Mark(low, found.lastTime, found.lastKey) : Mark.at(low);
      return new Tables.Scan(found.rows, next.toString(), more);
    }
  }

  private String select() {
    return "select "
        + shape.select()
        + ", "
        + shape.updatedAt().quoted()
        + " as edge_daemon_time from "
        + shape.table();
  }

  private void bindTime(PreparedStatement statement, int at, String time) throws SQLException {
    cells.bind(shape.updatedAt(), statement, at, TextNode.valueOf(time));
  }

  private Found found(PreparedStatement select) throws SQLException {
    RowReads reads = new RowReads(connection, driver, shape);
    Found found = new Found();
    int last = shape.columns().size() + 1;
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        found.count++;
        RowReads.Sighted seen = reads.row(row);
        JsonNode time = cells.read(shape.updatedAt(), row, last);
        if (seen != null) {
          found.rows.add(new Tables.Sighting(seen.row(), Optional.of(seen.image())));
          found.lastKey = seen.row().key().text();
          found.lastTime = time.isNull() ? null : time.textValue();
        }
      }
    }
    return found;
  }

  /** The newest change that there is, but not one from the future. */
  private String beginning() throws SQLException {
    String time = shape.updatedAt().quoted();
    String now = now();
    String sql = "select max(" + time + ") from " + shape.table() + " where " + time + " <= ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      bindTime(select, 1, now);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        JsonNode newest = cells.read(shape.updatedAt(), row, 1);
        return newest.isNull() || !isTime(newest.textValue())
            ? minus(now, EMPTY_MARGIN)
            : newest.textValue();
      }
    }
  }

  private String later(String low, String seen) throws SQLException {
    if (!isTime(seen) || !isAfter(seen, low)) {
      return low;
    }
    String now = now();
    return isAfter(seen, now) ? low : seen;
  }

  private String now() throws SQLException {
    Instant now = DatabaseClock.now(connection, driver);
    return isLocal() ? TimeText.local(now, shape.zone()) : now.toString();
  }

  private String minus(String time, Duration duration) {
    return isLocal()
        ? TimeText.local(LocalDateTime.parse(time).minus(duration))
        : Instant.parse(time).minus(duration).toString();
  }

  private boolean isAfter(String one, String other) {
    return isLocal()
        ? LocalDateTime.parse(one).isAfter(LocalDateTime.parse(other))
        : Instant.parse(one).isAfter(Instant.parse(other));
  }

  private boolean isTime(String text) {
    try {
      return !isAfter(text, text);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private boolean isLocal() {
    return shape.updatedAt().kind() == Kind.LOCAL;
  }

  /** What a query gave. */
  private static final class Found {
    final List<Tables.Sighting> rows = new ArrayList<>();
    int count;
    @Nullable String lastKey;
    @Nullable String lastTime;
  }
}
