package org.edgedaemon.dataset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.edgedaemon.dataset.SourceException;
import org.edgedaemon.dataset.Window;
import org.junit.jupiter.api.Test;

class PostgresqlSourceIT extends JdbcSourceSuite {
  @Override
  OfficeServer server() {
    return OfficeServer.postgresql();
  }

  @Override
  String numbers(int count) {
    return "(select n from generate_series(1, " + count + ") as s(n))";
  }

  @Override
  String connectionQuery() {
    return "select pg_backend_pid() as id";
  }

  @Test
  void everyTypeHasItsForm() {
    server.run(
        """
        drop table if exists kinds;
        drop type if exists choice;
        create type choice as enum ('a', 'b');
        create table kinds (id bigint, small smallint, big bigint, price numeric(30, 10),
          no_number numeric, real_one real, double_one double precision, not_double float8,
          flag boolean, bits bit(4), day date, never date, clock time, wall timestamp,
          instant timestamptz, ever timestamptz, octets bytea, story text, doc json, docb jsonb,
          list float8[], grid int[], u uuid, pick choice, cash money, padded char(5),
          nothing varchar(5));
        insert into kinds values (1, -5, 9223372036854775807, 12345678901234567890.1234567890,
          'NaN', 0.1, 0.1, 'Infinity', true, b'0101', '2026-03-01', '-infinity', '08:09:10',
          '2026-03-01 08:09:00', '2026-03-01 08:09:10.5+00', 'infinity', '\\x00ff10', 'long',
          '{"a": [1, 2.50]}', '{"b": null}', '{0.25,-1}', '{{1,2},{3,null}}',
          '00000000-0000-0000-0000-000000000007', 'b', 12.5, 'ab', null);
        """);
    assertThat(record("select * from kinds"))
        .isEqualTo(
            "{\"id\":1,\"small\":-5,\"big\":9223372036854775807,"
                + "\"price\":12345678901234567890.1234567890,\"no_number\":null,\"real_one\":0.1,"
                + "\"double_one\":0.1,\"not_double\":null,\"flag\":true,\"bits\":\"0101\","
                + "\"day\":\"2026-03-01\",\"never\":\"-infinity\",\"clock\":\"08:09:10\","
                + "\"wall\":\"2026-03-01T08:09:00+03:00\","
                + "\"instant\":\"2026-03-01T11:09:10.5+03:00\",\"ever\":\"infinity\","
                + "\"octets\":\"AP8Q\",\"story\":\"long\",\"doc\":{\"a\":[1,2.50]},"
                + "\"docb\":{\"b\":null},\"list\":[0.25,-1.0],\"grid\":[[1,2],[3,null]],"
                + "\"u\":\"00000000-0000-0000-0000-000000000007\",\"pick\":\"b\","
                + "\"cash\":\"$12.50\",\"padded\":\"ab   \",\"nothing\":null}");
  }

  @Test
  void itsOwnSyntaxIsUnderstood() {
    assertThat(
            record(
                "select 1::int as id, $$it's :ids$$ as a, E'\\':since' as b,"
                    + " '{\"k\":1}'::jsonb ? 'k' as c, (array[7,8,9])[id:2] as d"
                    + " /* one /* :ids */ two */ from room where id = 1"))
        .isEqualTo("{\"id\":1,\"a\":\"it's :ids\",\"b\":\"':since\",\"c\":true,\"d\":[7,8]}");
  }

  @Test
  void idsOfAnyTypeAreFound() {
    String uuid = "00000000-0000-0000-0000-000000000007";
    JdbcSource one =
        source(
            "select '" + uuid + "'::uuid",
            "select * from (select '" + uuid + "'::uuid as id) x where id in (:ids)",
            NONE);
    assertThat(ids(one, Window.ALL)).containsOnlyKeys(uuid);
    assertThat(one.records(Window.ALL, idsOf(uuid))).hasSize(1);
  }

  @Test
  void octetsAreNoIds() {
    assertThatThrownBy(() -> ids(source(null, "select '\\x07'::bytea as id", NONE), Window.ALL))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("hex(id)");
  }

  @Test
  void aServerThatDiesIsMissedAndFoundAgain() {
    OfficeServer mortal = OfficeServer.anotherPostgresql();
    try (OfficeDatabase office = database(config(mortal.url(), OfficeServer.PASSWORD))) {
      JdbcSource source =
          new JdbcSource(
              ROOMS,
              office,
              new JdbcQueries(null, "select n as id from " + numbers(1_000_000) + " x", "id", NONE),
              Set.of());
      long[] seen = {0};
      assertThatThrownBy(
              () ->
                  source.ids(
                      Window.ALL,
                      (id, version) -> {
                        if (++seen[0] == 5_000) {
                          mortal.kill();
                        }
                      }))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("went away");
      assertThat(seen[0]).isBetween(5_000L, 999_999L);
      assertThatThrownBy(() -> ids(source, Window.ALL))
          .isInstanceOf(SourceException.class)
          .hasMessageStartingWith("cannot connect to the office database");
    }
  }
}
