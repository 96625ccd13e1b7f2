package org.edgedaemon.dataset.run;

import java.util.Locale;
import org.edgedaemon.dataset.RunReport;
import org.edgedaemon.dataset.RunReport.DatasetReport;

/** A run in one sentence, for people; without ids and without what the cloud said of records. */
public final class Verdict {
  private Verdict() {}

  /** As {@code 12 records stored, 1 failed}. */
  public static String of(RunReport report) {
    String skipped = report.skipped();
    if (skipped != null) {
      return skipped;
    }
    long stored = report.datasets().stream().mapToLong(DatasetReport::stored).sum();
    long failed = report.datasets().stream().mapToLong(DatasetReport::failed).sum();
    long left = report.datasets().stream().mapToLong(DatasetReport::skipped).sum();
    long troubled = report.datasets().stream().filter(one -> one.trouble() != null).count();
    if (stored + failed + left + troubled == 0 && report.success()) {
      return nothingMissing(report);
    }
    String verb = report.request().dryRun() ? " records would be stored" : " records stored";
    return number(stored)
        + verb
        + (failed == 0 ? "" : ", " + number(failed) + " failed")
        + (left == 0 ? "" : ", " + number(left) + " skipped")
        + (troubled == 0 ? "" : ", " + number(troubled) + " datasets not dealt with to their end")
        + (report.success() || stored + failed + left + troubled > 0
            ? ""
            : ": " + report.errors().get(0));
  }

  private static String nothingMissing(RunReport report) {
    long looked = report.datasets().stream().mapToLong(DatasetReport::inOffice).sum();
    return "nothing to sync: the cloud has all " + number(looked) + " records already";
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
