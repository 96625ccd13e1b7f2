package org.edgedaemon.device.serial.codec;

/** Why bytes became no read. */
public enum Fault {
  /** Outside any frame. */
  GARBAGE("bytes outside of any frame"),
  /** A frame that began and then fell silent, or began anew. */
  BROKEN_OFF("a frame that broke off"),
  /** Longer than any frame may be. */
  OVERSIZE("a frame longer than allowed"),
  CHECKSUM("a frame whose checksum is wrong"),
  /** Not text in the configured character set. */
  CHARSET("a frame that is not text in the configured character set"),
  /** Text, but nothing that can name a person. */
  NOT_A_PIN("a frame that is no user pin: 1 to 64 printable characters are needed");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  /** For an operator. */
  public String words() {
    return words;
  }
}
