package org.edgedaemon.dataset.cloud;

import java.time.Duration;
import java.util.Optional;
import org.edgedaemon.dataset.Reach;

/**
 * What an answer of the cloud means, whatever was asked.
 *
 * @param status 0 when there was no answer
 * @param reason for people, short and without secrets
 * @param retryAfter how long the cloud asks to be left alone
 */
record Verdict(Kind kind, int status, String reason, Optional<Duration> retryAfter) {
  enum Kind {
    DONE,
    CONFLICT,
    UNAUTHORIZED,
    TOO_LARGE,
    REFUSED,
    UNAVAILABLE,
    /** Our own file, not the cloud. */
    UNREADABLE
  }

  static Verdict of(Kind kind, int status, String reason) {
    return new Verdict(kind, status, reason, Optional.empty());
  }

  /** What it says of the cloud itself. */
  Reach reach() {
    return switch (kind) {
      case DONE -> new Reach.Good();
      case UNAUTHORIZED -> new Reach.Unauthorized(reason);
      case UNAVAILABLE, UNREADABLE -> new Reach.Unreachable(reason);
      case CONFLICT, TOO_LARGE, REFUSED -> new Reach.Wrong(reason);
    };
  }
}
