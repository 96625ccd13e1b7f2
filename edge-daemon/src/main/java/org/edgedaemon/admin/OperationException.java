package org.edgedaemon.admin;

/**
 * An operation was refused or failed. The message is one line for an operator: what happened, to
 * what, what to do; it never holds a secret.
 */
public class OperationException extends RuntimeException {
  /** What callers tell apart: it decides the HTTP status and the exit code. */
  public enum Reason {
    /** The request makes no sense as it is. */
    INVALID(400),
    /** No such device, destination, letter or file. */
    NOT_FOUND(404),
    /** Somebody else is at it: another read of the same device, another process. */
    IN_USE(409),
    /** The etc file is not valid. */
    CONFIGURATION(422),
    /** Something inside failed. */
    FAILED(500),
    /** A device, a destination or the daemon itself does not answer. */
    PEER_UNAVAILABLE(502),
    /** A store cannot do it: disk full, damaged, closed. */
    STORE(507);

    private final int httpStatus;

    Reason(int httpStatus) {
      this.httpStatus = httpStatus;
    }

    /** How the admin port answers it. */
    public int httpStatus() {
      return httpStatus;
    }
  }

  private final Reason reason;

  public OperationException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public OperationException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
