package org.edgedaemon.device;

/**
 * A device could not be reached, did not let us in, or broke off. The message says what happened
 * and what to do.
 */
public class DeviceException extends RuntimeException {
  /** What an operator, or a retry rule, wants to tell apart. */
  public enum Reason {
    /** Refused, no route, no answer: try again later. */
    UNREACHABLE,
    /** Opened, but another program seems to hold it: try again much later. */
    BUSY,
    /** Wrong or missing key or password: leave alone until the configuration changes. */
    CREDENTIALS,
    /** Speaks another protocol, or firmware we cannot read: an operator must act. */
    UNSUPPORTED,
    /** Another device than the configured one answered. */
    STRANGER,
    /** The conversation broke off or made no sense: reconnect. */
    BROKEN,
    /** The read was short or contradicted itself: read again. */
    INCOMPLETE
  }

  private final Reason reason;

  public DeviceException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public DeviceException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
