package org.edgedaemon.attendance;

/** The code of a unit of teaching, 1 to {@value #MAX_LENGTH} characters, for example CS101. */
public record UnitCode(String value) {
  public static final int MAX_LENGTH = 64;

  public UnitCode {
    value = Words.require("unit code", value, MAX_LENGTH);
  }

  @Override
  public String toString() {
    return value;
  }
}
