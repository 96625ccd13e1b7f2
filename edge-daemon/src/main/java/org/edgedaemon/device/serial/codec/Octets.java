package org.edgedaemon.device.serial.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Immutable bytes, equal by content. */
public final class Octets {
  public static final Octets NONE = new Octets(new byte[0]);

  private final byte[] bytes;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes a copy. */
  public static Octets of(byte... bytes) {
    return new Octets(bytes.clone());
  }

  public static Octets of(byte[] bytes, int from, int to) {
    return new Octets(Arrays.copyOfRange(bytes, from, to));
  }

  public static Octets ofText(String text) {
    return new Octets(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Two hex digits a byte, of either case. */
  public static Octets ofHex(String hex) {
    return new Octets(HexFormat.of().parseHex(hex));
  }

  public int length() {
    return bytes.length;
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  public byte at(int index) {
    return bytes[index];
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  public Octets from(int index) {
    return of(bytes, index, bytes.length);
  }

  public Octets upTo(int index) {
    return of(bytes, 0, index);
  }

  public Octets plus(Octets more) {
    byte[] both = Arrays.copyOf(bytes, bytes.length + more.bytes.length);
    System.arraycopy(more.bytes, 0, both, bytes.length, more.bytes.length);
    return new Octets(both);
  }

  /** Lower-case. */
  public String toHex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Says nothing of what the bytes are: they may be somebody's card number. */
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
