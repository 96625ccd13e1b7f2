package org.edgedaemon.replica;

/**
 * The value of a row's key column, as text; the same on all sides.
 *
 * @param text 1 to 255 characters
 */
public record RowKey(String text) implements Comparable<RowKey> {
  public static final int MAX_LENGTH = 255;

  public RowKey {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a row's key has 1 to " + MAX_LENGTH + " characters");
    }
  }

  @Override
  public int compareTo(RowKey other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
