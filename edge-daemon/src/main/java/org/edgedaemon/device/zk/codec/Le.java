package org.edgedaemon.device.zk.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Little-endian unsigned fields of a byte array. */
final class Le {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Le() {}

  static int u8(byte[] bytes, int at) {
    return bytes[at] & 0xFF;
  }

  static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
  }

  /** The 32 bits as they are; read them unsigned. */
  static int bits32(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  static long u32(byte[] bytes, int at) {
    return bits32(bytes, at) & 0xFFFF_FFFFL;
  }

  /** The length of the text at {@code at}: up to the first NUL, at most {@code max}. */
  static int textLength(byte[] bytes, int at, int max) {
    int length = 0;
    while (length < max && bytes[at + length] != 0) {
      length++;
    }
    return length;
  }

  /** Whether all bytes are printable ASCII (space to tilde). */
  static boolean isPrintable(byte[] bytes, int at, int length) {
    for (int i = at; i < at + length; i++) {
      if (bytes[i] < 0x20 || bytes[i] == 0x7F) {
        return false;
      }
    }
    return true;
  }

  static boolean isZero(byte[] bytes, int at, int length) {
    for (int i = at; i < at + length; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Bytes known to be ASCII; a plain copy inside the JDK. */
  static String ascii(byte[] bytes, int at, int length) {
    return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
  }
}
