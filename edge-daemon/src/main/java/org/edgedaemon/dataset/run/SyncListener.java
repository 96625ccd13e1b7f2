package org.edgedaemon.dataset.run;

import org.edgedaemon.dataset.RunReport;
import org.edgedaemon.dataset.RunRequest;
import org.edgedaemon.dataset.SyncProgress.Step;

/** Hears of runs. Called on several threads, but not at once; must not block. */
public interface SyncListener {
  void began(String id, RunRequest request);

  void went(String id, Step step);

  void ended(RunReport report);
}
