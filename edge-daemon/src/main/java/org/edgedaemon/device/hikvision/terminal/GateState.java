package org.edgedaemon.device.hikvision.terminal;

/** What is known of our credentials at one terminal. */
public enum GateState {
  /** Nothing yet. */
  UNKNOWN,
  /** They were accepted. */
  OK,
  /** They were refused once. One more try, after a pause. */
  SUSPECT,
  /**
   * They were refused twice, or once with few tries left. Ended by other ones or by an operator.
   */
  BAD_PASSWORD,
  /** The terminal locked the account; a try before its end would lock it anew. */
  LOCKED
}
