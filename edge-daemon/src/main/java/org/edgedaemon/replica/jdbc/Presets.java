package org.edgedaemon.replica.jdbc;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that columns hold where a row says nothing of them. */
final class Presets {
  private static final int INTEGER_BITS = 31;

  /** As many on each side of the point. */
  private static final int MOST_DIGITS = 40;

  private static final Pattern DECIMAL =
      Pattern.compile("-?[0-9]{1,%1$d}(\\.[0-9]{1,%1$d})?".formatted(MOST_DIGITS));

  private Presets() {}

  /**
   * Refuses what such a column cannot hold, or databases do not understand alike.
   *
   * @param preset null for none
   */
  static void require(@Nullable String preset, ColumnType type, int length, int scale) {
    if (preset != null && !fits(preset, type, length, scale)) {
      throw new IllegalArgumentException("the default is no value of such a column");
    }
  }

  private static boolean fits(String preset, ColumnType type, int length, int scale) {
    return switch (type) {
      case TEXT -> length > 0 && preset.length() <= length && isPlain(preset);
      case BOOLEAN -> preset.equals("true") || preset.equals("false");
      case INTEGER -> isWhole(preset, INTEGER_BITS);
      case BIGINT -> isWhole(preset, Long.SIZE - 1);
      case DECIMAL -> isDecimal(preset, length, scale);
      case DOUBLE -> isDecimal(preset, 2 * MOST_DIGITS, MOST_DIGITS);
      default -> false;
    };
  }

  static String literal(String preset, ColumnType type) {
    return switch (type) {
      case TEXT -> "'" + preset.replace("'", "''") + "'";
      case BOOLEAN -> preset;
      default -> new BigDecimal(preset).toPlainString();
    };
  }

  /** A backslash means something to MariaDB only. */
  private static boolean isPlain(String text) {
    return text.indexOf('\\') < 0 && text.chars().noneMatch(Character::isISOControl);
  }

  private static boolean isWhole(String text, int bits) {
    return text.matches("-?[0-9]{1,19}")
        && new BigDecimal(text).toBigIntegerExact().bitLength() <= bits;
  }

  private static boolean isDecimal(String text, int digits, int scale) {
    if (!DECIMAL.matcher(text).matches()) {
      return false;
    }
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    return number.scale() <= scale && number.precision() - number.scale() <= digits - scale;
  }
}
