package org.edgedaemon.punch;

/**
 * A person's identifier on a device. Text: leading zeros and letters matter. 1 to 64 printable
 * characters.
 */
public record UserPin(String value) {
  public static final int MAX_LENGTH = 64;

  public UserPin {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "user pin has " + value.length() + " characters, allowed are 1.." + MAX_LENGTH);
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new IllegalArgumentException("user pin has a control character at index " + i);
      }
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
