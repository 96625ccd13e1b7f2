package org.edgedaemon.device.serial.codec;

/** Where a read begins and ends. */
public sealed interface Framing {
  /** No reader sends more at once; a larger QR code than this does not exist. */
  int MAX_LENGTH = 4_096;

  /** Longest prefix or suffix. */
  int MAX_MARK = 16;

  /**
   * A fresh splitter.
   *
   * @param trailer bytes that follow the suffix and belong to the frame; only with {@link Prefixed}
   */
  FrameSplitter splitter(int trailer);

  /** Whether bytes may follow the suffix. */
  default boolean allowsTrailer() {
    return false;
  }

  /** What stands before the content, empty when nothing does. */
  default Octets prefix() {
    return Octets.NONE;
  }

  /** What stands behind the content, empty when nothing does. */
  default Octets suffix() {
    return Octets.NONE;
  }

  /** What ends a line. */
  enum Terminator {
    CR,
    LF,
    CRLF,
    /** CR, LF, or both. */
    ANY
  }

  /**
   * {@code content terminator}. Empty lines are nothing.
   *
   * @param maxLength of the content; a longer line is refused whole
   */
  record Lines(Terminator terminator, int maxLength) implements Framing {
    public Lines {
      checkLength("longest line", maxLength);
    }

    @Override
    public FrameSplitter splitter(int trailer) {
      return new LineSplitter(this);
    }
  }

  /**
   * {@code prefix content}, always of one length. Without a prefix only silence tells where a frame
   * begins: bytes of a frame come close together, and frames do not.
   *
   * @param length of the content
   * @param prefix may be empty
   */
  record Fixed(int length, Octets prefix) implements Framing {
    public Fixed {
      checkLength("frame length", length);
      checkMark("prefix", prefix, 0);
    }

    @Override
    public FrameSplitter splitter(int trailer) {
      return new FixedSplitter(this);
    }
  }

  /**
   * {@code prefix content suffix [trailer]}. The content holds neither prefix nor suffix: a second
   * prefix begins a new frame.
   */
  record Prefixed(Octets prefix, Octets suffix, int maxLength) implements Framing {
    public Prefixed {
      checkMark("prefix", prefix, 1);
      checkMark("suffix", suffix, 1);
      checkLength("longest frame", maxLength);
    }

    @Override
    public FrameSplitter splitter(int trailer) {
      return new PrefixedSplitter(this, trailer);
    }

    @Override
    public boolean allowsTrailer() {
      return true;
    }
  }

  private static void checkLength(String what, int length) {
    if (length < 1 || length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          what + " is " + length + ", allowed are 1.." + MAX_LENGTH + " bytes");
    }
  }

  private static void checkMark(String what, Octets mark, int min) {
    if (mark.length() < min || mark.length() > MAX_MARK) {
      throw new IllegalArgumentException(
          what + " has " + mark.length() + " bytes, allowed are " + min + ".." + MAX_MARK);
    }
  }
}
