package org.edgedaemon.dataset.run;

/** Whether a run is to end early. Asked on any thread. */
final class StopSign {
  private volatile boolean shown;

  /** Thrown through a source or the cloud's list, which have no other way to be left. */
  static final class StoppedException extends RuntimeException {
    StoppedException() {
      super("the run is to end", null, false, false);
    }
  }

  void show() {
    shown = true;
  }

  boolean shown() {
    return shown;
  }

  void obey() {
    if (shown) {
      throw new StoppedException();
    }
  }
}
