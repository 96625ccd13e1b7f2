package org.edgedaemon.destination.firebase.auth;

import java.time.Duration;
import org.edgedaemon.secret.Secret;

/**
 * A token at hand. Times are ticks of a monotonic clock, so that a wrong wall clock does no harm.
 *
 * @param renewAt from here on a new one is fetched beside the calls
 * @param staleAt from here on calls wait for the new one
 * @param endsAt it is worth nothing any more
 */
record AccessToken(Secret value, long renewAt, long staleAt, long endsAt) {
  private static final Duration RENEW_BEFORE = Duration.ofSeconds(225);
  private static final Duration STALE_BEFORE = Duration.ofMinutes(3);

  /**
   * @param lifetime from now; of a short one a part is kept, so that renewing does not become a
   *     storm
   */
  static AccessToken of(Secret value, long now, Duration lifetime) {
    Duration renew = shorter(RENEW_BEFORE, lifetime.dividedBy(4));
    Duration stale = shorter(STALE_BEFORE, lifetime.dividedBy(5));
    long end = now + lifetime.toNanos();
    return new AccessToken(value, end - renew.toNanos(), end - stale.toNanos(), end);
  }

  boolean renewable(long now) {
    return now - renewAt >= 0;
  }

  boolean stale(long now) {
    return now - staleAt >= 0;
  }

  boolean ended(long now) {
    return now - endsAt >= 0;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
