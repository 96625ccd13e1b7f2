package org.edgedaemon.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar on a terminal. */
final class BarProgress implements Progress {
  private final ProgressBar bar;

  BarProgress(String task, String unit, PrintStream err) {
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(UNKNOWN)
            .setUnit(" " + unit, 1)
            .setUpdateIntervalMillis(200)
            .setConsumer(new ConsoleProgressBarConsumer(err))
            .build();
  }

  @Override
  public void progress(long done, long total) {
    bar.maxHint(total);
    bar.stepTo(done);
  }

  @Override
  public void close() {
    bar.close();
  }
}
