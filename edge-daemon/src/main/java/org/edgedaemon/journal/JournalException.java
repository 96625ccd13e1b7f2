package org.edgedaemon.journal;

/** The journal could not do it. The intake still has everything. */
public class JournalException extends RuntimeException {
  public JournalException(String message) {
    super(message);
  }

  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
