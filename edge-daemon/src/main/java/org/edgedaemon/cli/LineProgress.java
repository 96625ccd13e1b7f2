package org.edgedaemon.cli;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A plain line now and then: for logs and pipes. */
final class LineProgress implements Progress {
  private static final long PERIOD = TimeUnit.SECONDS.toNanos(5);

  private final String task;
  private final String unit;
  private final Consumer<String> lines;
  private final LongSupplier nanoTime;
  private long due;
  private long told;

  LineProgress(String task, String unit, Consumer<String> lines, LongSupplier nanoTime) {
    this.task = task;
    this.unit = unit;
    this.lines = lines;
    this.nanoTime = nanoTime;
    this.due = nanoTime.getAsLong() + PERIOD;
  }

  @Override
  public synchronized void progress(long done, long total) {
    long now = nanoTime.getAsLong();
    if (now - due < 0 || done == told) {
      return;
    }
    due = now + PERIOD;
    told = done;
    String of = total == UNKNOWN ? "" : " of " + total;
    lines.accept(task + ": " + done + of + " " + unit);
  }

  @Override
  public void close() {}
}
