package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;

/**
 * The checksum of a ZK payload: the complement of the one's-complement sum of its little-endian
 * 16-bit words, an odd last byte counting as a word of its own.
 */
public final class ZkChecksum {
  private ZkChecksum() {}

  /** The checksum of a payload whose checksum field holds zero. */
  public static int of(ByteBuf payload, int index, int length) {
    return ~fold(payload, index, length) & 0xFFFF;
  }

  /** Whether a payload agrees with the checksum in its header. */
  public static boolean isValid(ByteBuf payload, int index, int length) {
    return fold(payload, index, length) == 0xFFFF;
  }

  /** Sums 32 bits at a time: 2^16 is 1 in one's complement, so the folded sum is the same. */
  private static int fold(ByteBuf payload, int index, int length) {
    long sum = 0;
    int at = index;
    int end = index + length;
    for (; at + 4 <= end; at += 4) {
      sum += payload.getUnsignedIntLE(at);
    }
    if (at + 2 <= end) {
      sum += payload.getUnsignedShortLE(at);
      at += 2;
    }
    if (at < end) {
      sum += payload.getUnsignedByte(at);
    }
    while (sum > 0xFFFF) {
      sum = (sum & 0xFFFF) + (sum >>> 16);
    }
    return (int) sum;
  }
}
