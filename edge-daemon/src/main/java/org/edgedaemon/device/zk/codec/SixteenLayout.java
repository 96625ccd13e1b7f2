package org.edgedaemon.device.zk.codec;

/**
 * The extended log of 16 bytes:
 *
 * <pre>
 * | 0 user id u32 | 4 time u32 | 8 state u8 | 9 verify u8 | 10 reserved u16 | 12 work code u32 |
 * </pre>
 *
 * Source: zk-protocol reference 5.3.
 */
record SixteenLayout() implements AttendanceLayout {
  @Override
  public String name() {
    return "16";
  }

  @Override
  public int width() {
    return 16;
  }

  @Override
  public AttendanceResult decode(byte[] bytes, int at) {
    PackedTime time = new PackedTime(Le.bits32(bytes, at + 4));
    long userId = Le.u32(bytes, at);
    if (userId == 0) {
      return Fields.bad(this, bytes, at, Fields.NO_USER);
    }
    if (!time.isPossible()) {
      return Fields.bad(this, bytes, at, Fields.IMPOSSIBLE + time);
    }
    return new AttendanceRecord(
        0,
        Long.toString(userId),
        true,
        Le.u8(bytes, at + 8),
        Le.u8(bytes, at + 9),
        time,
        Le.u32(bytes, at + 12),
        RawBytes.copyOf(bytes, at + 10, 2));
  }

  @Override
  public boolean looksRight(byte[] bytes, int at, PlausibleTimes times) {
    return Le.u16(bytes, at + 10) == 0 && times.containsBits(Le.bits32(bytes, at + 4));
  }
}
