package org.edgedaemon.dataset.run;

import org.edgedaemon.dataset.Reach;
import org.jspecify.annotations.Nullable;

/** The troubles that everybody has at some time, in the words that people look for. */
final class Words {
  static final String STOPPED = "stopped before its end; the next run goes on";
  static final String CANNOT_CONNECT = "cannot connect to the cloud";

  /** An office's database may refuse a password as well: that is another trouble. */
  static final String AUTHENTICATION_FAILED =
      "authentication failed, the cloud refuses the API key";

  static final String UPLOAD_FAILED = "file upload failed";
  static final String DEFECT = "a defect in the daemon, please report it";

  private Words() {}

  /** Null for {@link Reach.Good}. */
  static @Nullable String of(Reach reach) {
    if (reach instanceof Reach.Unreachable unreachable) {
      return cannotConnect(unreachable.reason());
    }
    if (reach instanceof Reach.Unauthorized unauthorized) {
      return authenticationFailed(unauthorized.reason());
    }
    if (reach instanceof Reach.Wrong wrong) {
      return "the cloud answers, but not as expected; is the address right? " + wrong.reason();
    }
    return null;
  }

  static String cannotConnect(String reason) {
    return CANNOT_CONNECT + ": " + reason;
  }

  static String authenticationFailed(String reason) {
    return AUTHENTICATION_FAILED + ": " + reason;
  }

  static String uploadFailed(String file, String reason) {
    return uploadFailed(file + ": " + reason);
  }

  static String uploadFailed(String reason) {
    return UPLOAD_FAILED + ": " + reason;
  }
}
