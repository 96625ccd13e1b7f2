package org.edgedaemon.http;

import java.io.IOException;

/** The file of a body cannot be read, or is not what was announced. The message has no path. */
final class BodyUnreadableException extends IOException {
  BodyUnreadableException(String message) {
    super(message);
  }

  BodyUnreadableException(String message, Throwable cause) {
    super(message, cause);
  }
}
