package org.edgedaemon.dataset.run;

import java.util.List;
import java.util.Optional;
import org.edgedaemon.dataset.RunReport;

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
    return report.success() ? Optional.empty() : Optional.of(worst(report.errors()));
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
