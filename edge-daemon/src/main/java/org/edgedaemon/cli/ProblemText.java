package org.edgedaemon.cli;

import java.nio.file.Path;
import org.edgedaemon.config.Problem;

/** A problem of the etc file as one line: {@code file:line: key: message}. */
final class ProblemText {
  private ProblemText() {}

  static String of(Path etcFile, Problem problem) {
    String where = problem.line() > 0 ? etcFile + ":" + problem.line() : etcFile.toString();
    String key = problem.key().isEmpty() ? "" : problem.key() + ": ";
    return where + ": " + key + problem.message();
  }
}
