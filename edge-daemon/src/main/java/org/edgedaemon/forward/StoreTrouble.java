package org.edgedaemon.forward;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.edgedaemon.destination.DestinationId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thing that a local store refuses to do: when to ask again, and a log line when it begins and
 * when it ends.
 */
final class StoreTrouble {
  static final Duration FIRST_DELAY = Duration.ofMillis(500);
  static final Duration MAX_DELAY = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(StoreTrouble.class);

  private final DestinationId destination;
  private final String what;
  private final Backoff backoff;
  private int failures;
  private long next;
  private @Nullable String text;

  /**
   * @param what completes "cannot …"
   */
  StoreTrouble(DestinationId destination, String what, DoubleSupplier random) {
    this.destination = destination;
    this.what = what;
    this.backoff = new Backoff(FIRST_DELAY, MAX_DELAY, random);
  }

  boolean mayTry(long now) {
    return failures == 0 || now >= next;
  }

  void failed(long now, RuntimeException cause) {
    failures++;
    next = now + FIRST_DELAY.toNanos() / 2 + backoff.delay(failures);
    text = "cannot " + what + ": " + cause.getMessage();
    if (failures == 1) {
      log.warn("lane {} {}; it is tried again until it works", destination, text);
    } else {
      log.debug("lane {} {} (failure {} in a row)", destination, text, failures);
    }
  }

  void passed() {
    if (failures > 0) {
      log.info("lane {} can {} again after {} failures", destination, what, failures);
      failures = 0;
      text = null;
    }
  }

  /** When to ask again; never, when there is no trouble. */
  long nextWake() {
    return failures == 0 ? LaneMachine.NEVER : next;
  }

  @Nullable String text() {
    return text;
  }
}
