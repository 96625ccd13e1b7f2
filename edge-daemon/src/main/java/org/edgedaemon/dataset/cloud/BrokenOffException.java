package org.edgedaemon.dataset.cloud;

import java.io.IOException;
import org.edgedaemon.http.ClientResult.Failure;

/** The cloud's list did not come to its end. */
final class BrokenOffException extends IOException {
  private final transient Failure failure;

  BrokenOffException(Failure failure) {
    super(failure.text());
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }
}
