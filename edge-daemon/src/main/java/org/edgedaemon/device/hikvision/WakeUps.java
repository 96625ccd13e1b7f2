package org.edgedaemon.device.hikvision;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.edgedaemon.device.PunchListener;
import org.jspecify.annotations.Nullable;

/**
 * Says that the log wants reading, at most once in {@value #SPACING_SECONDS} s, the last time never
 * lost. Confined to the terminal's event loop.
 */
final class WakeUps {
  private static final int SPACING_SECONDS = 1;
  private static final long SPACING = Duration.ofSeconds(SPACING_SECONDS).toNanos();

  private final EventLoop loop;
  private final LongSupplier nanoTime;
  private @Nullable PunchListener listener;
  private boolean waiting;
  private boolean said;
  private long lastAt;

  WakeUps(EventLoop loop, LongSupplier nanoTime) {
    this.loop = loop;
    this.nanoTime = nanoTime;
  }

  void listener(PunchListener newest) {
    listener = newest;
  }

  void wake() {
    if (waiting) {
      return;
    }
    long left = said ? SPACING - (nanoTime.getAsLong() - lastAt) : 0;
    if (left <= 0) {
      say();
    } else if (!loop.isShuttingDown()) {
      waiting = true;
      var unused = loop.schedule(this::say, left, TimeUnit.NANOSECONDS);
    }
  }

  private void say() {
    waiting = false;
    said = true;
    lastAt = nanoTime.getAsLong();
    PunchListener current = listener;
    if (current != null) {
      current.readSoon();
    }
  }
}
