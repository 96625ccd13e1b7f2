package org.edgedaemon.cli;

import java.util.HashSet;
import java.util.Set;
import org.edgedaemon.admin.SyncView.DatasetEnd;
import org.edgedaemon.admin.SyncView.DatasetProgress;
import org.edgedaemon.admin.SyncView.Ended;
import org.edgedaemon.admin.SyncView.Phase;
import org.edgedaemon.admin.SyncView.Running;
import org.jspecify.annotations.Nullable;

/** How far a run of cloud sync is: a bar for each dataset, one below the other. */
final class SyncBoard implements AutoCloseable {
  private final Console console;
  private final Set<String> through = new HashSet<>();
  private @Nullable String name;
  private @Nullable Progress bar;

  SyncBoard(Console console) {
    this.console = console;
  }

  void show(Running run) {
    for (DatasetProgress dataset : run.datasets()) {
      if (dataset.phase() != Phase.WAITING && !through.contains(dataset.name())) {
        show(dataset);
      }
    }
  }

  /** What was too fast to be seen under way. */
  void complete(Ended end) {
    for (DatasetEnd dataset : end.datasets()) {
      if (dataset.name().equals(name)) {
        long all = dataset.synced() + dataset.failed() + dataset.skipped();
        bar(dataset.name()).progress(all, all);
        close();
      }
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
    bar = null;
    name = null;
  }

  private void show(DatasetProgress dataset) {
    Progress shown = bar(dataset.name());
    if (dataset.phase() != Phase.COMPARING) {
      shown.progress(dataset.done(), dataset.of());
    }
    if (dataset.phase() == Phase.ENDED) {
      through.add(dataset.name());
      close();
    }
  }

  private Progress bar(String dataset) {
    Progress shown = bar;
    if (shown == null || !dataset.equals(name)) {
      close();
      shown = console.progress(dataset, "records");
      bar = shown;
      name = dataset;
    }
    return shown;
  }
}
