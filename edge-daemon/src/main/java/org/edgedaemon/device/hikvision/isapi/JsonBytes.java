package org.edgedaemon.device.hikvision.isapi;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Passes over JSON in UTF-8 from left to right, and copies nothing before it is asked for. It is
 * strict: what is not sound, or beyond what a page of rows has, is {@link UnusualException unusual}
 * and left to {@link JsonTree}. Escapes are passed over and only noticed.
 */
final class JsonBytes {
  /** What a value is. */
  enum Value {
    TEXT,
    /** A whole number of at most 18 digits. */
    WHOLE,
    /** Another number. */
    DECIMAL,
    TRUE,
    FALSE,
    NULL,
    /** An object or a list. */
    NEST
  }

  private static final int MAX_DEPTH = 8;
  private static final int MAX_NAME = 256;
  private static final int MAX_NUMBER = 18;
  private static final int END = 0;

  private final byte[] bytes;
  private int at;
  private int from;
  private int to;
  private boolean blanks;
  private boolean escapes;
  private boolean wide;

  JsonBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Where the next thing begins; what is noticed is noticed from here on. */
  int mark() {
    next();
    blanks = false;
    escapes = false;
    wide = false;
    return at;
  }

  /** What was passed since a mark. */
  String since(int mark) {
    return new String(bytes, mark, at - mark, StandardCharsets.UTF_8);
  }

  /** Whether there were blanks between things since the mark. */
  boolean blanks() {
    return blanks;
  }

  /** Whether there was a text with an escape since the mark. */
  boolean escapes() {
    return escapes;
  }

  /** Whether there was a text that is not all ASCII since the mark. */
  boolean wide() {
    return wide;
  }

  /** Passes this character if it comes next. */
  boolean passes(char wanted) {
    boolean there = next() == wanted;
    at += there ? 1 : 0;
    return there;
  }

  void pass(char wanted) throws UnusualException {
    if (!passes(wanted)) {
      throw new UnusualException();
    }
  }

  /** Passes a member's name and the colon. */
  void name() throws UnusualException {
    text();
    pass(':');
    if (to - from > MAX_NAME) {
      throw new UnusualException();
    }
  }

  /** The member of a row that the last name is; null for all others. */
  @Nullable RowMember member() {
    return RowMember.of(bytes, from, to);
  }

  /** Passes a value. */
  Value value() throws UnusualException {
    return value(1);
  }

  /** The last name or text, that has no escapes, or number. */
  String last() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** Whether the last name, text or number is this, which is all ASCII or never is. */
  boolean isLast(String text) {
    boolean same = to - from == text.length();
    for (int i = 0; same && i < text.length(); i++) {
      same = bytes[from + i] == text.charAt(i);
    }
    return same;
  }

  /** The last value, a {@link Value#WHOLE}. */
  long whole() {
    boolean negative = bytes[from] == '-';
    long number = 0;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      number = number * 10 + bytes[i] - '0';
    }
    return negative ? -number : number;
  }

  private Value value(int depth) throws UnusualException {
    switch (next()) {
      case '"' -> {
        text();
        return Value.TEXT;
      }
      case '{', '[' -> {
        nest(depth);
        return Value.NEST;
      }
      case 't' -> {
        return word("true", Value.TRUE);
      }
      case 'f' -> {
        return word("false", Value.FALSE);
      }
      case 'n' -> {
        return word("null", Value.NULL);
      }
      default -> {
        return number();
      }
    }
  }

  private void text() throws UnusualException {
    pass('"');
    int i = at;
    while (i < bytes.length && bytes[i] != '"') {
      byte b = bytes[i++];
      if (b < ' ' || b == '\\') {
        i += seldom(b);
      }
    }
    if (i >= bytes.length) {
      throw new UnusualException();
    }
    from = at;
    to = i;
    at = i + 1;
  }

  /** How many characters more belong to this one of a text. */
  private int seldom(byte b) throws UnusualException {
    if (b >= 0 && b < ' ') {
      throw new UnusualException();
    }
    wide |= b < 0;
    escapes |= b == '\\';
    return b < 0 ? 0 : 1;
  }

  private void nest(int depth) throws UnusualException {
    if (depth == MAX_DEPTH) {
      throw new UnusualException();
    }
    char close = bytes[at++] == '{' ? '}' : ']';
    if (passes(close)) {
      return;
    }
    do {
      if (close == '}') {
        name();
      }
      value(depth + 1);
    } while (passes(','));
    pass(close);
  }

  private Value word(String word, Value value) throws UnusualException {
    for (int i = 0; i < word.length(); i++) {
      one(word.charAt(i), word.charAt(i));
    }
    return value;
  }

  private Value number() throws UnusualException {
    from = at;
    skip('-', '-');
    if (!skip('0', '0')) {
      digits();
    }
    Value value = Value.WHOLE;
    if (skip('.', '.')) {
      value = Value.DECIMAL;
      digits();
    }
    if (skip('e', 'e') || skip('E', 'E')) {
      value = Value.DECIMAL;
      if (!skip('-', '-')) {
        skip('+', '+');
      }
      digits();
    }
    to = at;
    if (to - from > MAX_NUMBER) {
      throw new UnusualException();
    }
    return value;
  }

  private void digits() throws UnusualException {
    one('0', '9');
    while (skip('0', '9')) {}
  }

  private void one(char first, char last) throws UnusualException {
    if (!skip(first, last)) {
      throw new UnusualException();
    }
  }

  /** Passes the very next character if it is one of these. */
  private boolean skip(char first, char last) {
    boolean there = at < bytes.length && bytes[at] >= first && bytes[at] <= last;
    at += there ? 1 : 0;
    return there;
  }

  /** The next character that is not blank, not passed yet. */
  private int next() {
    while (at < bytes.length) {
      byte b = bytes[at];
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return b;
      }
      blanks = true;
      at++;
    }
    return END;
  }
}
