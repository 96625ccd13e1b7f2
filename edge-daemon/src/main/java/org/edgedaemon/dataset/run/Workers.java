package org.edgedaemon.dataset.run;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Who does beside a run what takes long. Ended without interrupts.
 *
 * @param records reads the next records
 * @param files hashes files
 */
record Workers(Executor records, Executor files, Runnable end) implements AutoCloseable {
  /** Two threads. */
  static Workers threads() {
    ExecutorService records = thread("cloud-sync-records");
    ExecutorService files = thread("cloud-sync-files");
    return new Workers(
        records,
        files,
        () -> {
          records.shutdown();
          files.shutdown();
        });
  }

  @Override
  public void close() {
    end.run();
  }

  private static ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
