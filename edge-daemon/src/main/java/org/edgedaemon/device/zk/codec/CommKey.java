package org.edgedaemon.device.zk.codec;

/** How a comm key (0 to 999999, 0 being none) travels in an AUTH request. */
public final class CommKey {
  /** Any byte would do: the device takes it from the packet. */
  static final int TICK = 50;

  /** The letters ZKSO. */
  private static final int LETTERS = 0x4F53_4B5A;

  private CommKey() {}

  /** Scrambles a key for a session; the four data bytes as a little-endian number. */
  public static int scramble(int key, int session) {
    return scramble(key, session, TICK);
  }

  static int scramble(int key, int session, int tick) {
    int mixed = (Integer.reverse(key) + session) ^ LETTERS;
    int swapped = Integer.rotateLeft(mixed, 16);
    int ticks = tick * 0x0101_0101;
    return ((swapped ^ ticks) & 0xFF00_FFFF) | tick << 16;
  }
}
