package org.edgedaemon.punch;

import java.util.regex.Pattern;

/**
 * The configured name of a device: 1 to 64 of {@code a-z A-Z 0-9 . _ -}, starting with a letter or
 * digit.
 */
public record DeviceId(String value) {
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public DeviceId {
    if (!VALID.matcher(value).matches()) {
      throw new IllegalArgumentException("device id '" + value + "' must match " + VALID);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
