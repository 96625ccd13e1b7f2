package org.edgedaemon.replica.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import org.edgedaemon.jdbc.SqlDriver;
import org.jspecify.annotations.Nullable;

/**
 * Values of columns as JSON, and back. Values go to the database as texts that it takes for what
 * the column holds, so that it judges them by its own rules.
 *
 * @param zone in which a time without a zone is meant where a column wants one, and the other way
 */
record Cells(SqlDriver driver, ZoneId zone) {
  /** Digits that a long always has room for. */
  private static final int SHORT = 18;

  /** As JSON; null is {@code null}. */
  JsonNode read(Column column, ResultSet row, int at) throws SQLException {
    return switch (column.kind()) {
      case OCTETS -> octets(row.getBytes(at));
      case BITS -> bits(row.getBytes(at));
      case FLOATING -> floating(row, at);
      case INSTANT -> instant(row, at);
      default -> {
        String text = row.getString(at);
        yield text == null ? NullNode.instance : ofText(column.kind(), text);
      }
    };
  }

  /** A key, as text; null when there is none. */
  @Nullable String key(Column column, ResultSet row, int at) throws SQLException {
    return key(read(column, row, at));
  }

  /** The same of a value that was read. */
  static @Nullable String key(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    return value.isNumber() ? plain(value.decimalValue()) : value.asText();
  }

  /**
   * Sets a value.
   *
   * @throws IllegalArgumentException that says why the value is none for the column
   */
  void bind(Column column, PreparedStatement statement, int at, JsonNode value)
      throws SQLException {
    if (column.kind() == Kind.OCTETS) {
      octets(column, statement, at, value);
    } else if (column.kind() == Kind.BITS && !value.isNull()) {
      statement.setLong(at, number(column, value).longValue());
    } else {
      Sql.text(driver, statement, at, value.isNull() ? null : text(column, value));
    }
  }

  /**
   * Looks whether a value can be set.
   *
   * @throws IllegalArgumentException that says why not
   */
  void check(Column column, JsonNode value) {
    if (!value.isNull()) {
      if (column.kind() == Kind.OCTETS) {
        decoded(column, value);
      } else {
        text(column, value);
      }
    }
  }

  private JsonNode ofText(Kind kind, String text) {
    return switch (kind) {
      case WHOLE, DECIMAL -> number(text);
      case TRUTH -> truth(text);
      case TIME -> TextNode.valueOf(TimeText.time(text));
      case LOCAL -> TextNode.valueOf(TimeText.local(text));
      case UUID -> TextNode.valueOf(text.toLowerCase(Locale.ROOT));
      case PADDED -> TextNode.valueOf(text.stripTrailing());
      default -> TextNode.valueOf(text);
    };
  }

  /** PostgreSQL's numeric has no-numbers. */
  private static JsonNode number(String text) {
    if (text.length() <= SHORT && isDigits(text)) {
      return DecimalNode.valueOf(BigDecimal.valueOf(Long.parseLong(text)));
    }
    try {
      return DecimalNode.valueOf(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return TextNode.valueOf(text);
    }
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static JsonNode truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "1", "t", "true" -> BooleanNode.TRUE;
      case "0", "f", "false" -> BooleanNode.FALSE;
      default -> number(text);
    };
  }

  private static JsonNode floating(ResultSet row, int at) throws SQLException {
    boolean single = row.getMetaData().getColumnType(at) == Types.REAL;
    double value = row.getDouble(at);
    if (row.wasNull()) {
      return NullNode.instance;
    }
    String text = single ? Float.toString(row.getFloat(at)) : Double.toString(value);
    return Double.isFinite(value) ? number(text) : TextNode.valueOf(text);
  }

  private JsonNode instant(ResultSet row, int at) throws SQLException {
    if (driver == SqlDriver.MARIADB) {
      String text = row.getString(at);
      return text == null
          ? NullNode.instance
          : TextNode.valueOf(TimeText.instant(text, ZoneOffset.UTC));
    }
    OffsetDateTime time = row.getObject(at, OffsetDateTime.class);
    if (time == null) {
      return NullNode.instance;
    }
    if (time.equals(OffsetDateTime.MAX) || time.equals(OffsetDateTime.MIN)) {
      return TextNode.valueOf(time.equals(OffsetDateTime.MAX) ? "infinity" : "-infinity");
    }
    Instant instant = time.toInstant();
    return TextNode.valueOf(instant.toString());
  }

  private static JsonNode octets(byte @Nullable [] octets) {
    return octets == null
        ? NullNode.instance
        : TextNode.valueOf(Base64.getEncoder().encodeToString(octets));
  }

  private static JsonNode bits(byte @Nullable [] octets) {
    return octets == null
        ? NullNode.instance
        : DecimalNode.valueOf(new BigDecimal(new BigInteger(1, octets)));
  }

  private void octets(Column column, PreparedStatement statement, int at, JsonNode value)
      throws SQLException {
    if (value.isNull()) {
      statement.setNull(at, driver == SqlDriver.MARIADB ? Types.VARBINARY : Types.BINARY);
    } else {
      statement.setBytes(at, decoded(column, value));
    }
  }

  private static byte[] decoded(Column column, JsonNode value) {
    try {
      return Base64.getDecoder().decode(value.asText());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "column " + column.name() + " holds octets, and the value is no Base64", e);
    }
  }

  /** As a text that the server takes for the column; not for octets. */
  String text(Column column, JsonNode value) {
    return switch (column.kind()) {
      case WHOLE, BITS -> plain(number(column, value));
      // There are words, as NaN.
      case DECIMAL, FLOATING ->
          value.isTextual() ? value.textValue() : plain(number(column, value));
      case TRUTH -> truth(column, value);
      case LOCAL -> TimeText.sqlLocal(value.asText(), zone);
      case INSTANT -> TimeText.sqlInstant(value.asText(), zone, driver != SqlDriver.MARIADB);
      default -> value.isNumber() ? plain(value.decimalValue()) : value.asText();
    };
  }

  private String truth(Column column, JsonNode value) {
    BigDecimal number = number(column, value);
    if (driver == SqlDriver.MARIADB) {
      return plain(number);
    }
    if (number.compareTo(BigDecimal.ONE) == 0 || number.signum() == 0) {
      return number.signum() == 0 ? "false" : "true";
    }
    throw new IllegalArgumentException(
        "column " + column.name() + " is true or false, and the value is neither");
  }

  private static BigDecimal number(Column column, JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value.isNumber()) {
      return value.decimalValue();
    }
    try {
      return new BigDecimal(value.asText());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "column " + column.name() + " is a number, and the value is none", e);
    }
  }

  /** Bounded: a number like 1E+1000000000 would fill the memory. */
  private static String plain(BigDecimal number) {
    return Math.abs((long) number.scale()) > 1_000 ? number.toString() : number.toPlainString();
  }
}
