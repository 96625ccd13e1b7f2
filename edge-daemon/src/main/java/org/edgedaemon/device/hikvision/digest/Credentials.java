package org.edgedaemon.device.hikvision.digest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.edgedaemon.device.hikvision.digest.Challenge.Digest;
import org.edgedaemon.secret.Secret;

/**
 * A user of a device, and the {@code Authorization} values that prove it.
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
    return answers(challenge, call.method(), call.target()).to(call);
  }

  /** Answers a digest challenge for calls that differ in their nonces alone. */
  public DigestAnswers answers(Digest challenge, String method, String target) {
    return new DigestAnswers(this, challenge, method, target);
  }

  /** User and password in the clear but for base64: only over TLS, or where it is allowed. */
  public Secret basic() {
    byte[] pair = (username + ":" + password.reveal()).getBytes(UTF_8);
    return new Secret("Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** User, realm and password as they are hashed. */
  String hashed(String realm) {
    return latinName() + ":" + realm + ":" + latin(password.reveal());
  }

  String latinName() {
    return latin(username);
  }

  /** The text's UTF-8 bytes, one in each character. */
  private static String latin(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }
}
