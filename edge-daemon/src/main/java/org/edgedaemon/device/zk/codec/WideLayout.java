package org.edgedaemon.device.zk.codec;

/**
 * The log of 40 bytes and more, one head and whatever follows:
 *
 * <pre>
 * | 0 uid u16 | 2 user id 24 chars | 26 verify u8 | 27 time u32 | 31 state u8 | 32 tail |
 * </pre>
 *
 * Source: zk-protocol reference 5.1 and 5.2.
 */
record WideLayout(int width) implements AttendanceLayout {
  private static final int ID_LENGTH = 24;
  private static final int VERIFY_AT = 26;
  private static final int TAIL_AT = 32;

  @Override
  public String name() {
    return Integer.toString(width);
  }

  @Override
  public AttendanceResult decode(byte[] bytes, int at) {
    return fields().decode(this, bytes, at);
  }

  @Override
  public boolean looksRight(byte[] bytes, int at, PlausibleTimes times) {
    return fields().looksRight(bytes, at, times);
  }

  private TextIdFields fields() {
    return new TextIdFields(ID_LENGTH, VERIFY_AT, TAIL_AT, width);
  }
}
