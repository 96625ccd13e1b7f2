package org.edgedaemon.replica.jdbc;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.jdbc.SqlDriver;

/** What a column that the etc file describes holds; called so there, in small letters. */
public enum ColumnType {
  INTEGER("integer"),
  BIGINT("bigint"),
  /** With digits, and how many of these behind the point. */
  DECIMAL("decimal"),
  DOUBLE("double precision"),
  /** Of a length, or of any. */
  TEXT("varchar"),
  BOOLEAN("boolean"),
  DATE("date"),
  TIME("time(6)"),
  /** Without a zone, with microseconds. */
  TIMESTAMP("timestamp(6)"),
  UUID("uuid"),
  BYTES("bytea");

  private static final Map<ColumnType, Set<Kind>> HELD_BY =
      Map.ofEntries(
          Map.entry(INTEGER, Set.of(Kind.WHOLE, Kind.DECIMAL)),
          Map.entry(BIGINT, Set.of(Kind.WHOLE, Kind.DECIMAL)),
          Map.entry(DECIMAL, Set.of(Kind.DECIMAL)),
          Map.entry(DOUBLE, Set.of(Kind.FLOATING)),
          Map.entry(TEXT, Set.of(Kind.TEXT, Kind.PADDED)),
          Map.entry(BOOLEAN, Set.of(Kind.TRUTH)),
          Map.entry(DATE, Set.of(Kind.DATE)),
          Map.entry(TIME, Set.of(Kind.TIME)),
          Map.entry(TIMESTAMP, Set.of(Kind.LOCAL, Kind.INSTANT)),
          Map.entry(UUID, Set.of(Kind.UUID, Kind.TEXT, Kind.PADDED)),
          Map.entry(BYTES, Set.of(Kind.OCTETS)));

  private final String sql;

  ColumnType(String sql) {
    this.sql = sql;
  }

  /** As the etc file has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isHeldBy(Kind kind) {
    return HELD_BY.getOrDefault(this, Set.of()).contains(kind);
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
