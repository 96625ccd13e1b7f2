package org.edgedaemon.tape;

import java.util.Arrays;
import org.edgedaemon.entry.JsonBody;

/**
 * A growing buffer, reused from one envelope to the next; leaves room for the header in front. What
 * a burst made it grow to goes with the first small envelope after.
 */
final class PayloadWriter {
  static final int FIRST_BYTES = 16 * 1024;
  private static final int SMALL_SHARE = 8;

  private byte[] buffer = new byte[FIRST_BYTES];
  private int length = EnvelopeHeader.BYTES;

  static int varintSize(long value) {
    return value == 0 ? 1 : (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7;
  }

  byte[] buffer() {
    return buffer;
  }

  /** Header and payload. */
  int length() {
    return length;
  }

  int payloadLength() {
    return length - EnvelopeHeader.BYTES;
  }

  void clear() {
    if (buffer.length > FIRST_BYTES && length < buffer.length / SMALL_SHARE) {
      buffer = new byte[FIRST_BYTES];
    }
    length = EnvelopeHeader.BYTES;
  }

  void reserve(int more) {
    if (length + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
    }
  }

  void u8(int value) {
    reserve(1);
    buffer[length++] = (byte) value;
  }

  void i64(long value) {
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      u8((int) (value >>> shift));
    }
  }

  void varint(long value) {
    long rest = value;
    while (rest < 0 || rest > 0x7F) {
      u8((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    u8((int) rest);
  }

  void bytes(byte[] bytes) {
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
  }

  void body(JsonBody body) {
    reserve(body.length());
    body.copyTo(buffer, length);
    length += body.length();
  }
}
