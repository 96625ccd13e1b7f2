package org.edgedaemon.rollcall;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.edgedaemon.ingest.Scheduler;

/** The desk's thread, turned by hand. */
final class Turns implements Scheduler {
  private final Queue<Runnable> tasks = new ArrayDeque<>();

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  @Override
  public Task schedule(Duration delay, Runnable task) {
    throw new UnsupportedOperationException("nothing here waits");
  }

  @Override
  public long nanoTime() {
    return 0;
  }

  void settle() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }
}
