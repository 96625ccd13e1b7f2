package org.edgedaemon.replica.jdbc;

import java.util.Locale;
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

  private final String sql;

  ColumnType(String sql) {
    this.sql = sql;
  }

  /** As the etc file has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isHeldBy(Kind kind) {
    return switch (this) {
      case INTEGER, BIGINT -> kind == Kind.WHOLE || kind == Kind.DECIMAL;
      case DECIMAL -> kind == Kind.DECIMAL;
      case DOUBLE -> kind == Kind.FLOATING;
      case TEXT -> kind == Kind.TEXT || kind == Kind.PADDED;
      case BOOLEAN -> kind == Kind.TRUTH;
      case DATE -> kind == Kind.DATE;
      case TIME -> kind == Kind.TIME;
      case TIMESTAMP -> kind == Kind.LOCAL || kind == Kind.INSTANT;
      case UUID -> kind == Kind.UUID || kind == Kind.TEXT || kind == Kind.PADDED;
      case BYTES -> kind == Kind.OCTETS;
    };
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
