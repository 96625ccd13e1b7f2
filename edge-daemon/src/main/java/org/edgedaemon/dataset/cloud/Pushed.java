package org.edgedaemon.dataset.cloud;

import org.edgedaemon.dataset.PushResult;

/** What a verdict means for one record. */
final class Pushed {
  private Pushed() {}

  /**
   * @param changed the cloud had an older version: that the record is there is no success then
   */
  static PushResult of(Verdict verdict, boolean changed) {
    return switch (verdict.kind()) {
      case DONE -> new PushResult.Stored(false);
      case CONFLICT ->
          changed
              ? new PushResult.Refused(verdict.status(), verdict.reason())
              : new PushResult.Stored(true);
      case UNAUTHORIZED -> new PushResult.Unauthorized(verdict.reason());
      case TOO_LARGE -> new PushResult.TooLarge(verdict.reason());
      case UNAVAILABLE -> new PushResult.Unavailable(verdict.reason(), verdict.retryAfter());
      case REFUSED, UNREADABLE -> new PushResult.Refused(verdict.status(), verdict.reason());
    };
  }
}
