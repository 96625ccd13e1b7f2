package org.edgedaemon.cli;

import java.util.Locale;
import org.edgedaemon.admin.TestReport;
import org.edgedaemon.health.CheckResult;

/** Shows what a test of a device or a destination found. */
final class TestPrint {
  private TestPrint() {}

  /** Returns the exit code that goes with it. */
  static int show(TestReport report, boolean json, Console console) {
    if (json) {
      console.json(report);
    } else {
      String status = report.status().name().toLowerCase(Locale.ROOT);
      console.line(
          report.id() + ": " + status + ", " + report.text() + " (" + report.millis() + " ms)");
      new Fields().with(report.facts()).print(console);
    }
    return report.status() == CheckResult.Status.DOWN ? ExitCode.PEER : ExitCode.OK;
  }
}
