package org.edgedaemon.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One piece of recurring work that has ended. Carries no personal data and no secrets: it is shown
 * to whoever may see the daemon's health.
 *
 * @param kind what was done, as {@code device-read}; at most 64 characters
 * @param subject whom or what it was done to, as a device's id; at most 64 characters
 * @param reason why it was done then, as {@code schedule}; at most 64 characters
 * @param fetched records that were looked at
 * @param processed records of these that were new
 * @param failed records of these that could not be dealt with
 * @param error why it did not come to its end; null when it did. What is longer than {@value
 *     #MAX_ERROR} characters is shortened
 * @param details whatever else is worth knowing of this kind, few and short
 */
public record Run(
    String kind,
    String subject,
    String reason,
    Instant started,
    Instant ended,
    long fetched,
    long processed,
    long failed,
    @Nullable String error,
    Map<String, String> details) {
  /** Of an error's text. */
  public static final int MAX_ERROR = 1_000;

  private static final int MAX_WORD = 64;
  private static final int MAX_DETAILS = 32;
  private static final int MAX_DETAIL = 256;

  public Run {
    requireWord("kind", kind);
    requireWord("subject", subject);
    requireWord("reason", reason);
    if (details.size() > MAX_DETAILS) {
      throw new IllegalArgumentException(
          "a run has " + details.size() + " details, allowed are " + MAX_DETAILS);
    }
    error = error == null ? null : shortened(error, MAX_ERROR);
    Map<String, String> kept = new LinkedHashMap<>();
    details.forEach(
        (name, value) -> {
          requireWord("detail", name);
          kept.put(name, shortened(value, MAX_DETAIL));
        });
    details = Collections.unmodifiableMap(kept);
  }

  /** How long it took; never negative, also when the clock was put back meanwhile. */
  public Duration took() {
    Duration took = Duration.between(started, ended);
    return took.isNegative() ? Duration.ZERO : took;
  }

  private static void requireWord(String what, String word) {
    if (word.isEmpty() || word.length() > MAX_WORD) {
      throw new IllegalArgumentException(
          "the " + what + " of a run has " + word.length() + " characters, allowed are 1 to 64");
    }
  }

  private static String shortened(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max - 1) + "…";
  }
}
