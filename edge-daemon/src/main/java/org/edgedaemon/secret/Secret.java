package org.edgedaemon.secret;

/** A key or password. Shown by nothing but {@link #reveal()}; equal by value. */
public final class Secret {
  private final String value;

  public Secret(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("secret is empty");
    }
    this.value = value;
  }

  /** The value itself: for the wire to its own peer only. */
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
