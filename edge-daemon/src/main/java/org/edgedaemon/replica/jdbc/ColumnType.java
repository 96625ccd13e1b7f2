package org.edgedaemon.replica.jdbc;

import java.util.Locale;
import java.util.Set;
import org.edgedaemon.jdbc.SqlDriver;

/** What a column that the etc file describes holds; called so there, in small letters. */
public enum ColumnType {
  INTEGER("integer", Kind.WHOLE, Kind.DECIMAL),
  BIGINT("bigint", Kind.WHOLE, Kind.DECIMAL),
  /** With digits, and how many of these behind the point. */
  DECIMAL("decimal", Kind.DECIMAL),
  DOUBLE("double precision", Kind.FLOATING),
  /** Of a length, or of any. */
  TEXT("varchar", Kind.TEXT, Kind.PADDED),
  BOOLEAN("boolean", Kind.TRUTH),
  DATE("date", Kind.DATE),
  TIME("time(6)", Kind.TIME),
  /** Without a zone, with microseconds. */
  TIMESTAMP("timestamp(6)", Kind.LOCAL, Kind.INSTANT),
  UUID("uuid", Kind.UUID, Kind.TEXT, Kind.PADDED),
  BYTES("bytea", Kind.OCTETS);

  private final String sql;
  private final Set<Kind> kinds;

  ColumnType(String sql, Kind... kinds) {
    this.sql = sql;
    this.kinds = Set.of(kinds);
  }

  /** As the etc file has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isHeldBy(Kind kind) {
    return kinds.contains(kind);
  }

  boolean canBeKey() {
    return this == INTEGER || this == BIGINT || this == DECIMAL || this == TEXT || this == UUID;
  }

  /** In the words of a database, without lengths. */
  String sql(SqlDriver driver) {
    return switch (this) {
      case TIMESTAMP -> driver == SqlDriver.MARIADB ? "datetime(6)" : sql;
      // MySQL has no type for them.
      case UUID -> driver == SqlDriver.MARIADB ? "char(36)" : sql;
      case DOUBLE -> driver == SqlDriver.MARIADB ? "double" : sql;
      case BYTES ->
          switch (driver) {
            case POSTGRESQL -> sql;
            case MARIADB -> "longblob";
            case H2 -> "binary large object";
          };
      default -> sql;
    };
  }

  /** Text of any length. */
  static String anyText(SqlDriver driver) {
    return driver == SqlDriver.MARIADB ? "longtext" : "text";
  }
}
