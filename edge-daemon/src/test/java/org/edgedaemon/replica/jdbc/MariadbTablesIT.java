package org.edgedaemon.replica.jdbc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.edgedaemon.dataset.jdbc.OfficeServer;

class MariadbTablesIT extends TriggersSuite {
  @Override
  String counted() {
    return "integer auto_increment primary key";
  }

  @Override
  OfficeServer server() {
    return OfficeServer.mariadb();
  }

  @Override
  String time() {
    return "datetime(6)";
  }

  @Override
  Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("bigint unsigned", "18446744073709551615");
    kinds.put("decimal(60,20)", "1234567890123456789012345678.0123456789012345678");
    kinds.put("double", "0.1");
    kinds.put("float", "0.1");
    kinds.put("tinyint(1)", "true");
    kinds.put("tinyint", "-7");
    kinds.put("boolean", "false");
    kinds.put("bit(9)", "257");
    kinds.put("char(5)", "\"ab\"");
    kinds.put("varchar(50)", "\" Ö 💡 'x' \\\"y\\\" \\\\ \"");
    kinds.put("longtext", "\"long\"");
    kinds.put("date", "\"2026-02-28\"");
    kinds.put("time(6)", "\"838:59:58.000001\"");
    kinds.put("datetime(6)", "\"2026-03-29T02:30:00.123456\"");
    kinds.put("timestamp(6) null", "\"2026-03-29T02:30:00.123456Z\"");
    kinds.put("year", "2026");
    kinds.put("varbinary(20)", "\"AP9/\"");
    kinds.put("uuid", "\"0e1b0e1b-aaaa-bbbb-cccc-0123456789ab\"");
    kinds.put("json", "\"{\\\"b\\\": 1,  \\\"a\\\":[1,2]}\"");
    kinds.put("enum('a','b')", "\"b\"");
    return kinds;
  }
}
