package org.edgedaemon.replica;

import java.time.Duration;
import java.util.Optional;

/** The master gives no good answer now. The message says what to do and holds no secret. */
public final class MasterUnavailableException extends RuntimeException {
  private final transient Optional<Duration> retryAfter;

  public MasterUnavailableException(String message, Optional<Duration> retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  /** How long the master asks to be left alone. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
