package org.edgedaemon.replica.wire;

import org.edgedaemon.replica.Version;

/** Times as parameters of a call. */
public final class Times {
  private Times() {}

  /**
   * The version that a parameter names.
   *
   * @throws MalformedException when it is no time
   */
  public static Version version(String name, String text) {
    // A plus sign of an offset that nobody has quoted arrives as a space.
    return Members.asVersion(Members.parse(name, text.replace(' ', '+')));
  }
}
