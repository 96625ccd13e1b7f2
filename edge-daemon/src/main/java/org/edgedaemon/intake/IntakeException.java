package org.edgedaemon.intake;

/**
 * The intake could not store something (disk full, below the floor, closed, broken). Nothing was
 * acknowledged.
 */
public class IntakeException extends RuntimeException {
  public IntakeException(String message) {
    super(message);
  }

  public IntakeException(String message, Throwable cause) {
    super(message, cause);
  }
}
