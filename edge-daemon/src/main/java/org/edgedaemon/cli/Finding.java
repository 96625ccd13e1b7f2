package org.edgedaemon.cli;

import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.TestReport;
import org.edgedaemon.health.CheckResult;

/**
 * One line of the doctor.
 *
 * @param check what was looked at
 * @param text what was found, and what to do
 * @param code the exit code that a failure stands for
 */
record Finding(String check, Level level, String text, int code) {
  /** How bad it is. */
  enum Level {
    OK,
    WARN,
    FAIL
  }

  static Finding ok(String check, String text) {
    return new Finding(check, Level.OK, text, ExitCode.OK);
  }

  static Finding warn(String check, String text) {
    return new Finding(check, Level.WARN, text, ExitCode.OK);
  }

  static Finding fail(String check, String text, int code) {
    return new Finding(check, Level.FAIL, text, code);
  }

  static Finding fail(String check, OperationException e) {
    return fail(check, String.valueOf(e.getMessage()), ExitCode.of(e.reason()));
  }

  static Finding of(String check, CheckResult result) {
    return switch (result.status()) {
      case OK -> ok(check, result.text());
      case DEGRADED -> warn(check, result.text());
      case DOWN -> fail(check, result.text(), ExitCode.ERROR);
    };
  }

  static Finding of(String check, TestReport report) {
    return switch (report.status()) {
      case OK -> ok(check, report.text());
      case DEGRADED -> warn(check, report.text());
      case DOWN -> fail(check, report.text(), ExitCode.PEER);
    };
  }
}
