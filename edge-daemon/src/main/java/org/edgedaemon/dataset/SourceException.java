package org.edgedaemon.dataset;

/** The records of a dataset cannot be read. The message says what to do and holds no secret. */
public final class SourceException extends RuntimeException {
  public SourceException(String message) {
    super(message);
  }

  public SourceException(String message, Throwable cause) {
    super(message, cause);
  }
}
