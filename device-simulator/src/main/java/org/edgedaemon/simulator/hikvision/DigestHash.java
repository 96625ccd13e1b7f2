package org.edgedaemon.simulator.hikvision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The response of RFC 7616 and, without qop, of RFC 2069. */
final class DigestHash {
  private final MessageDigest digest;
  private final boolean session;

  DigestHash(Challenge challenge) {
    try {
      digest = MessageDigest.getInstance(challenge.hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no " + challenge.hash, e);
    }
    session = challenge == Challenge.MD5_SESS;
  }

  /**
   * What a client that knows the password sends.
   *
   * @param realm as the client states it
   */
  String response(String user, String realm, String password, String method, DigestFields sent) {
    String ha1 = hex(user + ":" + realm + ":" + password);
    if (session) {
      ha1 = hex(ha1 + ":" + sent.get("nonce") + ":" + sent.get("cnonce"));
    }
    String ha2 = hex(method + ":" + sent.get("uri"));
    String qop = sent.get("qop");
    String middle =
        qop.isEmpty() ? "" : sent.get("nc") + ":" + sent.get("cnonce") + ":" + qop + ":";
    return hex(ha1 + ":" + sent.get("nonce") + ":" + middle + ha2);
  }

  private String hex(String text) {
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
