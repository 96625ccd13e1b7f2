package org.edgedaemon.replica.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * A column of a table.
 *
 * @param name as the field is called
 * @param quoted as SQL has it
 * @param type as the database calls it
 * @param bits of a whole number
 */
record Column(String name, String quoted, Kind kind, String type, int bits) {
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** That a long always has room for. */
  private static final int DIGITS = 18;

  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d*[1-9])?");

  /** Whether a key could stand in this column, and would read the same. */
  boolean canHold(String key) {
    return switch (kind) {
      case UUID -> UUID.matcher(key).matches();
      case DECIMAL -> NUMBER.matcher(key).matches();
      case WHOLE -> isUsual(key) || (NUMBER.matcher(key).matches() && fits(new BigDecimal(key)));
      default -> key.indexOf('\0') < 0;
    };
  }

  boolean canBeKey() {
    return switch (kind) {
      case WHOLE, DECIMAL, UUID, TEXT, PADDED -> true;
      default -> false;
    };
  }

  /** By hand, as each row has one: only digits, and not too many. */
  private boolean isUsual(String key) {
    for (int i = 0; i < key.length(); i++) {
      char one = key.charAt(i);
      if (one < '0' || one > '9' || (one == '0' && i == 0 && key.length() > 1)) {
        return false;
      }
    }
    return !key.isEmpty()
        && key.length() <= DIGITS
        && Long.SIZE - Long.numberOfLeadingZeros(Long.parseLong(key)) < bits;
  }

  private boolean fits(BigDecimal number) {
    if (number.scale() > 0) {
      return false;
    }
    BigInteger whole = number.toBigIntegerExact();
    return whole.bitLength() < bits;
  }
}
