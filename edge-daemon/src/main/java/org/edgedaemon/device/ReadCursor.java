package org.edgedaemon.device;

/**
 * How far a device has been read: text that only the device's own adapter understands. A cursor
 * that no longer fits the device's log must make the adapter read everything, never skip.
 */
public record ReadCursor(String value) {
  public static final int MAX_LENGTH = 4096;

  public ReadCursor {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("read cursor has " + value.length() + " characters");
    }
  }
}
