package org.edgedaemon.logging;

import java.time.Duration;

/**
 * How much of the log is kept.
 *
 * @param maxBytes of one file; then the next one begins
 * @param maxAge of what is kept, and of a file that is written
 * @param keep files beside the one that is written, so that all together have at most {@code (keep
 *     + 1) × maxBytes} and a line
 */
public record LogFileLimits(long maxBytes, Duration maxAge, int keep) {
  public LogFileLimits {
    if (maxBytes < 1 || maxAge.isNegative() || maxAge.isZero() || keep < 1) {
      throw new IllegalArgumentException("not a limit");
    }
  }
}
