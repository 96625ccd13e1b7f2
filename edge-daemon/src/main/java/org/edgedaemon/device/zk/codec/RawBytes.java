package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes kept as they came: immutable, equal by content, shown in hex. */
public final class RawBytes {
  public static final RawBytes EMPTY = new RawBytes(new byte[0]);

  private static final int ZEROS = 128;
  private static final RawBytes[] ALL_ZERO = new RawBytes[ZEROS];

  static {
    for (int length = 0; length < ZEROS; length++) {
      ALL_ZERO[length] = new RawBytes(new byte[length]);
    }
  }

  private final byte[] bytes;

  private RawBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of a part. Tails are mostly zeros, so those are shared. */
  static RawBytes copyOf(byte[] source, int at, int length) {
    if (length < ZEROS && Le.isZero(source, at, length)) {
      return ALL_ZERO[length];
    }
    return new RawBytes(Arrays.copyOfRange(source, at, at + length));
  }

  /** A copy of up to {@code max} readable bytes; the reader index stays. */
  static RawBytes copyOf(ByteBuf source, int max) {
    byte[] copy = new byte[Math.min(source.readableBytes(), max)];
    source.getBytes(source.readerIndex(), copy);
    return new RawBytes(copy);
  }

  public int length() {
    return bytes.length;
  }

  /** Lower-case hex without separators. */
  public String toHex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawBytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return toHex();
  }
}
