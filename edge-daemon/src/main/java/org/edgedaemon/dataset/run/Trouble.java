package org.edgedaemon.dataset.run;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.edgedaemon.dataset.RunReport;
import org.edgedaemon.dataset.RunReport.DatasetReport;

/** What mostly went wrong with a run: the worst of what its errors tell. */
public enum Trouble {
  /** The API key is refused. */
  AUTHENTICATION_FAILED(Words.AUTHENTICATION_FAILED),
  /** Nobody answers, or not as a cloud that is well. */
  CANNOT_CONNECT(Words.CANNOT_CONNECT),
  /** A file could not be sent. */
  FILE_UPLOAD_FAILED(Words.UPLOAD_FAILED),
  /** Something else, as a record that the cloud refuses. */
  OTHER("");

  private final String words;

  Trouble(String words) {
    this.words = words;
  }

  /** Empty when nothing went wrong. */
  public static Optional<Trouble> of(RunReport report) {
    if (report.success()) {
      return Optional.empty();
    }
    // The list of errors has an end: what ended a dataset may not stand in it.
    Stream<String> datasets =
        report.datasets().stream().map(DatasetReport::trouble).filter(Objects::nonNull);
    return Optional.of(worst(Stream.concat(report.errors().stream(), datasets).toList()));
  }

  private static Trouble worst(List<String> errors) {
    for (Trouble trouble : values()) {
      if (errors.stream().anyMatch(trouble::isIn)) {
        return trouble;
      }
    }
    return OTHER;
  }

  /** A dataset or a record may stand before it. */
  private boolean isIn(String error) {
    return error.startsWith(words) || error.contains(": " + words);
  }
}
