package org.edgedaemon.simulator.zk;

/** How a communication key is scrambled into the four bytes of AUTH (zk-protocol 2.2). */
final class CommKey {
  private CommKey() {}

  /**
   * @param tick any byte; the client chooses it and sends it as the third byte
   */
  static byte[] scramble(int key, int session, int tick) {
    int k = Integer.reverse(key) + session;
    int b1 = (k >>> 8 & 0xFF) ^ 'K';
    int b3 = (k >>> 24) ^ 'O';
    int b2 = (k >>> 16 & 0xFF) ^ 'S';
    return new byte[] {
      (byte) (b2 ^ tick), (byte) (b3 ^ tick), (byte) tick, (byte) (b1 ^ tick),
    };
  }
}
