package org.edgedaemon.replica.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.dataset.jdbc.OfficeServer;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped schema in servers of all kinds. */
class ShippedSchemaIT {
  private static final Path SCHEMA = Path.of("..", "etc", "master-sync", "schema.sql");
  private static final String DROP =
      "drop table if exists inventory_adjustments, transactions, inventories;";

  @ParameterizedTest
  @ValueSource(strings = {"h2", "mariadb", "postgresql"})
  void rowsOfAllThreeTablesAreReadAsTheyWereWritten(String kind) throws IOException {
    OfficeServer server =
        switch (kind) {
          case "h2" -> OfficeServer.h2();
          case "mariadb" -> OfficeServer.mariadb();
          default -> OfficeServer.postgresql();
        };
    server.run(DROP);
    server.run(Files.readString(SCHEMA));
    Map<RowId, RowImage> rows = new LinkedHashMap<>();
    rows.put(row("inventories"), image("name", "Chair", "price", "9.50"));
    rows.put(row("transactions"), image("inventory_id", "1", "quantity", "-2.125"));
    rows.put(row("inventory_adjustments"), image("inventory_id", "1", "quantity", "3"));
    ReplicaDatabase database =
        new ReplicaDatabase(
            server.url(),
            OfficeServer.USER,
            server.password(),
            ZoneOffset.UTC,
            Duration.ofSeconds(30),
            ReplicaDatabase.OVERLAP);
    List<TableSpec> specs =
        rows.keySet().stream()
            .map(row -> new TableSpec(row.table(), "id", "updated_at", Set.of(), Set.of()))
            .toList();
    try (JdbcTables tables = new JdbcTables(database, specs, false)) {
      tables.transaction(transaction -> transaction.write(rows));
      assertThat(tables.<Map<RowId, RowImage>>transaction(t -> t.read(rows.keySet())))
          .hasSize(3)
          .allSatisfy(
              (row, image) ->
                  assertThat(image.fields()).containsAllEntriesOf(rows.get(row).fields()));
    } finally {
      server.run(DROP);
    }
  }

  private static RowId row(String table) {
    return new RowId(new TableName(table), new RowKey("1"));
  }

  private static RowImage image(String one, String value, String other, String number) {
    JsonNode first = value.equals("1") ? number("1") : TextNode.valueOf(value);
    return RowImage.of(
        Map.of(
            "id",
            number("1"),
            one,
            first,
            other,
            number(number),
            "updated_at",
            TextNode.valueOf("2026-03-01T08:00:00.123456Z")));
  }

  private static JsonNode number(String text) {
    return DecimalNode.valueOf(new BigDecimal(text));
  }
}
