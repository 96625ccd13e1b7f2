package org.edgedaemon.destination.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.edgedaemon.http.ClientResult;
import org.jspecify.annotations.Nullable;

/**
 * The Retry-After header (RFC 9110, 10.2.3): seconds or a date. A date counts from the answer's own
 * Date, so that a wrong clock here does no harm. Unreadable and past ones are no wish; at most
 * {@link #LONGEST} is believed.
 */
public final class RetryAfter {
  /** No wish is longer than this. */
  public static final Duration LONGEST = Duration.ofHours(1);

  private static final int MAX_DIGITS = 9;

  private RetryAfter() {}

  /** The wish of an answer; null when it has none. */
  public static @Nullable Duration of(ClientResult.Answer answer, InstantSource clock) {
    return answer
        .header("Retry-After")
        .map(String::trim)
        .flatMap(text -> seconds(text).or(() -> untilDate(text, answer, clock)))
        .filter(wait -> !wait.isNegative())
        .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait)
        .orElse(null);
  }

  private static Optional<Duration> seconds(String text) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits) {
      return Optional.empty();
    }
    return Optional.of(
        text.length() > MAX_DIGITS ? LONGEST : Duration.ofSeconds(Long.parseLong(text)));
  }

  private static Optional<Duration> untilDate(
      String text, ClientResult.Answer answer, InstantSource clock) {
    Instant now = answer.header("Date").flatMap(HttpDate::parse).orElseGet(clock::instant);
    return HttpDate.parse(text).map(then -> Duration.between(now, then));
  }
}
