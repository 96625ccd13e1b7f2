package org.edgedaemon.replica.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.edgedaemon.secret.Secret;

/** The two keys that one secret of 32 bytes gives: one to encrypt, one to make nonces. */
public final class SealKey {
  static final String MAC = "HmacSHA256";

  private static final int LENGTH = 32;

  private final SecretKey cipher;
  private final SecretKey nonces;

  /**
   * Of the text in a key file: 64 hex digits, or 32 bytes in Base64.
   *
   * @throws IllegalArgumentException when it is neither; the message says nothing of it
   */
  public SealKey(Secret text) {
    byte[] master = bytes(text.reveal().strip());
    this.cipher = new SecretKeySpec(derived(master, "edge-daemon column cipher 1"), "AES");
    this.nonces = new SecretKeySpec(derived(master, "edge-daemon column nonce 1"), MAC);
  }

  SecretKey cipher() {
    return cipher;
  }

  SecretKey nonces() {
    return nonces;
  }

  private static byte[] bytes(String text) {
    try {
      byte[] bytes =
          text.length() == 2 * LENGTH
              ? HexFormat.of().parseHex(text)
              : Base64.getDecoder().decode(text);
      if (bytes.length == LENGTH) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw refused();
    }
    throw refused();
  }

  private static IllegalArgumentException refused() {
    return new IllegalArgumentException(
        "is no key: 64 hex digits are needed; make one by: openssl rand -hex 32");
  }

  private static byte[] derived(byte[] master, String purpose) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(master, MAC));
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + MAC, e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealKey that
        && cipher.equals(that.cipher)
        && nonces.equals(that.nonces);
  }

  @Override
  public int hashCode() {
    return cipher.hashCode();
  }

  @Override
  public String toString() {
    return "a key";
  }
}
