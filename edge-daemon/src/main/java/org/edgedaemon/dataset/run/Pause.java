package org.edgedaemon.dataset.run;

import java.time.Duration;

/** Waiting in the middle of a run; ends early when the run is to stop. */
final class Pause {
  private boolean over;

  private Pause() {}

  /** Whether it came to its end. */
  static boolean of(Duration delay, RunContext run) {
    Pause pause = new Pause();
    run.loop().after(delay, () -> pause.over = true);
    run.loop().runUntil(() -> pause.over || run.stop().shown());
    return pause.over;
  }
}
