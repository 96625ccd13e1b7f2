package org.edgedaemon.replica.jdbc;

import org.edgedaemon.jdbc.SqlDriver;
import org.jspecify.annotations.Nullable;

/**
 * A column as the etc file describes it.
 *
 * @param length characters of a text at most, digits of a decimal; 0 for a text of any length, and
 *     for what has none
 * @param scale digits of a decimal behind the point
 * @param preset what it holds where a row says nothing of it: a number, {@code true} or {@code
 *     false}, or a text; null for nothing
 */
public record ColumnPlan(
    String name,
    ColumnType type,
    int length,
    int scale,
    boolean nullable,
    @Nullable String preset) {
  private static final int MOST_DIGITS = 38;
  private static final int MOST_CHARACTERS = 10_000;

  public ColumnPlan {
    if (type == ColumnType.DECIMAL) {
      if (length < 1 || length > MOST_DIGITS || scale < 0 || scale > length) {
        throw new IllegalArgumentException(
            "a decimal has 1 to " + MOST_DIGITS + " digits, and no more than these as its scale");
      }
    } else if (type == ColumnType.TEXT) {
      if (length < 0 || length > MOST_CHARACTERS) {
        throw new IllegalArgumentException(
            "a text has 1 to " + MOST_CHARACTERS + " characters, or no length for any");
      }
    } else if (length != 0 || scale != 0) {
      throw new IllegalArgumentException("only a text has a length, only a decimal digits");
    }
    Presets.require(preset, type, length, scale);
  }

  /** A column that holds nothing where a row says nothing of it. */
  public ColumnPlan(String name, ColumnType type, int length, int scale, boolean nullable) {
    this(name, type, length, scale, nullable, null);
  }

  /** The same with a preset. */
  public ColumnPlan withPreset(String value) {
    return new ColumnPlan(name, type, length, scale, nullable, value);
  }

  /** The type in the words of a database. */
  String sql(SqlDriver driver) {
    return switch (type) {
      case DECIMAL -> "decimal(" + length + ", " + scale + ")";
      case TEXT -> length == 0 ? ColumnType.anyText(driver) : "varchar(" + length + ")";
      default -> type.sql(driver);
    };
  }

  /** What stands behind the type in the words of all databases; empty where there is no preset. */
  String presetSql() {
    return preset == null ? "" : " default " + Presets.literal(preset, type);
  }
}
