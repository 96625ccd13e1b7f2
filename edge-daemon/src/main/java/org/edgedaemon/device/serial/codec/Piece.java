package org.edgedaemon.device.serial.codec;

/** What a {@link FrameSplitter} cuts the stream into. */
public sealed interface Piece {
  /**
   * One frame.
   *
   * @param content without prefix, suffix and terminator
   * @param trailer what followed the suffix, as long as the checksum that stands there; else empty
   */
  record Frame(Octets content, Octets trailer) implements Piece {}

  /** Bytes that are no frame. */
  record Junk(Fault fault, Octets bytes) implements Piece {}
}
