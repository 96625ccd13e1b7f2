package org.edgedaemon.replica.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.edgedaemon.dataset.jdbc.OfficeServer;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables that the daemon makes are those of the schema that it ships, column by column. */
class DefaultTablesIT {
  private static final Path SCHEMA = Path.of("..", "etc", "master-sync", "schema.sql");
  private static final String DROP =
      "drop table if exists inventory_adjustments, transactions, inventories;";
  private static final List<TablePlan> PLANS = DefaultTables.plans();

  private OfficeServer server;

  @AfterEach
  void drop() {
    server.run(DROP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "mariadb", "postgresql"})
  void areThoseOfTheShippedSchema(String kind) throws Exception {
    server =
        switch (kind) {
          case "h2" -> OfficeServer.h2();
          case "mariadb" -> OfficeServer.mariadb();
          default -> OfficeServer.postgresql();
        };
    server.run(DROP);
    server.run(Files.readString(SCHEMA));
    List<String> shipped = columns();
    server.run(DROP);
    try (JdbcTables made = tables()) {
      made.prepare();
      assertThat(columns()).hasSize(19).isEqualTo(shipped);
      RowId row = new RowId(PLANS.get(0).spec().name(), new RowKey("1"));
      RowImage little =
          RowImage.of(Map.of("id", IntNode.valueOf(1), "name", TextNode.valueOf("Chair")));
      Map<RowId, RowImage> stored = made.transaction(in -> in.write(Map.of(row, little)));
      assertThat(stored.get(row).fields().get("quantity").decimalValue())
          .isEqualByComparingTo(BigDecimal.ZERO);
    }
  }

  private JdbcTables tables() {
    ReplicaDatabase database =
        new ReplicaDatabase(
            server.url(),
            OfficeServer.USER,
            server.password(),
            ZoneOffset.UTC,
            Duration.ofSeconds(30),
            ReplicaDatabase.OVERLAP);
    return new JdbcTables(database, PLANS.stream().map(TablePlan::spec).toList(), false, PLANS);
  }

  private List<String> columns() throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Connection connection = server.connect()) {
      for (TablePlan plan : PLANS) {
        add(connection, plan.spec().name().value(), columns);
      }
    }
    return columns;
  }

  private static void add(Connection connection, String table, List<String> columns)
      throws SQLException {
    DatabaseMetaData all = connection.getMetaData();
    try (ResultSet column =
        all.getColumns(connection.getCatalog(), connection.getSchema(), table, null)) {
      while (column.next()) {
        columns.add(
            String.join(
                " ",
                table,
                column.getString("COLUMN_NAME"),
                type(column),
                column.getString("IS_NULLABLE"),
                preset(column.getString("COLUMN_DEF"))));
      }
    }
    try (ResultSet key =
        all.getImportedKeys(connection.getCatalog(), connection.getSchema(), table)) {
      while (key.next()) {
        columns.add(table + " refers by " + key.getString("FKCOLUMN_NAME"));
      }
    }
  }

  /** MariaDB's times are made without a zone, where they do not end in the year 2038. */
  private static String type(ResultSet column) throws SQLException {
    String name = column.getString("TYPE_NAME").toLowerCase(Locale.ROOT);
    return name.startsWith("datetime") || name.startsWith("timestamp")
        ? "time"
        : name + " " + column.getInt("COLUMN_SIZE") + " " + column.getInt("DECIMAL_DIGITS");
  }

  /** How many zeros a database adds is its own affair. */
  private static String preset(String text) {
    return text == null || text.equals("NULL")
        ? "without a default"
        : "default " + new BigDecimal(text).stripTrailingZeros().toPlainString();
  }
}
