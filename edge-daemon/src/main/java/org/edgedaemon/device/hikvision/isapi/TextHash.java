package org.edgedaemon.device.hikvision.isapi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Half of the SHA-256 of a text: tells texts apart, takes 16 bytes, and says nothing of a person.
 *
 * @param high its first eight bytes
 * @param low the next eight
 */
public record TextHash(long high, long low) {
  private static final ThreadLocal<MessageDigest> SHA_256 =
      ThreadLocal.withInitial(TextHash::sha256);

  /** Of the text in UTF-8. */
  public static TextHash of(String text) {
    ByteBuffer digest =
        ByteBuffer.wrap(SHA_256.get().digest(text.getBytes(StandardCharsets.UTF_8)));
    return new TextHash(digest.getLong(), digest.getLong());
  }

  /** 32 lower-case hex digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
