package org.edgedaemon.outbox;

import java.util.Locale;

/**
 * How far an entry is on its way to one destination. The code is stored on disk: never renumber.
 */
public enum DeliveryState {
  /** Nothing is said about it yet. */
  PENDING(0),
  /** The destination has it. */
  DELIVERED(1),
  /** The last try failed; it is tried again by itself. */
  FAILED(2),
  /** Refused for good, and kept as a dead letter. */
  DEAD(3);

  private final int code;

  DeliveryState(int code) {
    this.code = code;
  }

  /** The number on disk. */
  public int code() {
    return code;
  }

  /** The word in listings. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether that is the end of it, unless an operator wants more. */
  public boolean isFinal() {
    return this == DELIVERED || this == DEAD;
  }

  /** The state with this number on disk. */
  public static DeliveryState ofCode(int code) {
    for (DeliveryState state : values()) {
      if (state.code == code) {
        return state;
      }
    }
    throw new IllegalArgumentException("no delivery state has code " + code);
  }
}
