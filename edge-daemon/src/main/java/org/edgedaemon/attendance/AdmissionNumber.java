package org.edgedaemon.attendance;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a school knows a student by. 1 to {@value #MAX_LENGTH} visible characters but {@code |};
 * white space around it is no part of it. {@code j17/2024} and {@code J17/2024} are one student.
 *
 * @param value as first written
 */
public record AdmissionNumber(String value) {
  public static final int MAX_LENGTH = 64;

  /** Of a {@link #key}: some letters become three when they are made capital. */
  public static final int MAX_KEY = 3 * MAX_LENGTH;

  /** Below it nothing composes with anything. */
  private static final char FIRST_COMPOSABLE = 0x80;

  public AdmissionNumber {
    value = trimmed(value);
    String wrong = wrong(value);
    if (wrong != null) {
      throw new IllegalArgumentException("admission number " + wrong);
    }
  }

  /** The number, or nothing when the text cannot be one. */
  public static Optional<AdmissionNumber> parse(String text) {
    return wrong(trimmed(text)) == null ? Optional.of(new AdmissionNumber(text)) : Optional.empty();
  }

  /** What students are told apart by. */
  public String key() {
    return keyOf(value);
  }

  /** Whether a name says no more than the number does. */
  boolean isSaidBy(String name) {
    return key().equals(keyOf(trimmed(name)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AdmissionNumber that && key().equals(that.key());
  }

  @Override
  public int hashCode() {
    return key().hashCode();
  }

  @Override
  public String toString() {
    return value;
  }

  /** Composed anew: capitals of some composed letters are not. */
  private static String keyOf(String value) {
    return composed(value.toUpperCase(Locale.ROOT));
  }

  private static String trimmed(String text) {
    return composed(Words.strip(text));
  }

  private static String composed(String text) {
    boolean plain = true;
    for (int i = 0; i < text.length() && plain; i++) {
      plain = text.charAt(i) < FIRST_COMPOSABLE;
    }
    return plain ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** The bar separates the parts of a mark's natural key. */
  private static @Nullable String wrong(String value) {
    String wrong = Words.wrong(value, MAX_LENGTH);
    if (wrong != null) {
      return wrong;
    }
    if (value.indexOf('|') >= 0) {
      return "has a |";
    }
    return value.codePoints().anyMatch(c -> Character.getType(c) == Character.FORMAT)
        ? "has an invisible character"
        : null;
  }
}
