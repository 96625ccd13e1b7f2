package org.edgedaemon.replica.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.edgedaemon.jdbc.SqlDriver;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.TablesException;
import org.jspecify.annotations.Nullable;

/** Asks the database for the shapes of tables, each once. */
final class Shapes {
  private static final String HERE_MARIADB = "database()";
  private static final String HERE = "current_schema()";
  private static final Map<Integer, Integer> BITS =
      Map.of(Types.TINYINT, 16, Types.SMALLINT, 16, Types.INTEGER, 32, Types.BIGINT, 64);
  private static final int UNSIGNED_BITS = 65;

  private final SqlDriver driver;
  private final ZoneId zone;
  private final Map<TableName, Shape> known = new HashMap<>();

  Shapes(SqlDriver driver, ZoneId zone) {
    this.driver = driver;
    this.zone = zone;
  }

  /**
   * The shape.
   *
   * @throws TablesException when there is no such table, or it lacks what it needs
   */
  Shape of(Connection connection, TableSpec spec) throws SQLException {
    Shape shape = known.get(spec.name());
    if (shape == null) {
      shape = ask(connection, spec);
      known.put(spec.name(), shape);
    }
    return shape;
  }

  /** Somebody may have altered the tables. */
  void forget() {
    known.clear();
  }

  /** The name that a table really has: those of H2 are in capitals, if nobody said otherwise. */
  String actualName(Connection connection, TableName table) throws SQLException {
    return findName(connection, table)
        .orElseThrow(
            () ->
                new TablesException(
                    "the database has no table "
                        + table
                        + ": create it, or describe its columns in the etc file"));
  }

  /** The same; empty when there is no such table. */
  Optional<String> findName(Connection connection, TableName table) throws SQLException {
    String sql =
        "select table_name from information_schema.tables where table_schema = "
            + here()
            + " and lower(table_name) = ?";
    String found = null;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, table.value().toLowerCase(Locale.ROOT));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String name = row.getString(1);
          found = found == null || name.equals(table.value()) ? name : found;
        }
      }
    }
    return Optional.ofNullable(found);
  }

  private Shape ask(Connection connection, TableSpec spec) throws SQLException {
    String name = actualName(connection, spec.name());
    String table = Sql.quoted(driver, name);
    Set<String> made = made(connection, name);
    Map<String, Column> columns = new LinkedHashMap<>();
    try (PreparedStatement select =
            connection.prepareStatement("select * from " + table + " where 1 = 0");
        ResultSet none = select.executeQuery()) {
      ResultSetMetaData all = none.getMetaData();
      for (int i = 1; i <= all.getColumnCount(); i++) {
        Column column = column(all, i, spec);
        boolean wanted = spec.columns().isEmpty() || spec.columns().contains(column.name());
        if (wanted && !made.contains(all.getColumnName(i))) {
          columns.put(column.name(), column);
        }
      }
    }
    Shape shape =
        new Shape(
            spec,
            table,
            columns,
            alwaysMade(connection, name, spec.key()),
            hasTriggers(connection, name),
            zone);
    check(shape);
    return shape;
  }

  private Column column(ResultSetMetaData all, int at, TableSpec spec) throws SQLException {
    String actual = all.getColumnName(at);
    int type = all.getColumnType(at);
    Kind kind = Kind.of(driver, type, all.getColumnTypeName(at));
    boolean signed = driver != SqlDriver.MARIADB || all.isSigned(at);
    int bits = signed ? BITS.getOrDefault(type, UNSIGNED_BITS) : UNSIGNED_BITS;
    String typeName = all.getColumnTypeName(at).toLowerCase(Locale.ROOT);
    return new Column(fieldName(actual, spec), Sql.quoted(driver, actual), kind, typeName, bits);
  }

  private String fieldName(String actual, TableSpec spec) {
    Set<String> said = new TreeSet<>(spec.columns());
    said.add(spec.key());
    said.add(spec.updatedAt());
    if (said.contains(actual)) {
      return actual;
    }
    return said.stream()
        .filter(actual::equalsIgnoreCase)
        .findFirst()
        .orElseGet(
            () ->
                driver == SqlDriver.H2 && actual.equals(actual.toUpperCase(Locale.ROOT))
                    ? actual.toLowerCase(Locale.ROOT)
                    : actual);
  }

  private static void check(Shape shape) {
    TableSpec spec = shape.spec();
    for (String needed : spec.columns()) {
      require(shape, needed);
    }
    require(shape, spec.key());
    require(shape, spec.updatedAt());
    if (!shape.key().canBeKey()) {
      throw new TablesException(
          "the key " + spec.key() + " of table " + spec.name() + " is no number, text or uuid");
    }
    Kind time = shape.updatedAt().kind();
    if (time != Kind.LOCAL && time != Kind.INSTANT) {
      throw new TablesException(
          "the column " + spec.updatedAt() + " of table " + spec.name() + " is no time stamp");
    }
  }

  private static void require(Shape shape, String column) {
    if (!shape.columns().containsKey(column)) {
      throw new TablesException(
          "table " + shape.spec().name() + " has no column " + column + " that can be written");
    }
  }

  /** Columns that the database computes. */
  private Set<String> made(Connection connection, String table) throws SQLException {
    String condition =
        driver == SqlDriver.MARIADB ? "generation_expression <> ''" : "is_generated = 'ALWAYS'";
    return columns(connection, table, condition);
  }

  private boolean alwaysMade(Connection connection, String table, String key) throws SQLException {
    return driver != SqlDriver.MARIADB
        && columns(connection, table, "identity_generation = 'ALWAYS'").stream()
            .anyMatch(key::equalsIgnoreCase);
  }

  /** Others than ours, which only note keys. */
  private boolean hasTriggers(Connection connection, String table) throws SQLException {
    if (driver == SqlDriver.H2) {
      return true;
    }
    String sql =
        "select count(*) from information_schema.triggers where event_object_schema = "
            + here()
            + " and event_object_table = ? and trigger_name not like 'edge!_daemon!_%' escape '!'";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, table);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1) > 0;
      }
    }
  }

  private Set<String> columns(Connection connection, String table, @Nullable String condition)
      throws SQLException {
    String sql =
        "select column_name from information_schema.columns where table_schema = "
            + here()
            + " and table_name = ? and "
            + condition;
    Set<String> names = new HashSet<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, table);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          names.add(row.getString(1));
        }
      }
    }
    return names;
  }

  private String here() {
    return driver == SqlDriver.MARIADB ? HERE_MARIADB : HERE;
  }
}
