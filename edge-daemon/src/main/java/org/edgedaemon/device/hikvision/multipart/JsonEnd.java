package org.edgedaemon.device.hikvision.multipart;

/** A JSON body ends where its top-level object closes. */
final class JsonEnd implements TextEnd {
  private int depth;
  private boolean inString;
  private boolean escaped;

  @Override
  public boolean closes(byte b) {
    if (inString) {
      string(b);
      return false;
    }
    switch (b) {
      case '"' -> inString = true;
      case '{', '[' -> depth++;
      case '}', ']' -> {
        return --depth == 0;
      }
      default -> {}
    }
    return false;
  }

  private void string(byte b) {
    if (escaped) {
      escaped = false;
    } else if (b == '\\') {
      escaped = true;
    } else if (b == '"') {
      inString = false;
    }
  }
}
