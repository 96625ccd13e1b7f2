package org.edgedaemon.history;

/** The history cannot be read now. */
public class HistoryException extends RuntimeException {
  public HistoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
