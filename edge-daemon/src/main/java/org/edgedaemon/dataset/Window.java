package org.edgedaemon.dataset;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which records count: all, or those of the last days.
 *
 * @param since the first instant that counts; null for all
 * @param days as the cloud is asked for them, {@code ?days=N}; 0 for all
 */
public record Window(@Nullable Instant since, int days) {
  public static final Window ALL = new Window(null, 0);

  public Window {
    if (days < 0 || (days == 0) != (since == null)) {
      throw new IllegalArgumentException("a window has a beginning and a number of days, or none");
    }
  }

  /** The last days before an instant; 0 days for all. */
  public static Window ofDays(int days, Instant now) {
    return days == 0 ? ALL : new Window(now.minus(Duration.ofDays(days)), days);
  }
}
