package org.edgedaemon.journal.h2;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A thread that cannot be interrupted while it is inside H2: that would make H2 close its file for
 * everyone. Between two pieces of work it can, which is how its executor ends it.
 */
final class DatabaseThread extends Thread {
  private final Object lock = new Object();
  private boolean inside;

  private DatabaseThread(Runnable work, String name) {
    super(work, name);
    setDaemon(true);
  }

  static ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    return work -> new DatabaseThread(work, name + "-" + count.incrementAndGet());
  }

  /** Does the work of one caller; only on such a thread. */
  static <T> T inside(Supplier<T> work) {
    DatabaseThread self = (DatabaseThread) Thread.currentThread();
    self.mark(true);
    try {
      return work.get();
    } finally {
      self.mark(false);
    }
  }

  @Override
  public void interrupt() {
    synchronized (lock) {
      if (!inside) {
        super.interrupt();
      }
    }
  }

  private void mark(boolean now) {
    synchronized (lock) {
      inside = now;
      // One that came just before: the executor asks its own state, not this flag.
      Thread.interrupted();
    }
  }
}
