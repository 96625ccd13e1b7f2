package org.edgedaemon.ingest;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;

/**
 * How long to leave a device alone after a failure. Grows by doubling, half of it jitter. Terminals
 * serve one client and some lock after wrong keys, hence: busy ones get minutes, refused keys wait
 * for an operator.
 */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration BUSY_FIRST = Duration.ofSeconds(30);
  private static final Duration BUSY_MOST = Duration.ofMinutes(5);

  /** Past what a device asked for: many locked at once are not all tried in the same moment. */
  private static final Duration MOST_LATER = Duration.ofSeconds(5);

  /** Longer than any service runs: until the configuration changes or an operator asks. */
  static final Duration UNTIL_ASKED = Duration.ofDays(36_500);

  private final RandomGenerator random;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * {@code failures} counts the ones in a row, from 1. Never shorter than what the device asked
   * for.
   *
   * @param most for one that cannot be reached
   */
  Duration delay(DeviceException failure, int failures, Duration most) {
    Duration asked = failure.retryAfter();
    Duration rule = rule(failure.reason(), failures, most);
    if (asked == null) {
      return rule;
    }
    if (failure.reason() == Reason.CREDENTIALS) {
      rule = jittered(BUSY_FIRST);
    }
    Duration later = asked.plus(Duration.ofMillis(random.nextLong(MOST_LATER.toMillis())));
    return later.compareTo(rule) > 0 ? later : rule;
  }

  private Duration rule(Reason reason, int failures, Duration most) {
    return switch (reason) {
      case CREDENTIALS -> UNTIL_ASKED;
      case BUSY, LOCKED -> grown(BUSY_FIRST, BUSY_MOST, failures);
      case UNSUPPORTED, STRANGER -> jittered(BUSY_MOST);
      case UNREACHABLE, BROKEN, INCOMPLETE -> grown(FIRST, most, failures);
    };
  }

  private Duration grown(Duration first, Duration most, int failures) {
    long doubled = first.toMillis() << Math.min(Math.max(failures, 1) - 1, 16);
    return jittered(Duration.ofMillis(Math.min(doubled, most.toMillis())));
  }

  private Duration jittered(Duration delay) {
    long half = delay.toMillis() / 2;
    return Duration.ofMillis(half + random.nextLong(half + 1));
  }
}
