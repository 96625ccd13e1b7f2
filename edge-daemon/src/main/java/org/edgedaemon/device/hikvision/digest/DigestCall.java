package org.edgedaemon.device.hikvision.digest;

import java.util.HexFormat;

/**
 * What a digest answer is bound to.
 *
 * @param target exactly as on the request line, query included
 * @param nonceCount 1 for the first request that uses the nonce, one more for each after it
 * @param clientNonce fresh random hex digits, 16 or more
 */
public record DigestCall(String method, String target, int nonceCount, String clientNonce) {
  public DigestCall {
    if (nonceCount < 1) {
      throw new IllegalArgumentException("nonceCount is " + nonceCount + ", not 1 or more");
    }
    if (!isVisible(clientNonce)
        || clientNonce.indexOf('"') >= 0
        || clientNonce.indexOf('\\') >= 0) {
      throw new IllegalArgumentException("clientNonce is not plain text");
    }
    if (!isVisible(target)) {
      throw new IllegalArgumentException("target is not as on a request line");
    }
  }

  private static boolean isVisible(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '!' || text.charAt(i) > '~') {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Eight lower-case hex digits. */
  String nonceCountHex() {
    return HexFormat.of().toHexDigits(nonceCount);
  }
}
