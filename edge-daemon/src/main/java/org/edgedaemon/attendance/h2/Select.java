package org.edgedaemon.attendance.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query put together from the conditions that somebody set. */
final class Select {
  private final StringBuilder sql;
  private final List<Object> values = new ArrayList<>();
  private String joint = " where ";

  /** One row as what it means. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  Select(String sql) {
    this.sql = new StringBuilder(sql);
  }

  /** A condition, each {@code ?} of it with its value. */
  Select and(String condition, Object... parameters) {
    sql.append(joint).append(condition);
    joint = " and ";
    values.addAll(List.of(parameters));
    return this;
  }

  /** A condition with one value; nothing when that is null. */
  Select andIf(String condition, @Nullable Object parameter) {
    return parameter == null ? this : and(condition, parameter);
  }

  Select order(String columns, int limit) {
    sql.append(" order by ").append(columns).append(" limit ").append(limit);
    return this;
  }

  <T> List<T> read(Connection connection, Row<T> reading) throws SQLException {
    List<T> rows = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql.toString())) {
      for (int i = 0; i < values.size(); i++) {
        select.setObject(i + 1, values.get(i));
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(reading.read(row));
        }
      }
    }
    return rows;
  }
}
