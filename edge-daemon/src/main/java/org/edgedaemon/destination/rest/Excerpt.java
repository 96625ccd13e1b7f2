package org.edgedaemon.destination.rest;

import java.util.regex.Pattern;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Makes a stranger's text fit to be stored and shown: short, one line, without our key, and without
 * what looks like an access token: it may be one of ours that was in use before.
 *
 * @param key what the text may repeat and nobody may see; null when there is none
 */
public record Excerpt(@Nullable Secret key) {
  /** Characters that are kept. */
  public static final int LONGEST = 500;

  /** Those of Google, and whatever stands behind the name of the scheme. */
  private static final Pattern TOKEN =
      Pattern.compile("\\bya29\\.[\\w.~+/-]+|(?i)(?<=\\bbearer )[^\\s\"',;]+");

  private static final String MASK = "***";

  /** The text, shortened and cleaned. */
  public String of(String text) {
    String ours = key == null ? text : text.replace(key.reveal(), key.toString());
    String masked = TOKEN.matcher(ours).replaceAll(MASK);
    StringBuilder clean = new StringBuilder();
    masked
        .codePoints()
        .limit(LONGEST)
        .map(c -> Character.isISOControl(c) || isUnsafe(c) ? ' ' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  // Direction overrides and lone surrogates turn a terminal's or a log's line around.
  private static boolean isUnsafe(int c) {
    int type = Character.getType(c);
    return type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
