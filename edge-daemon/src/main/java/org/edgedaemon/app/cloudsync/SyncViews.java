package org.edgedaemon.app.cloudsync;

import java.time.Instant;
import java.util.List;
import org.edgedaemon.admin.SyncView;
import org.edgedaemon.admin.SyncView.DatasetEnd;
import org.edgedaemon.admin.SyncView.DatasetProgress;
import org.edgedaemon.admin.SyncView.Ended;
import org.edgedaemon.admin.SyncView.FileProgress;
import org.edgedaemon.admin.SyncView.Phase;
import org.edgedaemon.admin.SyncView.Running;
import org.edgedaemon.dataset.RunReport;
import org.edgedaemon.dataset.RunReport.DatasetReport;
import org.edgedaemon.dataset.run.SyncStatus;
import org.edgedaemon.dataset.run.SyncStatus.DatasetStatus;
import org.edgedaemon.dataset.run.Trouble;
import org.edgedaemon.dataset.run.Verdict;
import org.edgedaemon.history.Run;
import org.jspecify.annotations.Nullable;

/** Runs of cloud sync as an operator sees them. */
final class SyncViews {
  private SyncViews() {}

  static SyncView of(SyncStatus status, @Nullable Ended last) {
    Instant next = status.next().orElse(null);
    return new SyncView(status.running().map(SyncViews::running).orElse(null), last, next);
  }

  static Ended ended(RunReport report) {
    return new Ended(
        report.id(),
        report.request().reason(),
        report.request().dryRun(),
        report.started(),
        report.ended(),
        report.success(),
        Trouble.of(report).map(SyncViews::trouble).orElse(null),
        Verdict.of(report),
        report.datasets().stream().map(SyncViews::end).toList(),
        report.errors());
  }

  /** One from before the start. */
  static Ended ended(Run run) {
    String error = run.error();
    boolean success = error == null;
    return new Ended(
        run.details().getOrDefault("id", ""),
        run.reason(),
        run.details().containsKey("dry-run"),
        run.started(),
        run.ended(),
        success,
        success ? null : SyncView.Trouble.OTHER,
        error == null ? run.processed() + " records stored" : error,
        List.of(),
        List.of());
  }

  private static Running running(SyncStatus.Running run) {
    return new Running(
        run.id(),
        run.request().reason(),
        run.request().dryRun(),
        run.started(),
        run.datasets().stream().map(SyncViews::progress).toList());
  }

  private static DatasetProgress progress(DatasetStatus status) {
    return new DatasetProgress(
        status.name().value(),
        phase(status.phase()),
        status.inCloud(),
        status.inOffice(),
        status.missing(),
        status.changed(),
        status.done(),
        status.of(),
        status.failed(),
        status
            .file()
            .map(file -> new FileProgress(file.name(), file.octets(), file.of()))
            .orElse(null));
  }

  private static DatasetEnd end(DatasetReport report) {
    return new DatasetEnd(
        report.name().value(),
        report.stored(),
        report.failed(),
        report.skipped(),
        report.inCloud(),
        report.inOffice(),
        report.trouble());
  }

  private static Phase phase(SyncStatus.Phase phase) {
    return switch (phase) {
      case WAITING -> Phase.WAITING;
      case COMPARING -> Phase.COMPARING;
      case PUSHING -> Phase.PUSHING;
      case ENDED -> Phase.ENDED;
    };
  }

  private static SyncView.Trouble trouble(Trouble trouble) {
    return switch (trouble) {
      case AUTHENTICATION_FAILED -> SyncView.Trouble.AUTHENTICATION_FAILED;
      case CANNOT_CONNECT -> SyncView.Trouble.CANNOT_CONNECT;
      case FILE_UPLOAD_FAILED -> SyncView.Trouble.FILE_UPLOAD_FAILED;
      case OTHER -> SyncView.Trouble.OTHER;
    };
  }
}
