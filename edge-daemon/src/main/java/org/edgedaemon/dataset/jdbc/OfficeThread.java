package org.edgedaemon.dataset.jdbc;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The thread that asks one office's database. An interrupt would make H2 close its file. */
final class OfficeThread extends Thread {
  private static final int LINGER_SECONDS = 60;

  private OfficeThread(Runnable work) {
    super(work, "office-database");
    setDaemon(true);
  }

  /** One such thread, which is there only while it has something to do. */
  static ScheduledThreadPoolExecutor executor() {
    ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, OfficeThread::new);
    executor.setKeepAliveTime(LINGER_SECONDS, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return executor;
  }

  @Override
  public void interrupt() {
    // Nobody needs it: all that is waited for here has its deadline.
  }
}
