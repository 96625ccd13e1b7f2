package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an option request, {@code key=value} up to a NUL. Some terminals leave out the
 * leading tilde of the key they were asked for. Source: zk-protocol reference 6.2.
 *
 * @param key without a leading tilde
 * @param value text, may be empty
 */
public record OptionReply(String key, String value) {

  /** The reply, or null when the bytes hold none. The reader index stays. */
  public static @Nullable OptionReply parse(ByteBuf data) {
    String text = DeviceText.read(data);
    int equals = text.indexOf('=');
    return equals <= 0
        ? null
        : new OptionReply(bare(text.substring(0, equals)), text.substring(equals + 1).strip());
  }

  /** The bytes that ask for, or (with {@code key=value}) set, an option: the text and a NUL. */
  public static byte[] request(String text) {
    byte[] bytes = new byte[text.length() + 1];
    for (int i = 0; i < text.length(); i++) {
      bytes[i] = (byte) text.charAt(i);
    }
    return bytes;
  }

  /** Whether this is the answer to a request for {@code asked}, with or without its tilde. */
  public boolean answers(String asked) {
    return key.equals(bare(asked));
  }

  private static String bare(String key) {
    return key.startsWith("~") ? key.substring(1) : key;
  }
}
