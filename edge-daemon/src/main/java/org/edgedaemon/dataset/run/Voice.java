package org.edgedaemon.dataset.run;

import org.edgedaemon.dataset.SyncProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener one step after the other, and lets nothing come back from it. Any thread. */
final class Voice implements SyncProgress {
  private static final Logger log = LoggerFactory.getLogger(Voice.class);

  private final SyncProgress listener;

  Voice(SyncProgress listener) {
    this.listener = listener;
  }

  @Override
  public synchronized void on(Step step) {
    try {
      listener.on(step);
    } catch (RuntimeException e) {
      log.error("a listener of cloud sync failed: a defect in the daemon, please report it", e);
    }
  }
}
