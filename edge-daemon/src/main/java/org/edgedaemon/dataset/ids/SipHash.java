package org.edgedaemon.dataset.ids;

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012) of a text's UTF-16 units, low octet first: 64 bits
 * that nobody can steer who does not know the key.
 */
final class SipHash {
  private static final int UNITS = 4;

  private final long key0;
  private final long key1;

  SipHash(long key0, long key1) {
    this.key0 = key0;
    this.key1 = key1;
  }

  long of(CharSequence text) {
    State state = new State(key0, key1);
    int whole = text.length() - text.length() % UNITS;
    for (int i = 0; i < whole; i += UNITS) {
      state.take(word(text, i, UNITS));
    }
    long octets = 2L * text.length();
    state.take(octets << 56 | word(text, whole, text.length() - whole));
    return state.end();
  }

  private static long word(CharSequence text, int from, int units) {
    long word = 0;
    for (int i = 0; i < units; i++) {
      word |= (long) text.charAt(from + i) << (16 * i);
    }
    return word;
  }

  /** The four words that are stirred. */
  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    private State(long key0, long key1) {
      v0 = key0 ^ 0x736f6d6570736575L;
      v1 = key1 ^ 0x646f72616e646f6dL;
      v2 = key0 ^ 0x6c7967656e657261L;
      v3 = key1 ^ 0x7465646279746573L;
    }

    private void take(long word) {
      v3 ^= word;
      stir();
      stir();
      v0 ^= word;
    }

    private long end() {
      v2 ^= 0xff;
      stir();
      stir();
      stir();
      stir();
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void stir() {
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
