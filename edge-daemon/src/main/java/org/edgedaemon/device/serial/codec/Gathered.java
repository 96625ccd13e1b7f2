package org.edgedaemon.device.serial.codec;

/** Bytes gathered up to a bound. */
final class Gathered {
  private final byte[] bytes;
  private int length;

  Gathered(int capacity) {
    this.bytes = new byte[capacity];
  }

  int length() {
    return length;
  }

  boolean isFull() {
    return length == bytes.length;
  }

  /** Only when not full. */
  void add(byte next) {
    bytes[length++] = next;
  }

  byte last() {
    return bytes[length - 1];
  }

  boolean endsWith(Octets tail) {
    if (length < tail.length()) {
      return false;
    }
    for (int i = 0; i < tail.length(); i++) {
      if (bytes[length - tail.length() + i] != tail.at(i)) {
        return false;
      }
    }
    return true;
  }

  /** Everything but the last {@code but} bytes; nothing stays. */
  Octets takeAllBut(int but) {
    Octets taken = Octets.of(bytes, 0, length - but);
    length = 0;
    return taken;
  }

  Octets takeAll() {
    return takeAllBut(0);
  }

  /** Everything but the last {@code keep} bytes, which stay. */
  Octets takeKeeping(int keep) {
    Octets taken = Octets.of(bytes, 0, length - keep);
    System.arraycopy(bytes, length - keep, bytes, 0, keep);
    length = keep;
    return taken;
  }
}
