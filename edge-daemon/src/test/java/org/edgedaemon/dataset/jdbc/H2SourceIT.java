package org.edgedaemon.dataset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.edgedaemon.dataset.SourceException;
import org.edgedaemon.dataset.Window;
import org.junit.jupiter.api.Test;

class H2SourceIT extends JdbcSourceSuite {
  @Override
  OfficeServer server() {
    return OfficeServer.h2();
  }

  @Override
  String numbers(int count) {
    return "(select \"X\" as n from system_range(1, " + count + "))";
  }

  @Override
  String connectionQuery() {
    return "select session_id() as id";
  }

  @Test
  void columnsThatDifferInCaseAloneAreNotMixedUp() {
    String sql = "select id, name as \"Name\", 'x' as \"NAME\" from room where id = 1";
    assertThatThrownBy(() -> ids(source(null, sql, NONE, "name"), Window.ALL))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "the query has no column 'name', and Name and NAME differ from it in case only:"
                + " name the one that is meant with AS");
    JdbcSource exact = source(null, sql, NONE, "NAME");
    assertThat(ids(exact, Window.ALL)).hasSize(1);
    assertThat(exact.records(Window.ALL, idsOf("1")).get(0).body().get("NAME"))
        .hasToString("\"x\"");
  }

  @Test
  void namesInCapitalsAreFound() {
    String url = "jdbc:h2:mem:capitals;DB_CLOSE_DELAY=-1";
    String sql =
        "select * from (values (1, 'a.jpg', 7, now())) v (id, slip_image, faculty_id, changed)";
    try (OfficeDatabase capitals = database(config(url, OfficeServer.PASSWORD))) {
      JdbcSource leaves =
          new JdbcSource(
              ROOMS,
              capitals,
              new JdbcQueries(null, sql, "id", new RowVersion.Column("changed")),
              Set.of("slip_image", "faculty_id"));
      assertThat(ids(leaves, Window.ALL)).containsOnlyKeys("1");
      assertThat(leaves.records(Window.ALL, idsOf("1")).get(0).body().fieldNames())
          .toIterable()
          .containsExactly("id", "slip_image", "faculty_id", "changed");
    }
  }

  @Test
  void everyTypeHasItsForm() {
    server.run(
        """
        drop table if exists kinds;
        create table kinds (id bigint, tiny tinyint, big bigint, price decimal(30, 10),
          real_one real, double_one double precision, flag boolean, on_day date, clock time,
          wall timestamp(6), instant timestamp(6) with time zone, octets varbinary(10),
          picture blob, story clob, doc json, list double precision array, u uuid,
          padded char(5), nothing varchar(5));
        insert into kinds values (1, -5, 9223372036854775807, 12345678901234567890.1234567890,
          0.1, 0.1, true, date '2026-03-01', time '08:09:10', timestamp '2026-03-01 08:09:00',
          timestamp with time zone '2026-03-01 08:09:10.5+00:00', x'00ff10', x'01', 'long',
          '{"a": [1, 2.50]}' format json, array[0.25, -1], '00000000-0000-0000-0000-000000000007',
          'ab', null);
        """);
    assertThat(record("select * from kinds"))
        .isEqualTo(
            "{\"id\":1,\"tiny\":-5,\"big\":9223372036854775807,"
                + "\"price\":12345678901234567890.1234567890,\"real_one\":0.1,"
                + "\"double_one\":0.1,\"flag\":true,\"on_day\":\"2026-03-01\",\"clock\":\"08:09:10\","
                + "\"wall\":\"2026-03-01T08:09:00+03:00\","
                + "\"instant\":\"2026-03-01T11:09:10.5+03:00\",\"octets\":\"AP8Q\","
                + "\"picture\":\"AQ==\",\"story\":\"long\",\"doc\":{\"a\":[1,2.50]},"
                + "\"list\":[0.25,-1.0],\"u\":\"00000000-0000-0000-0000-000000000007\","
                + "\"padded\":\"ab   \",\"nothing\":null}");
  }
}
