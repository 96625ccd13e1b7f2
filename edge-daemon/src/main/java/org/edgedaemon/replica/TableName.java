package org.edgedaemon.replica;

import java.util.regex.Pattern;

/**
 * A table that is kept the same, as {@code inventories}.
 *
 * @param value 1 to 63 letters, digits and {@code _}, beginning with no digit: safe to be quoted in
 *     every database
 */
public record TableName(String value) implements Comparable<TableName> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  public TableName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a table's name is 1 to 63 letters, digits and _, beginning with no digit");
    }
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
