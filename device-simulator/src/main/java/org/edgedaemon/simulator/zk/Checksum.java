package org.edgedaemon.simulator.zk;

import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The one's-complement sum of little-endian 16-bit words (zk-protocol 1.3). */
final class Checksum {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Checksum() {}

  /** The sum of a range that begins at an even place of its payload; not folded. */
  static long sum(byte[] bytes, int from, int length) {
    long sum = 0;
    int at = from;
    int end = from + length;
    // Four bytes at a time: folding a 32-bit word gives the same as adding its two halves.
    for (; at + 4 <= end; at += 4) {
      sum += (int) INTS.get(bytes, at) & 0xFFFFFFFFL;
    }
    for (; at + 2 <= end; at += 2) {
      sum += (bytes[at] & 0xFF) | ((bytes[at + 1] & 0xFF) << 8);
    }
    return at < end ? sum + (bytes[at] & 0xFF) : sum;
  }

  /** The value for the checksum field of a payload whose other words add up to {@code sum}. */
  static int of(long sum) {
    return ~fold(sum) & 0xFFFF;
  }

  /** Whether a received payload, its checksum field included, adds up. */
  static boolean holds(ByteBuf payload) {
    byte[] bytes = new byte[payload.readableBytes()];
    payload.getBytes(payload.readerIndex(), bytes);
    return fold(sum(bytes, 0, bytes.length)) == 0xFFFF;
  }

  private static int fold(long sum) {
    long folded = sum;
    while (folded > 0xFFFF) {
      folded = (folded & 0xFFFF) + (folded >>> 16);
    }
    return (int) folded;
  }
}
