package org.edgedaemon.dataset.ids;

/** The file of ids cannot be written or read, or has no more room. */
public final class SpoolException extends RuntimeException {
  SpoolException(String message) {
    super(message);
  }

  SpoolException(String message, Throwable cause) {
    super(message, cause);
  }
}
