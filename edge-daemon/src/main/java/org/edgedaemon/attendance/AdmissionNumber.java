package org.edgedaemon.attendance;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * What a school knows a student by. 1 to {@value #MAX_LENGTH} characters without control
 * characters; white space around it is no part of it. {@code j17/2024} and {@code J17/2024} are one
 * student.
 *
 * @param value as first written
 */
public record AdmissionNumber(String value) {
  public static final int MAX_LENGTH = 64;

  public AdmissionNumber {
    value = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
    String wrong = Words.wrong(value, MAX_LENGTH);
    if (wrong != null) {
      throw new IllegalArgumentException("admission number " + wrong);
    }
  }

  /** The number, or nothing when the text cannot be one. */
  public static Optional<AdmissionNumber> parse(String text) {
    String stripped = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    return Words.wrong(stripped, MAX_LENGTH) == null
        ? Optional.of(new AdmissionNumber(stripped))
        : Optional.empty();
  }

  /** What students are told apart by. */
  public String key() {
    return value.toUpperCase(Locale.ROOT);
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
}
