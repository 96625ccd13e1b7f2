package org.edgedaemon.device;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

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
    /** It locked our account for a while; every try before its end begins that anew. */
    LOCKED,
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
  private final @Nullable Duration retryAfter;

  public DeviceException(Reason reason, String message) {
    super(message);
    this.reason = reason;
    this.retryAfter = null;
  }

  public DeviceException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.retryAfter = null;
  }

  /** With a time before which another try is useless or harmful. */
  public DeviceException(Reason reason, String message, Duration retryAfter) {
    super(message);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  public Reason reason() {
    return reason;
  }

  /** Not to be tried again sooner; null when the rule of the reason is enough. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
