package org.edgedaemon.replica;

/** An office's database cannot be used now. The message says what to do and holds no secret. */
public final class TablesException extends RuntimeException {
  public TablesException(String message) {
    super(message);
  }

  public TablesException(String message, Throwable cause) {
    super(message, cause);
  }
}
