package org.edgedaemon.device.hikvision.multipart;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The word that parts are kept apart by, without the dashes in front of it. */
final class Boundary {
  static final int MAX_LENGTH = 200;

  private static final Pattern PARAMETER =
      Pattern.compile(
          ";\\s*boundary\\s*=\\s*(?:\"([^\"]*)\"?|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
  private static final Pattern WORD = Pattern.compile("-*([^\\s-][\\x21-\\x7E]*)");

  private Boundary() {}

  /** From a Content-Type value; empty when it names none, and then the stream has to show it. */
  static String of(String contentType) {
    Matcher parameter = PARAMETER.matcher(contentType);
    if (!parameter.find()) {
      return "";
    }
    String value = parameter.group(1) == null ? parameter.group(2) : parameter.group(1);
    return word(value.strip());
  }

  /** From the first line of a stream; empty when the line is no delimiter. */
  static String shownBy(String line) {
    return line.startsWith("--") ? word(line.strip()) : "";
  }

  private static String word(String dashed) {
    Matcher word = WORD.matcher(dashed);
    return dashed.length() <= MAX_LENGTH && word.matches() ? word.group(1) : "";
  }
}
