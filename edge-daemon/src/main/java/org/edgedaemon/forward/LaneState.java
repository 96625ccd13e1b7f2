package org.edgedaemon.forward;

/** What a lane is doing. */
public enum LaneState {
  /** Nothing is owed. */
  IDLE,
  /** Entries are on their way. */
  DELIVERING,
  /** The destination is unavailable; tried again by itself. */
  WAITING,
  /** The destination refuses us (key, address): an operator must act. Probed slowly. */
  STOPPED,
  /** The lane's owner has ended. */
  CLOSED
}
