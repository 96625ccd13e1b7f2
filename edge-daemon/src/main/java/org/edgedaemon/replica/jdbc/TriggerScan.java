package org.edgedaemon.replica.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgedaemon.jdbc.SqlDriver;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.Tables;
import org.jspecify.annotations.Nullable;

/**
 * Scans what triggers have noted. Numbers are given before the commit: what is younger than the
 * overlap is looked at again, as smaller numbers may still come.
 */
final class TriggerScan {
  /** Notes are kept so long; whoever comes later compares everything anyway. */
  private static final Duration KEPT = Duration.ofDays(7);

  private final Connection connection;
  private final SqlDriver driver;
  private final Shape shape;
  private final Duration overlap;

  TriggerScan(Connection connection, SqlDriver driver, Shape shape, Duration overlap) {
    this.connection = connection;
    this.driver = driver;
    this.shape = shape;
    this.overlap = overlap;
  }

  Tables.Scan scan(@Nullable Mark since, int limit) throws SQLException {
    if (since == null || since.isWithinAll()) {
      if (since == null) {
        forget();
      }
      TimeScan all = new TimeScan(connection, driver, shape, overlap);
      return since == null
          ? all.all(beginning(), null, limit)
          : all.all(since.low(), since.key(), limit);
    }
    return noted(since, limit);
  }

  private Tables.Scan noted(Mark since, int limit) throws SQLException {
    String sql =
        "select seq, row_key, noted_at < "
            + DatabaseClock.ago(driver, overlap.toSeconds())
            + " from edge_daemon_change where table_name = ? and seq > ? order by seq limit "
            + limit;
    long low = Long.parseLong(since.low());
    long last = since.time() == null ? low : Long.parseLong(since.time());
    int count = 0;
    Set<RowId> rows = new LinkedHashSet<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, shape.spec().name().value());
      select.setLong(2, last);
      try (ResultSet note = select.executeQuery()) {
        while (note.next()) {
          count++;
          last = note.getLong(1);
          row(note.getString(2)).ifPresent(rows::add);
          low = note.getBoolean(3) ? last : low;
        }
      }
    }
    boolean more = count == limit;
    Mark next = new Mark(String.valueOf(low), more ? String.valueOf(last) : null, null);
    return new Tables.Scan(sightings(rows), next.toString(), more);
  }

  private List<Tables.Sighting> sightings(Set<RowId> rows) throws SQLException {
    Map<RowId, RowImage> images = new RowReads(connection, driver, shape).images(rows, false);
    List<Tables.Sighting> sightings = new ArrayList<>();
    for (RowId row : rows) {
      sightings.add(new Tables.Sighting(row, Optional.ofNullable(images.get(row))));
    }
    return sightings;
  }

  /** Nothing for what is no key. */
  private Optional<RowId> row(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    String key =
        switch (shape.key().kind()) {
          case WHOLE, DECIMAL -> plain(text);
          case UUID -> text.toLowerCase(Locale.ROOT);
          case PADDED -> text.stripTrailing();
          default -> text;
        };
    return key.isEmpty() || key.length() > RowKey.MAX_LENGTH
        ? Optional.empty()
        : Optional.of(shape.row(key));
  }

  private static String plain(String number) {
    BigDecimal value = new BigDecimal(number);
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private String beginning() throws SQLException {
    String sql =
        "select coalesce(max(seq), 0) from edge_daemon_change where table_name = ? and noted_at < "
            + DatabaseClock.ago(driver, overlap.toSeconds());
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, shape.spec().name().value());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return String.valueOf(row.getLong(1));
      }
    }
  }

  private void forget() throws SQLException {
    String sql =
        "delete from edge_daemon_change where noted_at < "
            + DatabaseClock.ago(driver, KEPT.toSeconds());
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.executeUpdate();
    }
  }
}
