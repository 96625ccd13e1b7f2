package org.edgedaemon.outbox;

/**
 * The outbox could not do it (disk full, damaged file, database gone). Nothing that was owed is
 * forgotten.
 */
public class OutboxException extends RuntimeException {
  public OutboxException(String message) {
    super(message);
  }

  public OutboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
