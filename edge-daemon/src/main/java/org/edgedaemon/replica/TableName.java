package org.edgedaemon.replica;

/**
 * A table that is kept the same, as {@code inventories}.
 *
 * @param value 1 to 63 letters, digits and {@code _}, beginning with no digit: safe to be quoted in
 *     every database
 */
public record TableName(String value) implements Comparable<TableName> {
  private static final int LONGEST = 63;

  public TableName {
    if (!isName(value)) {
      throw new IllegalArgumentException(
          "a table's name is 1 to 63 letters, digits and _, beginning with no digit");
    }
  }

  /** By hand: each record that comes has one. */
  private static boolean isName(String value) {
    for (int i = 0; i < value.length(); i++) {
      char one = value.charAt(i);
      boolean letter = (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || one == '_';
      if (!letter && (i == 0 || one < '0' || one > '9')) {
        return false;
      }
    }
    return !value.isEmpty() && value.length() <= LONGEST;
  }

  @Override
  public int compareTo(TableName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
