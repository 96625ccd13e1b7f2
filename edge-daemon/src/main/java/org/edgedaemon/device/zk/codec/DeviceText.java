package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Text replies such as the firmware's name: up to a NUL, without control characters. */
public final class DeviceText {
  static final int MAX_LENGTH = 1024;

  private DeviceText() {}

  /** The text, at most {@value #MAX_LENGTH} characters, stripped. The reader index stays. */
  public static String read(ByteBuf data) {
    int max = Math.min(data.readableBytes(), MAX_LENGTH);
    int nul = data.indexOf(data.readerIndex(), data.readerIndex() + max, (byte) 0);
    int length = nul < 0 ? max : nul - data.readerIndex();
    String text = data.toString(data.readerIndex(), length, StandardCharsets.ISO_8859_1);
    return text.chars().anyMatch(Character::isISOControl)
        ? text.replaceAll("\\p{Cntrl}|[\\x80-\\x9f]", "").strip()
        : text.strip();
  }
}
