package org.edgedaemon.device.zk.codec;

/**
 * The privilege byte: bit 0 disabled, bits 1 to 3 level. Source: zk-protocol reference 5.12.
 *
 * @param level 0 user, 1 enroller, 3 manager, 7 super administrator; others are not named
 */
public record Privilege(int level, boolean disabled) {
  static Privilege of(int code) {
    return new Privilege(code >> 1 & 0x07, (code & 1) != 0);
  }

  /** More than a plain user. */
  public boolean isElevated() {
    return level != 0;
  }
}
