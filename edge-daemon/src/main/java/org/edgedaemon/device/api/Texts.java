package org.edgedaemon.device.api;

import org.jspecify.annotations.Nullable;

/** What texts of callers may be. */
final class Texts {
  /** The longest word, number or time. */
  static final int WORD = 64;

  private Texts() {}

  /** What is wrong with a text; null if nothing. */
  static @Nullable String wrong(String text, int most) {
    if (text.chars().allMatch(Texts::isSpace)) {
      return "is empty";
    }
    if (text.length() > most) {
      return "has " + text.length() + " characters, at most " + most + " are allowed";
    }
    return isWritable(text) ? null : "has a control character or half a character";
  }

  /** Whether all of it can be seen and be written as UTF-8. */
  static boolean isWritable(String text) {
    return text.codePoints().noneMatch(Texts::isUnfit);
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
  }

  private static boolean isUnfit(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
