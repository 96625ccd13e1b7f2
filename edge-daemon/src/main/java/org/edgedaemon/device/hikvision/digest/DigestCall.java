package org.edgedaemon.device.hikvision.digest;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What a digest answer is bound to.
 *
 * @param target exactly as on the request line, query included
 * @param nonceCount 1 for the first request that uses the nonce, one more for each after it
 * @param clientNonce fresh random hex digits, 16 or more
 */
public record DigestCall(String method, String target, int nonceCount, String clientNonce) {
  private static final Pattern NONCE = Pattern.compile("[!#-\\[\\]-~]+");
  private static final Pattern TARGET = Pattern.compile("[!-~]+");

  public DigestCall {
    if (nonceCount < 1) {
      throw new IllegalArgumentException("nonceCount is " + nonceCount + ", not 1 or more");
    }
    if (!NONCE.matcher(clientNonce).matches()) {
      throw new IllegalArgumentException("clientNonce is not plain text");
    }
    if (!TARGET.matcher(target).matches()) {
      throw new IllegalArgumentException("target is not as on a request line");
    }
  }

  /** Eight lower-case hex digits. */
  String nonceCountHex() {
    return HexFormat.of().toHexDigits(nonceCount);
  }
}
