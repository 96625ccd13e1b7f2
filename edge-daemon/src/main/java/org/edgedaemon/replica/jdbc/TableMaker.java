package org.edgedaemon.replica.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.edgedaemon.jdbc.SqlDriver;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.TablesException;

/**
 * Makes the tables that are not there, as the etc file describes them. One that is there is never
 * altered: where it differs, that is told.
 */
final class TableMaker {
  private final Connection connection;
  private final SqlDriver driver;
  private final Shapes shapes;
  private final Map<TableName, TableSpec> specs;
  private final List<String> made = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * A maker.
   *
   * @param specs all that are kept
   */
  TableMaker(
      Connection connection, SqlDriver driver, Shapes shapes, Map<TableName, TableSpec> specs) {
    this.connection = connection;
    this.driver = driver;
    this.shapes = shapes;
    this.specs = specs;
  }

  /** What was made and what people should know. */
  TableReport make(List<TablePlan> plans) throws SQLException {
    for (TablePlan plan : plans) {
      Optional<String> actual = shapes.findName(connection, plan.spec().name());
      if (actual.isPresent()) {
        compare(plan, actual.get());
      } else {
        create(plan);
      }
    }
    return new TableReport(made, warnings);
  }

  private void create(TablePlan plan) throws SQLException {
    TableSpec spec = plan.spec();
    String table = Sql.quoted(driver, folded(spec.name().value()));
    StringJoiner parts = new StringJoiner(", ", "create table " + table + " (", end());
    for (ColumnPlan column : plan.columns()) {
      parts.add(definition(spec, column));
    }
    parts.add("primary key (" + quoted(spec.key()) + ")");
    for (Map.Entry<String, TableName> other : new TreeMap<>(plan.refersTo()).entrySet()) {
      parts.add(reference(other.getKey(), other.getValue()));
    }
    String index =
        "create index "
            + Sql.quoted(driver, folded(indexName(spec.name())))
            + " on "
            + table
            + " ("
            + quoted(spec.updatedAt())
            + ")";
    try (Statement statement = connection.createStatement()) {
      statement.execute(parts.toString());
      statement.execute(index);
    }
    made.add("table " + spec.name());
  }

  private String definition(TableSpec spec, ColumnPlan column) {
    // Keys that differ in small and capital letters only are different ones at every place.
    String exact =
        driver == SqlDriver.MARIADB
                && column.name().equals(spec.key())
                && column.type() == ColumnType.TEXT
            ? " character set utf8mb4 collate utf8mb4_bin"
            : "";
    return quoted(column.name())
        + " "
        + column.sql(driver)
        + exact
        + column.presetSql()
        + (column.nullable() ? " null" : " not null");
  }

  private String reference(String column, TableName other) throws SQLException {
    TableSpec spec = specs.get(other);
    if (spec == null) {
      throw new TablesException(
          "column " + column + " refers to table " + other + ", which is not kept here");
    }
    Shape shape = shapes.of(connection, spec);
    return "foreign key ("
        + quoted(column)
        + ") references "
        + shape.table()
        + " ("
        + shape.key().quoted()
        + ")";
  }

  private String end() {
    return driver == SqlDriver.MARIADB ? ") engine = InnoDB character set utf8mb4" : ")";
  }

  private String quoted(String name) {
    return Sql.quoted(driver, folded(name));
  }

  /** As the database takes a name that an application writes without quotes. */
  private String folded(String name) {
    try {
      DatabaseMetaData database = connection.getMetaData();
      if (database.storesUpperCaseIdentifiers()) {
        return name.toUpperCase(Locale.ROOT);
      }
      return database.storesLowerCaseIdentifiers() ? name.toLowerCase(Locale.ROOT) : name;
    } catch (SQLException e) {
      throw new Brought(e);
    }
  }

  private static String indexName(TableName table) {
    String text = table.value();
    String part =
        text.length() > 40 ? text.substring(0, 40) + Integer.toHexString(text.hashCode()) : text;
    return part + "_changed";
  }

  private void compare(TablePlan plan, String actual) throws SQLException {
    String sql = "select * from " + Sql.quoted(driver, actual) + " where 1 = 0";
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet none = select.executeQuery()) {
      ResultSetMetaData all = none.getMetaData();
      for (ColumnPlan column : plan.columns()) {
        int at = place(all, column.name());
        if (at == 0) {
          differs(plan, "has no column " + column.name(), column);
        } else {
          compare(plan, column, all, at);
        }
      }
    }
  }

  private static int place(ResultSetMetaData all, String name) throws SQLException {
    for (int at = 1; at <= all.getColumnCount(); at++) {
      if (all.getColumnName(at).equalsIgnoreCase(name)) {
        return at;
      }
    }
    return 0;
  }

  private void compare(TablePlan plan, ColumnPlan column, ResultSetMetaData all, int at)
      throws SQLException {
    String type = all.getColumnTypeName(at);
    Kind kind = Kind.of(driver, all.getColumnType(at), type);
    boolean small = isTooSmall(column, kind, all, at);
    if (!column.type().isHeldBy(kind) || small) {
      String is = type.toLowerCase(Locale.ROOT) + (small ? " and too small" : "");
      differs(plan, "has a column " + column.name() + " that is " + is, column);
    } else if (column.nullable() && all.isNullable(at) == ResultSetMetaData.columnNoNulls) {
      differs(plan, "has a column " + column.name() + " that must have a value", column);
    }
  }

  private static boolean isTooSmall(ColumnPlan column, Kind kind, ResultSetMetaData all, int at)
      throws SQLException {
    int precision = all.getPrecision(at);
    int scale = all.getScale(at);
    return switch (column.type()) {
      case TEXT -> column.length() > precision && precision > 0;
      case DECIMAL ->
          precision > 0
              && (precision - scale < column.length() - column.scale() || scale < column.scale());
      case BIGINT -> kind == Kind.WHOLE && all.getColumnType(at) != Types.BIGINT;
      default -> false;
    };
  }

  private void differs(TablePlan plan, String how, ColumnPlan column) {
    warnings.add(
        "table "
            + plan.spec().name()
            + " is there and "
            + how
            + ", where the etc file wants "
            + column.sql(driver)
            + (column.nullable() ? "" : " not null")
            + ": rows that do not fit are refused; alter the table yourself, or correct the etc"
            + " file. Nothing was changed");
  }
}
