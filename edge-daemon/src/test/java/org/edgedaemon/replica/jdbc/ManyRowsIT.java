package org.edgedaemon.replica.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many rows at once, in columns of the same type: nothing but their order tells the database which
 * value belongs where.
 */
class ManyRowsIT {
  private static final TableSpec SPEC =
      new TableSpec(new TableName("alike"), "id", "updated_at", Set.of(), Set.of());
  private static final List<String> COLUMNS = List.of("a", "b", "c", "d");
  private static final int ROWS = 40;

  private OfficeServer server;
  private JdbcTables tables;

  @AfterEach
  void close() {
    tables.close();
    server.run("drop table alike");
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "mariadb", "postgresql"})
  void everyValueIsInItsOwnColumnAndRow(String kind) throws Exception {
    open(
        switch (kind) {
          case "h2" -> OfficeServer.h2();
          case "mariadb" -> OfficeServer.mariadb();
          default -> OfficeServer.postgresql();
        });
    write("first");
    assertThat(stored()).isEqualTo(expected("first"));
    write("second");
    assertThat(stored()).isEqualTo(expected("second"));
  }

  @Test
  void postgresqlTakesThemInOneStatement() throws Exception {
    open(OfficeServer.postgresql());
    write("first");
    assertThat(statements()).as("that inserted").isEqualTo(1);
    write("second");
    assertThat(statements()).as("that updated").isEqualTo(1);
  }

  private void open(OfficeServer with) {
    server = with;
    server.run("drop table if exists alike");
    server.run(
        "create table alike (id integer primary key, d varchar(20), b varchar(20), a varchar(20),"
            + " c varchar(20), updated_at timestamp(6) null)");
    tables =
        new JdbcTables(
            new ReplicaDatabase(
                server.url(),
                OfficeServer.USER,
                server.password(),
                ZoneOffset.UTC,
                Duration.ofSeconds(20),
                ReplicaDatabase.OVERLAP),
            List.of(SPEC),
            false);
  }

  private void write(String round) {
    Map<RowId, RowImage> rows = new LinkedHashMap<>();
    for (int id = 1; id <= ROWS; id++) {
      Map<String, JsonNode> fields = new LinkedHashMap<>();
      fields.put("id", IntNode.valueOf(id));
      fields.put("updated_at", TextNode.valueOf("2026-03-01T08:00:00Z"));
      for (String column : COLUMNS) {
        String value = value(round, id, column);
        fields.put(column, value == null ? NullNode.instance : TextNode.valueOf(value));
      }
      rows.put(new RowId(SPEC.name(), new RowKey(Integer.toString(id))), RowImage.of(fields));
    }
    Map<RowId, RowImage> stored = tables.transaction(in -> in.write(rows));
    assertThat(stored).isEqualTo(rows);
  }

  private static String value(String round, int id, String column) {
    return id % 7 == 0 && column.equals("b") ? null : round + " " + column + id;
  }

  private static Map<Integer, List<String>> expected(String round) {
    Map<Integer, List<String>> rows = new LinkedHashMap<>();
    for (int id = 1; id <= ROWS; id++) {
      List<String> values = new ArrayList<>();
      for (String column : COLUMNS) {
        values.add(value(round, id, column));
      }
      rows.put(id, values);
    }
    return rows;
  }

  private Map<Integer, List<String>> stored() throws SQLException {
    Map<Integer, List<String>> rows = new LinkedHashMap<>();
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select id, a, b, c, d from alike order by id")) {
      while (row.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
          values.add(row.getString(i + 2));
        }
        rows.put(row.getInt(1), values);
      }
    }
    return rows;
  }

  /** Rows of one statement have the same transaction and the same command in it. */
  private int statements() throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(distinct xmin::text || '.' || cmin::text) from alike")) {
      row.next();
      return row.getInt(1);
    }
  }
}
