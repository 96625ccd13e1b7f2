package org.edgedaemon.dataset.run;

import java.util.HashMap;
import java.util.Map;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.LocalRecord;
import org.edgedaemon.dataset.RecordId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers the versions that were pushed, many at once: what a crash takes is pushed again. */
final class Versions {
  private static final Logger log = LoggerFactory.getLogger(Versions.class);

  private static final int AT_ONCE = 500;

  private final Dataset dataset;
  private final RunContext run;
  private final Map<RecordId, String> pushed = new HashMap<>();

  Versions(Dataset dataset, RunContext run) {
    this.dataset = dataset;
    this.run = run;
  }

  void stored(LocalRecord record) {
    String version = record.version();
    if (version == null || dataset.update().isEmpty()) {
      return;
    }
    pushed.put(record.id(), version);
    if (pushed.size() >= AT_ONCE) {
      flush();
    }
  }

  void flush() {
    if (pushed.isEmpty()) {
      return;
    }
    try {
      run.ports().ledger().pushed(dataset.name(), pushed, run.time().wall().instant());
    } catch (RuntimeException e) {
      log.warn(
          "{} versions of {} cannot be remembered; the next run pushes them again: {}",
          pushed.size(),
          dataset.name(),
          e.toString());
    }
    pushed.clear();
  }
}
