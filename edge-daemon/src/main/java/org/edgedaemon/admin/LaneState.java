package org.edgedaemon.admin;

/** What a destination's lane is doing. */
public enum LaneState {
  /** Everything is delivered. */
  IDLE,
  DELIVERING,
  /** The destination is unavailable; the lane tries again by itself. */
  WAITING,
  /** Credentials or settings are wrong: an operator must act. Probed slowly. */
  STOPPED,
  /** Switched off in the etc file. */
  DISABLED,
  /** The daemon is not running. */
  OFFLINE
}
