package org.edgedaemon.app.cloudsync;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.edgedaemon.admin.SyncView.Ended;
import org.edgedaemon.dataset.RunReport;
import org.edgedaemon.dataset.RunReport.DatasetReport;
import org.edgedaemon.dataset.RunRequest;
import org.edgedaemon.dataset.SyncProgress.Step;
import org.edgedaemon.dataset.run.SyncListener;
import org.edgedaemon.history.HistoryException;
import org.edgedaemon.history.Run;
import org.edgedaemon.history.RunHistory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs came to since the start, and the last ones before it. */
final class SyncFigures implements SyncListener {
  static final String KIND = "cloud-sync";

  private static final Logger log = LoggerFactory.getLogger(SyncFigures.class);
  private static final int LOOK_BACK = 100;

  private final Map<String, Long> stored = new ConcurrentHashMap<>();
  private final Map<String, Long> failed = new ConcurrentHashMap<>();
  private final Map<String, Long> missing = new ConcurrentHashMap<>();
  private volatile @Nullable Ended last;
  private volatile @Nullable Ended lastSuccess;

  /** Looks up the last runs before this start. Blocks. */
  void remember(RunHistory history) {
    if (last != null) {
      return;
    }
    try {
      List<Run> runs = history.recent(KIND, null, LOOK_BACK);
      last = runs.stream().findFirst().map(SyncViews::ended).orElse(null);
      lastSuccess =
          runs.stream()
              .filter(run -> run.error() == null)
              .findFirst()
              .map(SyncViews::ended)
              .orElse(null);
    } catch (HistoryException e) {
      log.warn("the last runs of cloud sync cannot be looked up: {}", e.toString());
    }
  }

  /** The newest run that has ended. */
  Optional<Ended> last() {
    return Optional.ofNullable(last);
  }

  /** The newest one in which nothing went wrong. */
  Optional<Ended> lastSuccess() {
    return Optional.ofNullable(lastSuccess);
  }

  Map<String, Long> stored() {
    return Map.copyOf(stored);
  }

  Map<String, Long> failed() {
    return Map.copyOf(failed);
  }

  Map<String, Long> missing() {
    return Map.copyOf(missing);
  }

  @Override
  public void began(String id, RunRequest request) {
    log.info(
        "cloud sync {} begins ({}{})", id, request.reason(), request.dryRun() ? ", dry run" : "");
  }

  @Override
  public void went(String id, Step step) {
    // Asked for where it is wanted.
  }

  @Override
  public void ended(RunReport report) {
    Ended end = SyncViews.ended(report);
    last = end;
    if (end.success()) {
      lastSuccess = end;
    }
    report.datasets().stream()
        .filter(one -> isMeant(report.request(), one))
        .forEach(one -> count(report.request().dryRun(), one));
  }

  private static boolean isMeant(RunRequest request, DatasetReport dataset) {
    return request.only().isEmpty() || request.only().contains(dataset.name());
  }

  private void count(boolean dryRun, DatasetReport dataset) {
    String name = dataset.name().value();
    long lacking = dataset.missing() + dataset.changed();
    if (dryRun) {
      missing.put(name, lacking);
      return;
    }
    stored.merge(name, dataset.stored(), Long::sum);
    failed.merge(name, dataset.failed(), Long::sum);
    if (dataset.trouble() == null || dataset.inOffice() > 0) {
      missing.put(name, Math.max(0, lacking - dataset.stored()));
    }
  }
}
