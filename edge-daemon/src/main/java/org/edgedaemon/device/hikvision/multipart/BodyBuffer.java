package org.edgedaemon.device.hikvision.multipart;

import java.util.Arrays;

/** The bytes of the one part that is being read; grows with what really came. */
final class BodyBuffer {
  private static final int INITIAL = 1024;

  private final int limit;
  private byte[] bytes = new byte[INITIAL];
  private int size;

  BodyBuffer(int limit) {
    this.limit = limit;
  }

  void add(byte b) {
    if (size == limit) {
      throw new MultipartException("a part is longer than " + limit + " bytes");
    }
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(limit, 2L * size));
    }
    bytes[size++] = b;
  }

  int size() {
    return size;
  }

  /** The first bytes, without blanks and line ends behind them. */
  byte[] trimmed(int length) {
    int end = length;
    while (end > 0 && Blank.is(bytes[end - 1])) {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }
}
