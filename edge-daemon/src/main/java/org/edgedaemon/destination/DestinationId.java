package org.edgedaemon.destination;

import java.util.regex.Pattern;

/** The configured name of a destination; also names its lane's file, hence its characters. */
public record DestinationId(String value) {
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public DestinationId {
    if (!VALID.matcher(value).matches()) {
      throw new IllegalArgumentException("destination id '" + value + "' must match " + VALID);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
