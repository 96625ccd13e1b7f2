package org.edgedaemon.simulator.hikvision;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** Writes the parts of a stream in its style. */
final class Parts {
  private final StreamStyle style;

  Parts(StreamStyle style) {
    this.style = style;
  }

  ByteBuf event(byte[] body) {
    String type = style.xml ? "application/xml" : "application/json";
    return part("Content-Type: " + type + "; charset=\"UTF-8\"", "", body);
  }

  ByteBuf picture(byte[] jpeg) {
    String name = "Content-Disposition: form-data; name=\"Picture\"; filename=\"Picture.jpg\"";
    return part(name + line() + "Content-Type: image/jpeg", "Content-ID: pictureImage", jpeg);
  }

  private ByteBuf part(String headers, String after, byte[] body) {
    StringBuilder head = new StringBuilder(256);
    if (style.emptyParts) {
      head.append(style.delimiter).append(line()).append(line()).append(line());
    }
    head.append(style.delimiter).append(line());
    if (style.doubledDelimiters) {
      head.append(style.delimiter).append(line());
    }
    if (style.blankLinesFirst) {
      head.append(line());
    }
    if (style.partHeaders) {
      head.append(headers).append(line());
      if (style.length != PartLength.ABSENT) {
        int told = Math.max(0, body.length + style.length.off);
        head.append("Content-Length: ").append(told).append(line());
      }
      head.append(after).append(after.isEmpty() ? "" : line());
    }
    head.append(line());
    return Unpooled.wrappedBuffer(ascii(head.toString()), body, ascii(line()));
  }

  private String line() {
    return style.lineFeedsOnly ? "\n" : "\r\n";
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
