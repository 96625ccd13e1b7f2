package org.edgedaemon.device.hikvision.multipart;

/**
 * An XML body ends where the element closes that it began with. An element of the same name within
 * it, or a tag within a comment in front of it, would mislead this; terminals write neither.
 */
final class XmlEnd implements TextEnd {
  private enum At {
    TEXT,
    TAG_START,
    ROOT_NAME,
    ROOT_ATTRIBUTES,
    CLOSING,
    CLOSING_BLANKS
  }

  private static final int MAX_NAME = 128;

  private final StringBuilder root = new StringBuilder();
  private At at = At.TEXT;
  private int matched;
  private byte last;

  @Override
  public boolean closes(byte b) {
    boolean closed = b == '>' && endsRoot();
    at = b == '<' ? At.TAG_START : next(b);
    last = b;
    return closed;
  }

  private boolean endsRoot() {
    return switch (at) {
      case ROOT_NAME, ROOT_ATTRIBUTES -> last == '/';
      case CLOSING, CLOSING_BLANKS -> matched == root.length();
      default -> false;
    };
  }

  private At next(byte b) {
    return switch (at) {
      case TAG_START -> tag(b);
      case ROOT_NAME -> name(b);
      case ROOT_ATTRIBUTES -> b == '>' ? At.TEXT : At.ROOT_ATTRIBUTES;
      case CLOSING -> closing(b);
      case CLOSING_BLANKS -> Blank.is(b) ? At.CLOSING_BLANKS : At.TEXT;
      case TEXT -> At.TEXT;
    };
  }

  private At tag(byte b) {
    if (b == '/') {
      matched = 0;
      return root.isEmpty() ? At.TEXT : At.CLOSING;
    }
    return root.isEmpty() && b != '?' && b != '!' ? name(b) : At.TEXT;
  }

  private At name(byte b) {
    if (b == '>') {
      return At.TEXT;
    }
    if (Blank.is(b) || b == '/') {
      return At.ROOT_ATTRIBUTES;
    }
    if (root.length() < MAX_NAME) {
      root.append((char) b);
    }
    return At.ROOT_NAME;
  }

  private At closing(byte b) {
    if (matched < root.length()) {
      return root.charAt(matched++) == (char) b ? At.CLOSING : At.TEXT;
    }
    return Blank.is(b) ? At.CLOSING_BLANKS : At.TEXT;
  }
}
