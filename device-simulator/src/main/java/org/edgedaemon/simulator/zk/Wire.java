package org.edgedaemon.simulator.zk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Little-endian fields in byte arrays. */
final class Wire {
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private Wire() {}

  static void putU32(byte[] to, int at, long value) {
    INTS.set(to, at, (int) value);
  }

  static void putU16(byte[] to, int at, int value) {
    SHORTS.set(to, at, (short) value);
  }

  static long u32(byte[] from, int at) {
    return (int) INTS.get(from, at) & 0xFFFFFFFFL;
  }

  static int u16(byte[] from, int at) {
    return (short) SHORTS.get(from, at) & 0xFFFF;
  }

  /** Writes what fits of the text's UTF-8 bytes, even if a character is cut; the rest stays. */
  static void putText(byte[] to, int at, int width, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, to, at, Math.min(width, bytes.length));
  }

  /** The text up to the first NUL of a field. */
  static String text(byte[] from, int at, int width) {
    int end = at;
    while (end < at + width && from[end] != 0) {
      end++;
    }
    return new String(from, at, end - at, StandardCharsets.UTF_8);
  }

  static byte[] u32s(long... values) {
    byte[] bytes = new byte[values.length * 4];
    for (int i = 0; i < values.length; i++) {
      putU32(bytes, i * 4, values[i]);
    }
    return bytes;
  }
}
