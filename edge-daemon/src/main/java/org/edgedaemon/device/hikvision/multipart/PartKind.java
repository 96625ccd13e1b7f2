package org.edgedaemon.device.hikvision.multipart;

import java.util.Locale;

/** What a part is, told by its first byte; headers are often wrong. */
public enum PartKind {
  JSON,
  XML,
  PICTURE,
  OTHER;

  private static final int JPEG = 0xFF;

  static PartKind of(byte first, String contentType) {
    if (first == '{') {
      return JSON;
    }
    if (first == '<') {
      return XML;
    }
    boolean said = contentType.toLowerCase(Locale.ROOT).startsWith("image/");
    return said || (first & 0xFF) == JPEG ? PICTURE : OTHER;
  }

  boolean text() {
    return this == JSON || this == XML;
  }
}
