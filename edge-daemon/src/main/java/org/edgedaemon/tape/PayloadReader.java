package org.edgedaemon.tape;

/**
 * Reads numbers and bytes from a bounded stretch of an array. Asking for more than there is throws
 * an {@link IllegalArgumentException} before anything is allocated.
 */
final class PayloadReader {
  private static final int VARINT_MAX_SHIFT = 63;

  private final byte[] source;
  private final int end;
  private int position;

  PayloadReader(byte[] source, int from, int end) {
    this.source = source;
    this.position = from;
    this.end = end;
  }

  boolean isAtEnd() {
    return position == end;
  }

  int u8() {
    need(1);
    return source[position++] & 0xFF;
  }

  long i64() {
    need(Long.BYTES);
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = (value << Byte.SIZE) | (source[position++] & 0xFF);
    }
    return value;
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift <= VARINT_MAX_SHIFT; shift += 7) {
      int b = u8();
      value |= (long) (b & 0x7F) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of more than ten bytes");
  }

  byte[] bytes(long length) {
    need(length);
    byte[] bytes = new byte[(int) length];
    System.arraycopy(source, position, bytes, 0, bytes.length);
    position += bytes.length;
    return bytes;
  }

  private void need(long length) {
    if (length < 0 || length > end - position) {
      throw new IllegalArgumentException(
          length + " bytes wanted where " + (end - position) + " are left");
    }
  }
}
