package org.edgedaemon.simulator.hikvision;

/** What a client gets when the arming slot is taken. */
public enum SlotRefusal {
  /** HTTP 503 deployExceedMax. */
  STATUS_503,
  /** HTTP 403 deployExceedMax. */
  STATUS_403,
  /** HTTP 404 deployExceedMax. */
  STATUS_404,
  /** HTTP 200 with a body of statusValue 503. */
  STATUS_VALUE_503,
  /** An empty 200. */
  EMPTY,
  /** Nothing, not even headers. */
  HANG
}
