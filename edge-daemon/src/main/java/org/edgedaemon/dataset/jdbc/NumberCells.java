package org.edgedaemon.dataset.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Numbers and truth. */
final class NumberCells {
  private NumberCells() {}

  static JsonNode whole(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? NullNode.instance : LongNode.valueOf(value);
  }

  /** PostgreSQL and H2 have decimals that are no numbers. */
  static JsonNode exact(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    if (text == null || !Character.isDigit(text.charAt(text.length() - 1))) {
      return NullNode.instance;
    }
    return DecimalNode.valueOf(new BigDecimal(text));
  }

  static JsonNode single(ResultSet row, int column) throws SQLException {
    float value = row.getFloat(column);
    return row.wasNull() || !Float.isFinite(value) ? NullNode.instance : FloatNode.valueOf(value);
  }

  static JsonNode floating(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() || !Double.isFinite(value) ? NullNode.instance : DoubleNode.valueOf(value);
  }

  static JsonNode truth(ResultSet row, int column) throws SQLException {
    boolean value = row.getBoolean(column);
    return row.wasNull() ? NullNode.instance : BooleanNode.valueOf(value);
  }

  static JsonNode truthOrNumber(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    if (row.wasNull()) {
      return NullNode.instance;
    }
    return value == 0 || value == 1 ? BooleanNode.valueOf(value == 1) : LongNode.valueOf(value);
  }
}
