package org.edgedaemon.replica.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.edgedaemon.dataset.jdbc.OfficeServer;
import org.edgedaemon.replica.Tables;
import org.junit.jupiter.api.Test;

class H2TablesIT extends TriggersSuite {
  @Override
  OfficeServer server() {
    return OfficeServer.h2();
  }

  @Override
  Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("bigint", "-9223372036854775808");
    kinds.put("numeric(38,10)", "1234567890123456789012345678.0123456789");
    kinds.put("double precision", "0.1");
    kinds.put("real", "0.1");
    kinds.put("boolean", "true");
    kinds.put("char(5)", "\"ab\"");
    kinds.put("varchar(50)", "\" Ö 💡 'x' \\\"y\\\" \\\\ \"");
    kinds.put("clob", "\"long\"");
    kinds.put("date", "\"2026-02-28\"");
    kinds.put("time(6)", "\"23:59:59.000001\"");
    kinds.put("timestamp(9)", "\"2026-03-29T02:30:00.123456789\"");
    kinds.put("timestamp(6) with time zone", "\"2026-03-29T02:30:00.123456Z\"");
    kinds.put("varbinary(20)", "\"AP9/\"");
    kinds.put("uuid", "\"0e1b0e1b-aaaa-bbbb-cccc-0123456789ab\"");
    kinds.put("json", "\"{\\\"a\\\":[1,2]}\"");
    return kinds;
  }

  /** The application may have a user and a schema of its own. */
  @Test
  void triggersNoteWhateverTheUserOrSchema() throws Exception {
    server()
        .run(
            "create user if not exists clerk password 'x';\n"
                + "create schema if not exists elsewhere;\n"
                + "grant all on things to clerk");
    try (Triggers triggers = new Triggers(database(), List.of(THING))) {
      triggers.install();
      String url = server().url().replace(";DB_CLOSE_DELAY=-1", "");
      try (Connection clerk = DriverManager.getConnection(url, "clerk", "x");
          Statement statement = clerk.createStatement()) {
        statement.execute("set schema elsewhere");
        statement.execute("insert into public.things (id, name) values (41, 'clerk')");
        statement.execute("delete from public.things where id = 41");
      }
      tables.close();
      tables = tables(true);
      assertThat(sightings(Mark.at("0").toString()).stream().map(Tables.Sighting::row))
          .contains(thing("41"));
      triggers.uninstall();
    }
  }
}
