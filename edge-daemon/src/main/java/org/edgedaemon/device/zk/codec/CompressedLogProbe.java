package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;

/**
 * Recognises the compressed log with records of 4 and 8 bytes mixed (bit 5 of the third byte tells
 * which), only to name it: which bits of the short form are the high ones is not known, so its
 * times are never computed. Source: zk-protocol reference 5.4, layout B.
 */
final class CompressedLogProbe {
  private static final int SHORT = 4;
  private static final int LONG = 8;
  private static final int ENOUGH_PERCENT = 98;

  private final CountBracket count;
  private final PlausibleTimes times;
  private final byte[] record = new byte[LONG];
  private int held;
  private long shortOnes;
  private long longOnes;
  private long plausible;

  CompressedLogProbe(CountBracket count, PlausibleTimes times) {
    this.count = count;
    this.times = times;
  }

  void feed(ByteBuf slice) {
    int end = slice.writerIndex();
    for (int at = slice.readerIndex(); at < end; at++) {
      record[held++] = slice.getByte(at);
      if (held == SHORT && (record[2] & FlaggedEightLayout.LONG_FORM) == 0) {
        shortOnes++;
        held = 0;
      } else if (held == LONG) {
        longOnes++;
        plausible += times.containsBits(Le.bits32(record, SHORT)) ? 1 : 0;
        held = 0;
      }
    }
  }

  /** Both forms were seen, every byte has its place, and count and times agree. */
  boolean fits() {
    return held == 0
        && shortOnes > 0
        && longOnes > 0
        && plausible * 100 >= longOnes * ENOUGH_PERCENT
        && (!count.known() || count.allows(shortOnes + longOnes));
  }
}
