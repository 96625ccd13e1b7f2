package org.edgedaemon.device.hikvision.isapi;

/** What kind of thing an event tells. */
public enum EventClass {
  /** Somebody was verified: a punch, if a person is named. */
  PERSON_PASSED,
  /** Somebody was turned away; never a punch, even with a person named. */
  PERSON_REFUSED,
  /** A lock, a door, an exit button. */
  DOOR,
  /** The terminal itself, alarms, operations, anything unknown. */
  OTHER
}
