package org.edgedaemon.dataset;

import java.util.OptionalLong;

/**
 * The id of a record, the same in the office and in the cloud. Whether it is written as a number or
 * as a text makes no difference: {@code 4} and {@code "4"} are one id, {@code "04"} is another.
 *
 * @param text 1 to 255 characters without blanks around; of a whole number its plain decimal form
 */
public record RecordId(String text) implements Comparable<RecordId> {
  public static final int MAX_LENGTH = 255;

  private static final int MAX_DIGITS = 18;

  public RecordId {
    if (text.isEmpty() || text.length() > MAX_LENGTH || !text.strip().equals(text)) {
      throw new IllegalArgumentException(
          "an id has 1 to " + MAX_LENGTH + " characters and no blanks around them");
    }
  }

  public static RecordId of(long number) {
    return new RecordId(Long.toString(number));
  }

  /** The id as a number where its text is the plain decimal form of one with up to 18 digits. */
  public OptionalLong number() {
    int start = text.charAt(0) == '-' ? 1 : 0;
    int digits = text.length() - start;
    if (digits < 1 || digits > MAX_DIGITS || !isPlain(start, digits)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(text));
  }

  @Override
  public int compareTo(RecordId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }

  private boolean isPlain(int start, int digits) {
    if (text.charAt(start) == '0' && (digits > 1 || start > 0)) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
