package org.edgedaemon.device.hikvision.multipart;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header lines of one part, blank lines in front of them included. A body may also begin
 * without a blank line, or without any header: no header begins with a brace, a bracket, or beyond
 * ASCII.
 */
final class HeaderBlock {
  /** What a byte was. */
  enum Step {
    HEADER,
    /** The line feed of a header line without a colon. */
    MALFORMED,
    /** The line feed of the blank line: the body begins behind it. */
    ENDED,
    /** The body's own first byte. */
    BODY
  }

  private final int limit;
  private final Map<String, String> headers = new HashMap<>();
  private @Nullable StringBuilder line;
  private boolean begun;
  private boolean lineBegun;
  private int size;

  HeaderBlock(int limit) {
    this.limit = limit;
  }

  Map<String, String> headers() {
    return headers;
  }

  Step accept(byte b) {
    if (b == '\n') {
      return endOfLine();
    }
    if (!lineBegun && !Blank.is(b)) {
      if (b == '{' || b == '<' || b < 0) {
        return Step.BODY;
      }
      lineBegun = true;
    }
    if (lineBegun) {
      append(b);
    }
    return Step.HEADER;
  }

  private void append(byte b) {
    if (++size > limit) {
      throw new MultipartException("the headers of a part are longer than " + limit + " bytes");
    }
    if (line == null) {
      line = new StringBuilder();
    }
    line.append((char) b);
  }

  private Step endOfLine() {
    if (!lineBegun) {
      return begun ? Step.ENDED : Step.HEADER;
    }
    begun = true;
    lineBegun = false;
    String text = line == null ? "" : line.toString();
    line = null;
    int colon = text.indexOf(':');
    if (colon <= 0) {
      return Step.MALFORMED;
    }
    headers.putIfAbsent(
        text.substring(0, colon).strip().toLowerCase(Locale.ROOT),
        text.substring(colon + 1).strip());
    return Step.HEADER;
  }
}
