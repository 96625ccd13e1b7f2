package org.edgedaemon.device.zk.codec;

/**
 * The log of 22 bytes (WL10):
 *
 * <pre>
 * | 0 uid u16 | 2 user id 6 chars | 8 reserved 4 | 12 verify u8 | 13 time u32 | 17 state u8 | 18 reserved 4 |
 * </pre>
 *
 * Source: zk-protocol reference 5.5, a single one; so it is used only when a whole log agrees.
 */
record TwentyTwoLayout() implements AttendanceLayout {
  private static final TextIdFields FIELDS = new TextIdFields(6, 12, 18, 22);

  @Override
  public String name() {
    return "22";
  }

  @Override
  public int width() {
    return 22;
  }

  @Override
  public AttendanceResult decode(byte[] bytes, int at) {
    return FIELDS.decode(this, bytes, at);
  }

  @Override
  public boolean looksRight(byte[] bytes, int at, PlausibleTimes times) {
    return FIELDS.looksRight(bytes, at, times);
  }
}
