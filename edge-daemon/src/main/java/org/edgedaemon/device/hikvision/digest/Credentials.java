package org.edgedaemon.device.hikvision.digest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.edgedaemon.device.hikvision.digest.Challenge.Digest;
import org.edgedaemon.secret.Secret;

/**
 * A user of a device, and the {@code Authorization} values that prove it. Nothing is kept between
 * two answers: realms change with a firmware upgrade.
 *
 * <p>The values are Latin-1, one character for each byte on the wire; user and password are hashed
 * and sent in UTF-8.
 */
public record Credentials(String username, Secret password) {
  public Credentials {
    if (username.isEmpty() || username.chars().anyMatch(c -> c < ' ' || c == ':' || c == 0x7F)) {
      throw new IllegalArgumentException(
          "a user name is not empty and has neither colons nor control characters");
    }
  }

  /** Answers a digest challenge for one call (RFC 7616; the RFC 2069 form without qop). */
  public Secret answer(Digest challenge, DigestCall call) {
    StringBuilder value = new StringBuilder("Digest ");
    value.append("username=").append(quoted(latin(username)));
    value.append(", realm=").append(quoted(challenge.realm()));
    value.append(", nonce=").append(quoted(challenge.nonce()));
    value.append(", uri=").append(quoted(call.target()));
    if (challenge.qopAuth()) {
      value.append(", qop=auth, nc=").append(call.nonceCountHex());
    }
    if (challenge.qopAuth() || challenge.algorithm().session()) {
      value.append(", cnonce=").append(quoted(call.clientNonce()));
    }
    value.append(", response=").append(quoted(response(challenge, call)));
    if (challenge.algorithmAsSent() != null) {
      value.append(", algorithm=").append(challenge.algorithmAsSent());
    }
    if (challenge.opaque() != null) {
      value.append(", opaque=").append(quoted(challenge.opaque()));
    }
    return new Secret(value.toString());
  }

  /** User and password in the clear but for base64: only over TLS, or where it is allowed. */
  public Secret basic() {
    byte[] pair = (username + ":" + password.reveal()).getBytes(UTF_8);
    return new Secret("Basic " + Base64.getEncoder().encodeToString(pair));
  }

  String response(Digest challenge, DigestCall call) {
    DigestAlgorithm algorithm = challenge.algorithm();
    String ha1 = ha1(challenge, call.clientNonce());
    String ha2 = algorithm.hex((call.method() + ":" + call.target()).getBytes(ISO_8859_1));
    String middle =
        challenge.qopAuth()
            ? ":" + call.nonceCountHex() + ":" + call.clientNonce() + ":auth:"
            : ":";
    return algorithm.hex((ha1 + ":" + challenge.nonce() + middle + ha2).getBytes(ISO_8859_1));
  }

  String ha1(Digest challenge, String clientNonce) {
    DigestAlgorithm algorithm = challenge.algorithm();
    String a1 = latin(username) + ":" + challenge.realm() + ":" + latin(password.reveal());
    String ha1 = algorithm.hex(a1.getBytes(ISO_8859_1));
    return algorithm.session()
        ? algorithm.hex((ha1 + ":" + challenge.nonce() + ":" + clientNonce).getBytes(ISO_8859_1))
        : ha1;
  }

  /** The text's UTF-8 bytes, one in each character. */
  private static String latin(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
