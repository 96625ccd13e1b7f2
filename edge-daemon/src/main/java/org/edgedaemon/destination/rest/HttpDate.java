package org.edgedaemon.destination.rest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.edgedaemon.http.ClientResult;

/** Dates in headers of answers (RFC 9110, 5.6.7). */
public final class HttpDate {
  private HttpDate() {}

  /**
   * How far this machine's clock is ahead of the peer's by the answer's {@code Date}, which has
   * whole seconds; negative when behind, nothing when the peer does not say.
   */
  public static Optional<Duration> clockAhead(ClientResult.Answer answer, InstantSource clock) {
    return answer
        .header("Date")
        .flatMap(HttpDate::parse)
        .map(there -> Duration.between(there, clock.instant()));
  }

  static Optional<Instant> parse(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
