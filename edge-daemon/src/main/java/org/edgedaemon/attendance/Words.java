package org.edgedaemon.attendance;

import org.jspecify.annotations.Nullable;

/** What texts from callers and files may look like. */
final class Words {
  private Words() {}

  /**
   * What is wrong with a text that must be 1 to {@code most} characters that can be seen and be
   * written as UTF-8; null if nothing.
   */
  static @Nullable String wrong(String text, int most) {
    if (text.isEmpty()) {
      return "is empty";
    }
    if (text.length() > most) {
      return "has " + text.length() + " characters, at most " + most + " are allowed";
    }
    return text.codePoints().anyMatch(Words::isUnfit) ? "has a control character" : null;
  }

  static String require(String what, String text, int most) {
    String stripped = strip(text);
    String wrong = wrong(stripped, most);
    if (wrong != null) {
      throw new IllegalArgumentException(what + " " + wrong);
    }
    return stripped;
  }

  static @Nullable String optional(String what, @Nullable String text, int most) {
    return text == null || strip(text).isEmpty() ? null : require(what, text, most);
  }

  /** Spreadsheets leave no-break spaces, which Java's own strip leaves too. */
  static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
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
