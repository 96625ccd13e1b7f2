package org.edgedaemon.device.zk.codec;

import org.jspecify.annotations.Nullable;

/** Kinds of real-time events, one bit each. Source: zk-protocol reference 7.1. */
public enum EventType {
  ATTENDANCE(1),
  FINGER(2),
  ENROLL_USER(4),
  ENROLL_FINGER(8),
  BUTTON(16),
  UNLOCK(32),
  VERIFY(128),
  FINGER_SCORE(256),
  ALARM(512);

  private final int mask;

  EventType(int mask) {
    this.mask = mask;
  }

  /** The bit to register for, and the session field of its events. */
  public int mask() {
    return mask;
  }

  /** The type with this bit, or null. */
  public static @Nullable EventType ofCode(int code) {
    for (EventType type : values()) {
      if (type.mask == code) {
        return type;
      }
    }
    return null;
  }
}
