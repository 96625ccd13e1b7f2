package org.edgedaemon.device.hikvision.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

/**
 * Sees every byte of a stream and knows the lines that stand between parts:
 *
 * <pre>
 * delimiter = 2*"-" boundary *( "-" / blank ) [ CR ] LF
 * </pre>
 *
 * More dashes than two come from headers that name the boundary with its dashes. A boundary that is
 * not known, or that the first line shows to be another, is learnt from the stream.
 */
final class DelimiterMatcher {
  /** What a byte made of the line that it stands in. */
  enum Match {
    NONE,
    DELIMITER,
    /** A delimiter that nothing belongs to, with two dashes behind. */
    CLOSING
  }

  private static final int MIN_DASHES = 2;

  private byte[] word;

  /** The line so far while it may show another boundary; null once that is settled. */
  private @Nullable StringBuilder first = new StringBuilder();

  private boolean failed;
  private int dashes;
  private int matched;
  private int dashesBehind;
  private long length;
  private long delimiterLength;

  DelimiterMatcher(String boundary) {
    this.word = boundary.getBytes(ISO_8859_1);
  }

  Match accept(byte b) {
    length++;
    if (first != null && b != '\n') {
      keep(first, b);
    }
    if (b == '\n') {
      return endOfLine();
    }
    if (!failed) {
      failed = !advances(b);
    }
    return Match.NONE;
  }

  /** Nothing before the next line feed can matter, or needs to be shown. */
  boolean idle() {
    return failed && first == null;
  }

  /** Bytes of the last delimiter line, its line feed included. */
  long delimiterLength() {
    return delimiterLength;
  }

  /** Lets the next byte begin a line, unless it may already stand in a delimiter. */
  void restart() {
    if (failed) {
      begin();
    }
  }

  /** Whether the line may still become a delimiter. */
  boolean hopeful() {
    return !failed && dashes > 0;
  }

  /** What the stream's end makes of the line: the same as a line feed. */
  Match end() {
    delimiterLength = length + 1;
    return whole() ? known() : Match.NONE;
  }

  private void begin() {
    failed = false;
    dashes = 0;
    matched = 0;
    dashesBehind = 0;
    length = 0;
  }

  private boolean advances(byte b) {
    if (matched == 0 && b == '-') {
      dashes++;
      return true;
    }
    if (matched < word.length) {
      return dashes >= MIN_DASHES && b == word[matched++];
    }
    if (b == '-') {
      dashesBehind++;
    }
    return word.length > 0 && (b == '-' || b == ' ' || b == '\t' || b == '\r');
  }

  private boolean whole() {
    return !failed && matched == word.length && matched > 0;
  }

  private Match known() {
    first = null;
    return dashesBehind >= MIN_DASHES ? Match.CLOSING : Match.DELIMITER;
  }

  private Match endOfLine() {
    Match match = whole() ? known() : learnt();
    delimiterLength = length;
    begin();
    return match;
  }

  private Match learnt() {
    if (first == null) {
      return Match.NONE;
    }
    String line = first.toString();
    String shown = Boundary.shownBy(line.strip());
    boolean settled = !shown.isEmpty() || (word.length > 0 && !line.isBlank());
    first = settled ? null : new StringBuilder();
    if (!shown.isEmpty()) {
      word = shown.getBytes(ISO_8859_1);
    }
    return shown.isEmpty() ? Match.NONE : Match.DELIMITER;
  }

  private static void keep(StringBuilder line, byte b) {
    if (line.length() <= Boundary.MAX_LENGTH) {
      line.append((char) (b & 0xFF));
    }
  }
}
