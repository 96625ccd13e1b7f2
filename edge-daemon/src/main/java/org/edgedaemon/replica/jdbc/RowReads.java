package org.edgedaemon.replica.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
import org.edgedaemon.jdbc.SqlDriver;
import org.edgedaemon.replica.ImageMaker;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowKey;
import org.jspecify.annotations.Nullable;

/** Reads rows of one table. */
final class RowReads {
  private final Connection connection;
  private final SqlDriver driver;
  private final Cells cells;
  private final Shape shape;
  private final ImageMaker images = new ImageMaker();

  RowReads(Connection connection, SqlDriver driver, Shape shape) {
    this.connection = connection;
    this.driver = driver;
    this.shape = shape;
    this.cells = new Cells(driver, shape.zone());
  }

  /** The rows that there are. */
  Map<RowId, RowImage> images(Collection<RowId> rows, boolean lock) throws SQLException {
    String sql = "select " + shape.select() + " from " + shape.table() + " where ";
    Map<RowId, RowImage> images = new HashMap<>();
    byKeys(
        sql,
        lock ? " for update" : "",
        rows,
        row -> {
          Sighted seen = row(row);
          if (seen != null) {
            images.put(seen.row(), seen.image());
          }
        });
    if (!shape.key().kind().isNumber()) {
      // Where 'a' is equal to 'A', another row than the one that was asked for may have come.
      images.keySet().retainAll(Set.copyOf(rows));
    }
    return images;
  }

  /** Those that there are, by their keys alone. */
  Set<RowId> present(Collection<RowId> rows) throws SQLException {
    Column key = shape.key();
    Set<RowId> present = new HashSet<>();
    byKeys(
        "select " + key.quoted() + " from " + shape.table() + " where ",
        "",
        rows,
        row -> {
          String text = cells.key(key, row, 1);
          if (text != null && isKey(text)) {
            present.add(shape.row(text));
          }
        });
    return present;
  }

  /** A row of a query of all columns; null when its key is too long, or none. */
  @Nullable Sighted row(ResultSet row) throws SQLException {
    String key = null;
    images.drop();
    int at = 1;
    for (Column column : shape.columns().values()) {
      JsonNode value = cells.read(column, row, at);
      if (column.name().equals(shape.spec().key())) {
        key = Cells.key(value);
      }
      if (column.name().equals(shape.spec().updatedAt()) && column.kind() == Kind.LOCAL) {
        value = instant(value);
      }
      images.put(column.name(), value);
      at++;
    }
    return key == null || !isKey(key) ? null : new Sighted(shape.row(key), images.made());
  }

  private JsonNode instant(JsonNode value) {
    return value.isNull()
        ? value
        : TextNode.valueOf(TimeText.instant(value.textValue(), shape.zone()));
  }

  private static boolean isKey(String text) {
    return !text.isEmpty() && text.length() <= RowKey.MAX_LENGTH;
  }

  private void byKeys(String begin, String end, Collection<RowId> rows, Reading reading)
      throws SQLException {
    Column key = shape.key();
    List<String> keys = new ArrayList<>(rows.size());
    for (RowId row : rows) {
      if (key.canHold(row.key().text())) {
        keys.add(row.key().text());
      }
    }
    for (int from = 0; from < keys.size(); from += Sql.LONGEST) {
      List<String> part = keys.subList(from, Math.min(keys.size(), from + Sql.LONGEST));
      String sql = begin + key.quoted() + Sql.among(driver, part.size()) + end;
      try (PreparedStatement select = connection.prepareStatement(sql)) {
        Sql.bind(driver, select, 1, part, key.kind().isNumber());
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            reading.read(row);
          }
        }
      }
    }
  }

  /** A row that was read. */
  record Sighted(RowId row, RowImage image) {}

  /** What is done with each row. */
  @FunctionalInterface
  private interface Reading {
    void read(ResultSet row) throws SQLException;
  }
}
