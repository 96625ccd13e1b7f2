package org.edgedaemon.device.zk.codec;

/**
 * One of the record layouts of the attendance log: fixed width, stateless, safe to share. The known
 * ones are in {@link AttendanceLayouts}.
 */
public sealed interface AttendanceLayout
    permits PlainEightLayout, FlaggedEightLayout, SixteenLayout, TwentyTwoLayout, WideLayout {

  /**
   * A short name that {@link AttendanceLayouts#byName} knows: {@code 8A}, {@code 8B}, {@code 16}…
   */
  String name();

  /** Bytes of one record. */
  int width();

  /**
   * Reads the record at {@code at}; {@link #width()} bytes must be there. Never throws for them.
   */
  AttendanceResult decode(byte[] bytes, int at);

  /**
   * Whether the record at {@code at} looks like one of this layout; the time bounds and the fields
   * that must be zero or printable are looked at.
   */
  boolean looksRight(byte[] bytes, int at, PlausibleTimes times);
}
