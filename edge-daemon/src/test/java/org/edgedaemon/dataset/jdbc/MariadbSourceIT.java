package org.edgedaemon.dataset.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MariadbSourceIT extends JdbcSourceSuite {
  @Override
  OfficeServer server() {
    return OfficeServer.mariadb();
  }

  @Override
  String numbers(int count) {
    return "(select seq as n from seq_1_to_" + count + ")";
  }

  @Override
  String connectionQuery() {
    return "select connection_id() as id";
  }

  @Override
  char quote() {
    return '`';
  }

  @Override
  String wall() {
    return "datetime(6)";
  }

  @Override
  String instant() {
    return "timestamp(6)";
  }

  @Override
  String instant(String utc) {
    return "convert_tz('" + utc + "', '+00:00', @@session.time_zone)";
  }

  @Test
  void everyTypeHasItsForm() {
    server.run(
        """
        drop table if exists kinds;
        create table kinds (id int(5) unsigned zerofill, flag boolean, small tinyint(1),
          tiny tinyint unsigned, big bigint unsigned, price decimal(30, 10), real_one float,
          double_one double, bits bit(1), many bit(12), day date, zero date, clock time, y year,
          wall datetime(6), instant timestamp(6) null, octets varbinary(10), picture blob,
          story longtext, doc json, choice enum('a', 'b'), u uuid, nothing varchar(5));
        set time_zone = '+00:00';
        insert ignore into kinds values (1, true, 7, 255, 18446744073709551615,
          12345678901234567890.1234567890, 0.1, 0.1, b'1', b'101', '2026-03-01', '0000-00-00',
          '-101:09:10', 2026, '2026-03-01 08:09:00', '2026-03-01 08:09:10.5', x'00ff10', x'01',
          'long', '{"a": [1, 2.50]}', 'b', '00000000-0000-0000-0000-000000000007', null);
        """);
    assertThat(record("select * from kinds"))
        .isEqualTo(
            "{\"id\":1,\"flag\":true,\"small\":7,\"tiny\":255,\"big\":18446744073709551615,"
                + "\"price\":12345678901234567890.1234567890,\"real_one\":0.1,"
                + "\"double_one\":0.1,\"bits\":true,\"many\":5,\"day\":\"2026-03-01\","
                + "\"zero\":null,\"clock\":\"-101:09:10\",\"y\":2026,"
                + "\"wall\":\"2026-03-01T08:09:00+03:00\","
                + "\"instant\":\"2026-03-01T11:09:10.5+03:00\",\"octets\":\"AP8Q\","
                + "\"picture\":\"AQ==\",\"story\":\"long\",\"doc\":{\"a\":[1,2.50]},"
                + "\"choice\":\"b\",\"u\":\"00000000-0000-0000-0000-000000000007\","
                + "\"nothing\":null}");
  }

  @Test
  void aBackslashIsOne() {
    assertThat(
            record(
                "select 1 as id, 'it\\'s :ids' as a, \":since\" as b # :ids\n , 5--3 as c from"
                    + " room where id = 1"))
        .isEqualTo("{\"id\":1,\"a\":\"it's :ids\",\"b\":\":since\",\"c\":8}");
  }
}
