package org.edgedaemon.http;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The two deadlines of one exchange, silence and total, by one timer. Confined to the loop. */
final class LineWatch {
  /** A loop and its time. */
  record Clock(EventLoop loop, LongSupplier nanoTime) {}

  private final EventLoop loop;
  private final LongSupplier nanoTime;
  private final Consumer<TimeoutException> onDeadline;
  private long begun;
  private long heard;
  private Duration silence = Duration.ZERO;
  private @Nullable Duration total;
  private boolean paused;
  private @Nullable ScheduledFuture<?> timer;

  LineWatch(Clock clock, Consumer<TimeoutException> onDeadline) {
    this.loop = clock.loop();
    this.nanoTime = clock.nanoTime();
    this.onDeadline = onDeadline;
  }

  void start(Duration longestSilence, Duration longestTotal) {
    begun = nanoTime.getAsLong();
    silence = longestSilence;
    total = longestTotal;
    heard();
    again();
  }

  void heard() {
    heard = nanoTime.getAsLong();
  }

  /** From here on only silence counts. */
  void endless(Duration longestSilence) {
    stop();
    total = null;
    silence = longestSilence;
    heard();
    again();
  }

  void pause(boolean now) {
    paused = now;
    heard();
  }

  void stop() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private void look() {
    long now = nanoTime.getAsLong();
    if (paused) {
      heard = now;
    }
    if (total != null && now - begun >= total.toNanos()) {
      onDeadline.accept(new TimeoutException("no whole answer within " + text(total)));
    } else if (now - heard >= silence.toNanos()) {
      onDeadline.accept(new TimeoutException("silent for " + text(silence)));
    } else {
      again();
    }
  }

  private void again() {
    long now = nanoTime.getAsLong();
    long wait = heard + silence.toNanos() - now;
    if (total != null) {
      wait = Math.min(wait, begun + total.toNanos() - now);
    }
    timer = loop.schedule(this::look, Math.max(wait, 0), TimeUnit.NANOSECONDS);
  }

  private static String text(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
