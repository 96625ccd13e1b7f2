package org.edgedaemon.replica.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.edgedaemon.dataset.jdbc.OfficeServer;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.Tables;
import org.edgedaemon.replica.TablesException;
import org.junit.jupiter.api.Test;

class PostgresqlTablesIT extends TriggersSuite {
  @Override
  OfficeServer server() {
    return OfficeServer.postgresql();
  }

  @Override
  Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("bigint", "-9223372036854775808");
    kinds.put("numeric", "1234567890123456789012345678.01234567890123456789");
    kinds.put("numeric(5)", "\"NaN\"");
    kinds.put("double precision", "0.1");
    kinds.put("float8", "\"-Infinity\"");
    kinds.put("real", "0.1");
    kinds.put("boolean", "false");
    kinds.put("char(5)", "\"ab\"");
    kinds.put("text", "\" Ö 💡 'x' \\\"y\\\" \\\\ \"");
    kinds.put("date", "\"infinity\"");
    kinds.put("time", "\"23:59:59.000001\"");
    kinds.put("timestamp", "\"2026-03-29T02:30:00.123456\"");
    kinds.put("timestamptz", "\"2026-03-29T02:30:00.123456Z\"");
    kinds.put("bytea", "\"AP9/\"");
    kinds.put("uuid", "\"0e1b0e1b-aaaa-bbbb-cccc-0123456789ab\"");
    kinds.put("json", "\"{\\\"b\\\": 1,  \\\"a\\\":[1,2]}\"");
    kinds.put("jsonb", "\"{\\\"a\\\": [1, 2]}\"");
    kinds.put("bit(4)", "\"0101\"");
    kinds.put("inet", "\"192.168.1.201\"");
    kinds.put("integer[]", "\"{1,2}\"");
    kinds.put("interval", "\"1 day 02:00:00\"");
    return kinds;
  }

  @Test
  void truncateIsToldRowByRow() {
    tables.close();
    tables = tables(true);
    server()
        .run(
            "insert into things (id, name) values (1, 'a');\n"
                + "insert into things (id, name) values (2, 'b')");
    try (Triggers triggers = new Triggers(database(), List.of(THING))) {
      triggers.install();
      String mark = scan(null, 9, new ArrayList<>());
      server().run("truncate things cascade");
      assertThat(sightings(mark).stream().map(Tables.Sighting::row))
          .containsExactlyInAnyOrder(thing("1"), thing("2"));
      triggers.uninstall();
    }
  }

  /** A table without an index for what is asked is read whole, which seems dear without measure. */
  @Test
  void noPlanIsCompiled() {
    try (Link link = new Link(database(), () -> 0)) {
      String plan =
          link.transaction(
              connection -> {
                StringBuilder lines = new StringBuilder();
                try (Statement statement = connection.createStatement();
                    ResultSet line =
                        statement.executeQuery(
                            "explain (analyze) select * from things where name like 'a%'")) {
                  while (line.next()) {
                    lines.append(line.getString(1)).append('\n');
                  }
                }
                return lines.append(setting(connection, "jit")).toString();
              });
      assertThat(plan).doesNotContain("JIT").endsWith("off");
    }
  }

  /** Nothing was done in it: it is begun anew, although the connection worked just now. */
  @Test
  void aConnectionThatBreaksBeforeTheCommitCostsNothing() {
    try (Link link = new Link(database(), () -> 0)) {
      int first = link.transaction(this::process);
      server().run("select pg_terminate_backend(" + first + ")");
      assertThat(link.transaction(this::process)).isNotEqualTo(first);
      List<Integer> begun = new ArrayList<>();
      link.transaction(
          connection -> {
            begun.add(process(connection));
            if (begun.size() == 1) {
              server().run("select pg_terminate_backend(" + begun.get(0) + ")");
            }
            return process(connection);
          });
      assertThat(begun).hasSize(2).doesNotHaveDuplicates();
    }
  }

  @Test
  void aCommitWhoseConnectionBreaksIsNotRepeated() {
    try (Link link = new Link(database(), () -> 0)) {
      List<Integer> begun = new ArrayList<>();
      assertThatThrownBy(
              () ->
                  link.transaction(
                      connection -> {
                        begun.add(process(connection));
                        server().run("select pg_terminate_backend(" + begun.get(0) + ")");
                        return begun;
                      }))
          .isInstanceOf(TablesException.class);
      assertThat(begun).hasSize(1);
      assertThat(link.transaction(this::process)).isNotEqualTo(begun.get(0));
    }
  }

  private int process(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet value = statement.executeQuery("select pg_backend_pid()")) {
      assertThat(value.next()).isTrue();
      return value.getInt(1);
    }
  }

  private static String setting(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet value = statement.executeQuery("show " + name)) {
      assertThat(value.next()).isTrue();
      return value.getString(1);
    }
  }

  /** Of several rows at once, too: the answer to a statement would not show what comes after it. */
  @Test
  void whatAnOfficesOwnTriggersDoAfterwardsIsSeen() {
    server()
        .run(
            "create or replace function shout() returns trigger language plpgsql as"
                + " 'begin update things set name = upper(name) where id = new.id and name <>"
                + " upper(name); return null; end'");
    server()
        .run("create trigger shout after insert on things for each row execute procedure shout()");
    Map<RowId, RowImage> stored =
        tables.transaction(
            in ->
                in.write(Map.of(thing("1"), thing(1, "a", null), thing("2"), thing(2, "b", null))));
    assertThat(stored.get(thing("2")).fields().get("name").asText()).isEqualTo("B");
  }
}
