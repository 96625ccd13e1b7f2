package org.edgedaemon.device.hikvision.multipart;

import java.nio.ByteBuffer;
import java.util.Map;
import org.edgedaemon.device.hikvision.multipart.DelimiterMatcher.Match;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a multipart body that may never end into its parts, however it arrives:
 *
 * <pre>
 *          ┌──────────────── delimiter line, in any state ────────────────┐
 *          ▼                                                              │
 *   HEADERS ── blank line, or a body's first byte ──► START ──► TEXT ──► GAP
 *                                                       └─────► SKIPPED
 * </pre>
 *
 * A text part is handed over with its own last byte and not with the next delimiter, which may be
 * hours away; its length is only compared, to count the defects of a terminal. What is passed over
 * is as long as its header says, delimiters within it or not, since a picture may hold any bytes.
 * When no delimiter follows, the length was wrong: the next delimiter counts, and lengths of this
 * stream are not believed again, so that a terminal that tells wrong ones hides no more than once.
 *
 * <p>Holds no more than one text part or one block of headers, and between parts nothing. One
 * thread at a time.
 */
public final class MultipartParser {
  private enum State {
    /** From a delimiter, and from the stream's begin, to a body. */
    HEADERS,
    /** Blanks in front of a body. */
    START,
    TEXT,
    SKIPPED,
    /** Behind a closed text or a closing delimiter. */
    GAP
  }

  private static final int COPY = 4096;

  /** How far behind a picture its delimiter may stand for the picture's length to be right. */
  private static final int SLACK = 1024;

  private final PartListener listener;
  private final MultipartLimits limits;
  private final DelimiterMatcher delimiter;

  private State state = State.HEADERS;
  private HeaderBlock block;
  private PartKind kind = PartKind.OTHER;
  private @Nullable BodyBuffer text;
  private @Nullable TextEnd textEnd;

  /** Bytes since the body began, blanks in front of it included. */
  private long count;

  private long closedAt;
  private long declared = -1;

  /** Whether no length of a part that was passed over has been wrong so far. */
  private boolean lengthsHold = true;

  /** The delimiter lines within the length of a part that is passed over. */
  private int delimitersWithin;

  /** Other than blanks: between two parts, or between a length's end and the delimiter. */
  private int strayBytes;

  /** Those of them in whole lines: the last line may be a delimiter. */
  private int strayLines;

  /**
   * A parser for one body.
   *
   * @param contentType the whole header value; without a boundary the stream has to show it
   */
  public MultipartParser(String contentType, PartListener listener) {
    this(contentType, listener, MultipartLimits.DEFAULT);
  }

  MultipartParser(String contentType, PartListener listener, MultipartLimits limits) {
    this.listener = listener;
    this.limits = limits;
    this.delimiter = new DelimiterMatcher(Boundary.of(contentType));
    this.block = new HeaderBlock(limits.headers());
  }

  /**
   * Takes all remaining bytes.
   *
   * @throws MultipartException past a limit; nothing may be fed any more
   */
  public void feed(ByteBuffer chunk) {
    if (chunk.hasArray()) {
      int from = chunk.arrayOffset() + chunk.position();
      feed(chunk.array(), from, from + chunk.remaining());
      chunk.position(chunk.limit());
      return;
    }
    byte[] copy = new byte[Math.min(COPY, chunk.remaining())];
    while (chunk.hasRemaining()) {
      int length = Math.min(copy.length, chunk.remaining());
      chunk.get(copy, 0, length);
      feed(copy, 0, length);
    }
  }

  /**
   * Takes the bytes from {@code from} up to {@code to}.
   *
   * @throws MultipartException past a limit; nothing may be fed any more
   */
  public void feed(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (state == State.SKIPPED && delimiter.idle()) {
        at = pass(bytes, at, to);
      }
      if (at < to) {
        accept(bytes[at++]);
      }
    }
  }

  /** The stream is over; a part that was not closed is left out. */
  public void end() {
    if (delimiter.end() != Match.NONE) {
      delimited(Match.CLOSING);
    } else if (state == State.TEXT || state == State.SKIPPED) {
      listener.onDefect("the stream ended within a part");
    }
    text = null;
    state = State.GAP;
  }

  /** Passes over what holds no line feed, up to where the header says that the body ends. */
  private int pass(byte[] bytes, int from, int to) {
    long ahead = declared > count ? Math.min(to - from, declared - count) : to - from;
    int end = from;
    while (end < from + ahead && bytes[end] != '\n') {
      end++;
    }
    strayBytes += count >= declared ? end - from : 0;
    countSkipped(end - from);
    return end;
  }

  private void accept(byte b) {
    Match match = delimiter.accept(b);
    if (match != Match.NONE && !withinLength()) {
      delimited(match);
      return;
    }
    switch (state) {
      case HEADERS -> header(b);
      case START -> start(b);
      case TEXT -> text(b);
      case SKIPPED -> skip(b, match);
      case GAP -> stray(b);
    }
  }

  private void header(byte b) {
    switch (block.accept(b)) {
      case HEADER -> {}
      case MALFORMED -> listener.onDefect("a header line of a part has no colon");
      case ENDED -> beginBody();
      case BODY -> {
        listener.onDefect("a part has no headers, or no blank line behind them");
        beginBody();
        start(b);
      }
    }
  }

  private void beginBody() {
    state = State.START;
    count = 0;
    closedAt = 0;
    declared = length(block.headers());
  }

  /** Minus one when the header is absent or no number. */
  private static long length(Map<String, String> headers) {
    String value = headers.getOrDefault("content-length", "");
    return value.matches("\\d{1,10}") ? Long.parseLong(value) : -1;
  }

  private void start(byte b) {
    if (Blank.is(b) || byteOrderMark(b) || delimiter.hopeful()) {
      count++;
      return;
    }
    kind = PartKind.of(b, block.headers().getOrDefault("content-type", ""));
    if (kind.text()) {
      state = State.TEXT;
      text = new BodyBuffer(limits.text());
      textEnd = kind == PartKind.JSON ? new JsonEnd() : new XmlEnd();
      text(b);
    } else {
      state = State.SKIPPED;
      strayBytes = 0;
      strayLines = 0;
      delimitersWithin = 0;
      skip(b, Match.NONE);
    }
  }

  private static boolean byteOrderMark(byte b) {
    int value = b & 0xFF;
    return value == 0xEF || value == 0xBB || value == 0xBF;
  }

  private void text(byte b) {
    count++;
    if (text == null || textEnd == null) {
      throw new IllegalStateException("text without a buffer");
    }
    text.add(b);
    if (textEnd.closes(b)) {
      closedAt = count;
      hand(text, text.size());
      delimiter.restart();
    }
  }

  /** All is put back in order before the listener is called: it may throw. */
  private void hand(BodyBuffer whole, int length) {
    Part part = new Part(kind, block.headers(), whole.trimmed(length));
    toGap();
    listener.onPart(part);
  }

  private void toGap() {
    state = State.GAP;
    strayBytes = 0;
    strayLines = 0;
    text = null;
    textEnd = null;
    block = new HeaderBlock(limits.headers());
  }

  private boolean withinLength() {
    return state == State.SKIPPED
        && lengthsHold
        && count < declared
        && declared <= limits.skipped();
  }

  private void skip(byte b, Match match) {
    if (match != Match.NONE) {
      delimitersWithin++;
    }
    if (count >= declared) {
      strayLines = b == '\n' ? strayBytes : strayLines;
      strayBytes += Blank.is(b) ? 0 : 1;
    }
    countSkipped(1);
  }

  private void countSkipped(int bytes) {
    count += bytes;
    if (count > limits.skipped()) {
      throw new MultipartException("a part is longer than " + limits.skipped() + " bytes");
    }
    if (count == declared) {
      // Some write the delimiter right behind a picture, without a line end.
      delimiter.restart();
    }
  }

  private void stray(byte b) {
    count++;
    if (b == '\n') {
      strayLines = strayBytes;
    }
    if (!Blank.is(b) && ++strayBytes > limits.skipped()) {
      throw new MultipartException("no delimiter in " + limits.skipped() + " bytes");
    }
  }

  private void delimited(Match match) {
    // The line feed that made the match is not counted yet.
    long behind = delimiter.delimiterLength() - 1;
    switch (state) {
      case TEXT -> unclosed((int) behind);
      case SKIPPED -> skipped(count - behind);
      case GAP -> gap(count - behind);
      case HEADERS, START -> {}
    }
    toGap();
    declared = -1;
    closedAt = 0;
    state = match == Match.CLOSING ? State.GAP : State.HEADERS;
  }

  private void unclosed(int behind) {
    listener.onDefect("a part is not closed where its delimiter stands");
    if (text != null) {
      hand(text, text.size() - behind);
    }
  }

  private void skipped(long bodyEnd) {
    boolean passedOver = delimitersWithin > 0 && strayLines > 0;
    boolean right = checkLength(bodyEnd - (passedOver ? 0 : SLACK), bodyEnd);
    lengthsHold &= right;
    listener.onSkipped(kind, right && declared >= 0 ? declared : bodyEnd);
  }

  private void gap(long bodyEnd) {
    if (closedAt > 0) {
      checkLength(closedAt, bodyEnd);
    }
    if (strayLines > 0) {
      listener.onDefect("there are bytes between two parts");
    }
  }

  private boolean checkLength(long least, long most) {
    boolean right = declared < 0 || (declared >= least && declared <= most);
    if (!right) {
      listener.onDefect("the Content-Length of a part is wrong");
    }
    return right;
  }
}
