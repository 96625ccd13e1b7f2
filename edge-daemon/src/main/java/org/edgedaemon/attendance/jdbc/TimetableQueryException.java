package org.edgedaemon.attendance.jdbc;

/** The office's database could not be asked, or did not answer in time. */
public final class TimetableQueryException extends Exception {
  private static final long serialVersionUID = 1L;

  TimetableQueryException(String message, Throwable cause) {
    super(message, cause);
  }

  TimetableQueryException(String message) {
    super(message);
  }
}
