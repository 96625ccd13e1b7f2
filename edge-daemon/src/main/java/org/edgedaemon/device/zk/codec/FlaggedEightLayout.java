package org.edgedaemon.device.zk.codec;

/**
 * Layout B of 8 bytes, the long form of the compressed log:
 *
 * <pre>
 * | 0 uid u16 | 2 flags u8                                        | 3 zero u8 | 4 time u32 |
 *              bits 0-2 state, bits 3-4 verify, bit 5 time present
 * </pre>
 *
 * Without bit 5 a record is of the 4-byte short form, whose time cannot be known for sure: it is
 * refused, never guessed. Source: zk-protocol reference 5.4.
 */
record FlaggedEightLayout() implements AttendanceLayout {
  static final int LONG_FORM = 0x20;

  @Override
  public String name() {
    return "8B";
  }

  @Override
  public int width() {
    return 8;
  }

  @Override
  public AttendanceResult decode(byte[] bytes, int at) {
    int flags = Le.u8(bytes, at + 2);
    if ((flags & LONG_FORM) == 0) {
      return Fields.bad(this, bytes, at, "compressed short form, without a time of its own");
    }
    int state = flags & 0x07;
    int verify = flags >> 3 & 0x03;
    return Fields.uidOnly(this, bytes, at, Le.bits32(bytes, at + 4), state, verify);
  }

  @Override
  public boolean looksRight(byte[] bytes, int at, PlausibleTimes times) {
    return (bytes[at + 2] & LONG_FORM) != 0
        && bytes[at + 3] == 0
        && times.containsBits(Le.bits32(bytes, at + 4));
  }
}
