package org.edgedaemon.replica.jdbc;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;
import org.edgedaemon.jdbc.SqlDriver;
import org.jspecify.annotations.Nullable;

/** How the databases want their SQL. */
final class Sql {
  /** Lists of keys come in these lengths, so that there are few statements. */
  private static final int[] LENGTHS = {1, 8, 64, 512};

  /** Keys in one list at most. */
  static final int LONGEST = LENGTHS[LENGTHS.length - 1];

  private Sql() {}

  static String quoted(SqlDriver driver, String name) {
    String quote = driver == SqlDriver.MARIADB ? "`" : "\"";
    return quote + name.replace(quote, quote + quote) + quote;
  }

  /** A condition, beginning with an operator, for so many values. */
  static String among(SqlDriver driver, int count) {
    if (driver == SqlDriver.POSTGRESQL) {
      return " = any(?)";
    }
    return " in (" + marks(padded(count)) + ")";
  }

  /**
   * Sets the values of {@link #among}.
   *
   * @param numbers whether they are numbers
   * @return the next place
   */
  static int bind(
      SqlDriver driver,
      PreparedStatement statement,
      int at,
      Collection<String> keys,
      boolean numbers)
      throws SQLException {
    if (driver == SqlDriver.POSTGRESQL) {
      // Of no type, so that the server takes it for what it is compared with.
      statement.setObject(at, array(keys), Types.OTHER);
      return at + 1;
    }
    int place = at;
    String last = "";
    for (String key : keys) {
      last = key;
      key(driver, statement, place++, key, numbers);
    }
    for (int i = keys.size(); i < padded(keys.size()); i++) {
      key(driver, statement, place++, last, numbers);
    }
    return place;
  }

  /** Sets one key. */
  static void key(SqlDriver driver, PreparedStatement statement, int at, String key, boolean number)
      throws SQLException {
    if (driver == SqlDriver.POSTGRESQL) {
      statement.setObject(at, key, Types.OTHER);
    } else if (number) {
      number(statement, at, new BigDecimal(key));
    } else {
      statement.setString(at, key);
    }
  }

  /** Sets a value that the server takes for what it is written into or compared with. */
  static void text(SqlDriver driver, PreparedStatement statement, int at, @Nullable String text)
      throws SQLException {
    if (text == null) {
      statement.setNull(at, driver == SqlDriver.POSTGRESQL ? Types.OTHER : Types.VARCHAR);
    } else if (driver == SqlDriver.POSTGRESQL) {
      statement.setObject(at, text, Types.OTHER);
    } else {
      statement.setString(at, text);
    }
  }

  static String marks(int count) {
    StringJoiner marks = new StringJoiner(", ");
    for (int i = 0; i < count; i++) {
      marks.add("?");
    }
    return marks.toString();
  }

  /** Inserts, or replaces the row of the same key. */
  static String upsert(SqlDriver driver, String table, List<String> key, List<String> others) {
    StringJoiner columns = new StringJoiner(", ");
    key.forEach(columns::add);
    others.forEach(columns::add);
    String values = ") values (" + marks(key.size() + others.size()) + ")";
    String keys = String.join(", ", key);
    StringJoiner sets = new StringJoiner(", ");
    return switch (driver) {
      case H2 -> "merge into " + table + " (" + columns + ") key (" + keys + values;
      case POSTGRESQL -> {
        others.forEach(column -> sets.add(column + " = excluded." + column));
        yield "insert into "
            + table
            + " ("
            + columns
            + values
            + " on conflict ("
            + keys
            + ") do update set "
            + sets;
      }
      case MARIADB -> {
        others.forEach(column -> sets.add(column + " = values(" + column + ")"));
        yield "insert into " + table + " (" + columns + values + " on duplicate key update " + sets;
      }
    };
  }

  private static int padded(int count) {
    return Arrays.stream(LENGTHS).filter(length -> length >= count).findFirst().orElse(count);
  }

  private static void number(PreparedStatement statement, int at, BigDecimal value)
      throws SQLException {
    if (value.scale() <= 0 && value.precision() < 19) {
      statement.setLong(at, value.longValueExact());
    } else {
      statement.setBigDecimal(at, value);
    }
  }

  /** A list as PostgreSQL writes it; null is null. */
  static String array(Collection<? extends @Nullable String> values) {
    StringBuilder array = new StringBuilder("{");
    for (String value : values) {
      if (array.length() > 1) {
        array.append(',');
      }
      if (value == null) {
        array.append("NULL");
      } else {
        quoted(value, array);
      }
    }
    return array.append('}').toString();
  }

  private static void quoted(String value, StringBuilder array) {
    array.append('"');
    for (int i = 0; i < value.length(); i++) {
      char one = value.charAt(i);
      if (one == '"' || one == '\\') {
        array.append('\\');
      }
      array.append(one);
    }
    array.append('"');
  }
}
