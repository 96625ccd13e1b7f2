package org.edgedaemon.device.zk.codec;

/**
 * Layout A of 8 bytes:
 *
 * <pre>
 * | 0 uid u16 | 2 verify u8 | 3 time u32 | 7 state u8 |
 * </pre>
 *
 * Source: zk-protocol reference 5.4.
 */
record PlainEightLayout() implements AttendanceLayout {
  @Override
  public String name() {
    return "8A";
  }

  @Override
  public int width() {
    return 8;
  }

  @Override
  public AttendanceResult decode(byte[] bytes, int at) {
    int state = Le.u8(bytes, at + 7);
    int verify = Le.u8(bytes, at + 2);
    return Fields.uidOnly(this, bytes, at, Le.bits32(bytes, at + 3), state, verify);
  }

  @Override
  public boolean looksRight(byte[] bytes, int at, PlausibleTimes times) {
    return times.containsBits(Le.bits32(bytes, at + 3));
  }
}
