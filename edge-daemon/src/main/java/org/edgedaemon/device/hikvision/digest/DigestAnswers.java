package org.edgedaemon.device.hikvision.digest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.edgedaemon.device.hikvision.digest.Challenge.Digest;
import org.edgedaemon.secret.Secret;

/**
 * The {@code Authorization} values for calls of one method and target under one challenge: a log of
 * 100,000 events is some thousand such calls. What all of them share is hashed and written once;
 * nothing outlives the challenge, for realms change with a firmware upgrade.
 */
public final class DigestAnswers {
  private final Digest challenge;
  private final String method;
  private final String target;
  private final String user;
  private final String ha2;
  private final String begin;
  private final String end;

  DigestAnswers(Credentials credentials, Digest challenge, String method, String target) {
    this.challenge = challenge;
    this.method = method;
    this.target = target;
    this.user = hex(credentials.hashed(challenge.realm()));
    this.ha2 = hex(method + ":" + target);
    this.begin = begin(credentials.latinName());
    this.end = end();
  }

  public Digest challenge() {
    return challenge;
  }

  /** Whether these are the answers for such calls. */
  public boolean fit(String wantedMethod, String wantedTarget) {
    return method.equals(wantedMethod) && target.equals(wantedTarget);
  }

  /** The answer to one of the calls. */
  public Secret to(DigestCall call) {
    if (!fit(call.method(), call.target())) {
      throw new IllegalArgumentException("the answers are for " + method + " " + target);
    }
    StringBuilder value = new StringBuilder(begin);
    if (challenge.qopAuth()) {
      value.append(", qop=auth, nc=").append(call.nonceCountHex());
    }
    if (challenge.qopAuth() || challenge.algorithm().session()) {
      value.append(", cnonce=").append(quoted(call.clientNonce()));
    }
    value.append(", response=\"").append(response(call)).append('"').append(end);
    return new Secret(value.toString());
  }

  String response(DigestCall call) {
    String middle =
        challenge.qopAuth()
            ? ":" + call.nonceCountHex() + ":" + call.clientNonce() + ":auth:"
            : ":";
    return hex(ha1(call.clientNonce()) + ":" + challenge.nonce() + middle + ha2);
  }

  String ha1(String clientNonce) {
    return challenge.algorithm().session()
        ? hex(user + ":" + challenge.nonce() + ":" + clientNonce)
        : user;
  }

  private String begin(String name) {
    return "Digest username="
        + quoted(name)
        + ", realm="
        + quoted(challenge.realm())
        + ", nonce="
        + quoted(challenge.nonce())
        + ", uri="
        + quoted(target);
  }

  private String end() {
    String algorithm = challenge.algorithmAsSent();
    String opaque = challenge.opaque();
    return (algorithm == null ? "" : ", algorithm=" + algorithm)
        + (opaque == null ? "" : ", opaque=" + quoted(opaque));
  }

  private String hex(String latin) {
    return challenge.algorithm().hex(latin.getBytes(ISO_8859_1));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
