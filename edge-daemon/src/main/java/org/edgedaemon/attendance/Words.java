package org.edgedaemon.attendance;

import org.jspecify.annotations.Nullable;

/** What texts from callers and files may look like. */
final class Words {
  private Words() {}

  /**
   * What is wrong with a text that must be 1 to {@code most} visible characters; null if nothing.
   */
  static @Nullable String wrong(String text, int most) {
    if (text.isBlank()) {
      return "is empty";
    }
    if (text.length() > most) {
      return "has " + text.length() + " characters, at most " + most + " are allowed";
    }
    return text.chars().anyMatch(Character::isISOControl) ? "has a control character" : null;
  }

  static String require(String what, String text, int most) {
    String stripped = text.strip();
    String wrong = wrong(stripped, most);
    if (wrong != null) {
      throw new IllegalArgumentException(what + " " + wrong);
    }
    return stripped;
  }

  static @Nullable String optional(String what, @Nullable String text, int most) {
    return text == null || text.isBlank() ? null : require(what, text, most);
  }
}
