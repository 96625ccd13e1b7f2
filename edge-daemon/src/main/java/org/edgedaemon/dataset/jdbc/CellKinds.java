package org.edgedaemon.dataset.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import org.edgedaemon.jdbc.SqlDriver;
import org.jspecify.annotations.Nullable;

/**
 * Which column is read how.
 *
 * <pre>
 * whole numbers, decimals     number, every digit kept
 * floating point              number; null for infinities and no-numbers
 * boolean                     true, false; of a MariaDB tinyint(1) another number stays a number
 * date, time                  "2026-03-01", "08:59:31"
 * timestamp                   "2026-03-01T08:59:31+03:00": with the offset that the office's zone has
 *                             then; one without a zone is taken for the office's local time
 * binary                      Base64
 * JSON, array, vector         JSON
 * all else                    text as the database writes it
 * </pre>
 */
final class CellKinds {
  private final SqlDriver driver;
  private final TimeCells times;

  CellKinds(Session session) {
    this.driver = session.driver();
    this.times = new TimeCells(session.zone(), session.offset());
  }

  Cell of(ResultSetMetaData columns, int column) throws SQLException {
    String name = columns.getColumnTypeName(column).toLowerCase(Locale.ROOT);
    Cell special = byName(name);
    return special != null ? special : byType(columns.getColumnType(column), name);
  }

  /** Types that JDBC has no constant for, or that the drivers give another one. */
  private @Nullable Cell byName(String name) {
    return switch (name) {
      case "json", "jsonb", "vector" -> TextCells::json;
      case "uuid", "money" -> TextCells::text;
      case "year" -> NumberCells::whole;
      case "timestamptz" -> times::withZone;
      case "timestamp" -> driver == SqlDriver.MARIADB ? times::ofSession : times::local;
      case "datetime" -> times::local;
      default -> null;
    };
  }

  private Cell byType(int type, String name) {
    return switch (type) {
      case Types.BIT, Types.BOOLEAN -> truth(name);
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> NumberCells::whole;
      // Also those without a sign.
      case Types.BIGINT, Types.NUMERIC, Types.DECIMAL -> NumberCells::exact;
      case Types.REAL -> NumberCells::single;
      case Types.FLOAT, Types.DOUBLE -> NumberCells::floating;
      case Types.DATE -> times::date;
      case Types.TIMESTAMP -> times::local;
      case Types.TIMESTAMP_WITH_TIMEZONE -> times::withZone;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> TextCells::binary;
      case Types.ARRAY -> TextCells::array;
      default -> TextCells::text;
    };
  }

  /** PostgreSQL gives a string of bits the same type. */
  private Cell truth(String name) {
    if (driver == SqlDriver.POSTGRESQL && !name.startsWith("bool")) {
      return TextCells::text;
    }
    return driver == SqlDriver.MARIADB ? NumberCells::truthOrNumber : NumberCells::truth;
  }
}
