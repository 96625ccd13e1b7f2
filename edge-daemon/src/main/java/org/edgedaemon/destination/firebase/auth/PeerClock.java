package org.edgedaemon.destination.firebase.auth;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.edgedaemon.http.ClientResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What time it is at Google, by the {@code Date} of its answers. A clock here that is wrong would
 * make every assertion worthless.
 */
final class PeerClock {
  /** A difference that is believed to be a slow answer rather than a wrong clock. */
  static final Duration TOLERATED = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(PeerClock.class);

  private final InstantSource local;
  private Duration skew = Duration.ZERO;

  PeerClock(InstantSource local) {
    this.local = local;
  }

  /** Learns from an answer that has just come. */
  synchronized void heard(ClientResult.Answer answer) {
    answer.header("Date").flatMap(PeerClock::date).ifPresent(this::learn);
  }

  /**
   * When an assertion made now should say that it was issued: a little in the past, so that a clock
   * that is slightly ahead does no harm.
   */
  synchronized Instant issueTime() {
    Instant now = local.instant();
    return (isWrong(skew) ? now.plus(skew) : now).minus(TOLERATED);
  }

  private void learn(Instant there) {
    Duration fresh = Duration.between(local.instant(), there);
    if (isWrong(fresh) && !isWrong(skew)) {
      LOG.warn(
          "the clock of this machine is {} s {} that of Google; set it right. Until then tokens are"
              + " asked for by Google's time",
          fresh.abs().toSeconds(),
          fresh.isNegative() ? "ahead of" : "behind");
    }
    skew = fresh;
  }

  private static boolean isWrong(Duration skew) {
    return skew.abs().compareTo(TOLERATED) > 0;
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
