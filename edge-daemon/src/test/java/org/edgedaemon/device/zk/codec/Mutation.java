package org.edgedaemon.device.zk.codec;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages bytes: flips, overwrites, cuts, repeats, extends, with the values that hurt most. */
final class Mutation {
  private static final int MAX_LENGTH = 1_024;
  private static final int MAX_STEPS = 8;
  private static final byte[] NASTY = {0, 1, -1, 127, -128, 0x20, 0x0A, '='};

  private Mutation() {}

  static byte[] of(byte[] golden, SplittableRandom random) {
    byte[] bytes = golden.clone();
    for (int steps = random.nextInt(MAX_STEPS) + 1; steps > 0; steps--) {
      bytes = step(bytes, random);
    }
    return bytes;
  }

  private static byte[] step(byte[] bytes, SplittableRandom random) {
    if (bytes.length == 0) {
      return random(random, random.nextInt(200));
    }
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(8)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = NASTY[random.nextInt(NASTY.length)];
      case 2 -> fill(bytes, at, random, NASTY[random.nextInt(NASTY.length)]);
      case 3 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 4 -> {
        return Golden.join(
            Arrays.copyOf(bytes, at),
            random(random, random.nextInt(40)),
            Arrays.copyOfRange(bytes, at, bytes.length));
      }
      case 5 -> {
        return bytes.length > MAX_LENGTH ? bytes : Golden.repeat(bytes, random.nextInt(5) + 1);
      }
      case 6 -> {
        return Golden.join(
            Arrays.copyOf(bytes, at),
            Arrays.copyOfRange(bytes, cutEnd(bytes, at, random), bytes.length));
      }
      default -> bytes[at] = (byte) random.nextInt();
    }
    return bytes;
  }

  private static int cutEnd(byte[] bytes, int at, SplittableRandom random) {
    return at + random.nextInt(bytes.length - at) + 1;
  }

  private static void fill(byte[] bytes, int at, SplittableRandom random, byte value) {
    Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(8) + 1), value);
  }

  private static byte[] random(SplittableRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
