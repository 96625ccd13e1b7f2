package org.edgedaemon.simulator.zk;

/**
 * A person enrolled on a terminal.
 *
 * @param uid the terminal's row number, 1..65535
 * @param userId badge or PIN, as text; digits only on terminals with 28-byte users
 * @param privilege 0 user, 14 super admin; odd is disabled
 */
public record TerminalUser(
    int uid, String userId, String name, int privilege, String password, long card) {

  private static final int ADMIN = 14;

  /** Checks the row number. */
  public TerminalUser {
    if (uid < 1 || uid > 0xFFFF) {
      throw new IllegalArgumentException("uid is " + uid + ", allowed are 1..65535");
    }
  }

  /** A plain user without password and card. */
  public TerminalUser(int uid, String userId, String name) {
    this(uid, userId, name, 0, "", 0);
  }

  boolean admin() {
    return (privilege & ~1) == ADMIN;
  }

  /**
   * Writes the record of 28 or 72 bytes at {@code at}.
   *
   * <pre>
   * 72: uid u16, privilege u8, password 8, name 24, card u32, group u8, zones 8, user id 24
   * 28: uid u16, privilege u8, password 5, name 8, card u32, pad, group u8, zones u16, id u32
   * </pre>
   */
  void write(byte[] to, int at, int width) {
    Wire.putU16(to, at, uid);
    to[at + 2] = (byte) privilege;
    if (width == 72) {
      Wire.putText(to, at + 3, 8, password);
      Wire.putText(to, at + 11, 24, name);
      Wire.putU32(to, at + 35, card);
      to[at + 39] = 1;
      Wire.putText(to, at + 48, 24, userId);
    } else {
      Wire.putText(to, at + 3, 5, password);
      Wire.putText(to, at + 8, 8, name);
      Wire.putU32(to, at + 16, card);
      to[at + 21] = 1;
      Wire.putU32(to, at + 24, Long.parseLong(userId));
    }
  }
}
