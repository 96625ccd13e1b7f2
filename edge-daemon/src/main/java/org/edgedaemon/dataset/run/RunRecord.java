package org.edgedaemon.dataset.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.RunReport;
import org.edgedaemon.dataset.RunReport.DatasetReport;
import org.edgedaemon.history.Run;

/** How a run is kept in the history: counts, and nothing of what is in records. */
final class RunRecord {
  static final String KIND = "cloud-sync";
  static final String SUBJECT = "cloud";

  private static final String ONLY = "only";
  private static final String DRY_RUN = "dry-run";
  private static final int MAX_DATASETS = 29;
  private static final int MAX_REASON = 64;

  private RunRecord() {}

  static Run of(RunReport report) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("id", report.id());
    if (!report.request().only().isEmpty()) {
      details.put(ONLY, names(report));
    }
    if (report.request().dryRun()) {
      details.put(DRY_RUN, "true");
    }
    report.datasets().stream()
        .limit(MAX_DATASETS)
        .forEach(dataset -> details.put(dataset.name().value(), line(dataset)));
    return new Run(
        KIND,
        SUBJECT,
        reason(report.request().reason()),
        report.started(),
        report.ended(),
        report.datasets().stream().mapToLong(DatasetReport::inOffice).sum(),
        report.datasets().stream().mapToLong(DatasetReport::stored).sum(),
        report.datasets().stream().mapToLong(DatasetReport::failed).sum(),
        report.success() ? null : Verdict.of(report),
        details);
  }

  /** Whether it was about everything, and not only to look. */
  static boolean isWhole(Run run) {
    return !run.details().containsKey(ONLY) && !run.details().containsKey(DRY_RUN);
  }

  private static String names(RunReport report) {
    return report.request().only().stream()
        .map(DatasetName::value)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String reason(String reason) {
    return reason.isEmpty()
        ? "unknown"
        : reason.substring(0, Math.min(reason.length(), MAX_REASON));
  }

  private static String line(DatasetReport dataset) {
    String counts =
        dataset.stored()
            + " stored, "
            + dataset.failed()
            + " failed, "
            + dataset.skipped()
            + " skipped; "
            + dataset.inOffice()
            + " in the office, "
            + dataset.inCloud()
            + " in the cloud";
    return dataset.trouble() == null ? counts : counts + "; " + dataset.trouble();
  }
}
