package org.edgedaemon.attendance;

/** The body of an entry is none of a mark or a student. The message holds nothing of the body. */
public final class UnreadableBodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableBodyException(String what) {
    super("the body " + what);
  }
}
