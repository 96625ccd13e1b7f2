package org.edgedaemon.simulator.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/** How long a simulator runs. */
final class Stay {
  @Option(
      names = "--seconds",
      description = "End after so many seconds; 0 runs until Ctrl-C.",
      defaultValue = "0")
  private long seconds;

  private final CountDownLatch stopped = new CountDownLatch(1);

  /** Returns when the time is over or the process is asked to end. */
  void await() throws InterruptedException {
    Thread hook = new Thread(stopped::countDown, "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    if (seconds == 0) {
      stopped.await();
    } else if (!stopped.await(seconds, TimeUnit.SECONDS)) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
