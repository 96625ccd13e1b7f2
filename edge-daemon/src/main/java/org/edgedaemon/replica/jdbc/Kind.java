package org.edgedaemon.replica.jdbc;

import java.sql.Types;
import java.util.Locale;
import org.edgedaemon.jdbc.SqlDriver;

/**
 * What a column holds, and what becomes of it.
 *
 * <pre>
 * whole, decimal   number, every digit kept
 * floating         number; "NaN", "Infinity" and "-Infinity" as texts
 * truth            true, false; of a MariaDB tinyint(1) another number stays a number
 * bits             of MariaDB: number. Elsewhere text, as "0101"
 * date, time       "2026-03-01", "08:59:31.5"
 * local            time stamp without a zone, as it is: "2026-03-01T08:59:31.5"; the one that tells of
 *                  the last change becomes an instant
 * instant          time stamp with a zone, or MariaDB's timestamp: "2026-03-01T05:59:31.500Z"
 * octets           Base64, with padding
 * uuid             text in small letters
 * padded           text without the blanks at its end
 * json             text, as the database writes it
 * text             all else, as the database writes it
 * </pre>
 */
enum Kind {
  WHOLE,
  DECIMAL,
  FLOATING,
  TRUTH,
  BITS,
  DATE,
  TIME,
  LOCAL,
  INSTANT,
  OCTETS,
  UUID,
  PADDED,
  JSON,
  TEXT;

  /** By the database's metadata. */
  static Kind of(SqlDriver driver, int type, String typeName) {
    return switch (typeName.toLowerCase(Locale.ROOT)) {
      case "uuid" -> UUID;
      case "json", "jsonb" -> JSON;
      case "money" -> TEXT;
      case "year" -> WHOLE;
      case "timestamptz", "timestamp with time zone" -> INSTANT;
      case "timestamp" -> driver == SqlDriver.MARIADB ? INSTANT : LOCAL;
      case "datetime" -> LOCAL;
      case "bit" -> driver == SqlDriver.MARIADB ? BITS : TEXT;
      case "bool", "boolean" -> TRUTH;
      default -> byType(type);
    };
  }

  boolean isNumber() {
    return this == WHOLE || this == DECIMAL || this == FLOATING || this == BITS;
  }

  private static Kind byType(int type) {
    return switch (type) {
      case Types.BOOLEAN, Types.BIT -> TRUTH;
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> WHOLE;
      case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> FLOATING;
      case Types.DATE -> DATE;
      case Types.TIME -> TIME;
      case Types.TIMESTAMP -> LOCAL;
      case Types.TIMESTAMP_WITH_TIMEZONE -> INSTANT;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> OCTETS;
      case Types.CHAR, Types.NCHAR -> PADDED;
      default -> TEXT;
    };
  }
}
