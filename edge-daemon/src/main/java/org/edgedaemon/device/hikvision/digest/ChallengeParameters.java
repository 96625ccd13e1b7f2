package org.edgedaemon.device.hikvision.digest;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.edgedaemon.device.hikvision.digest.Challenge.Basic;
import org.edgedaemon.device.hikvision.digest.Challenge.Digest;
import org.edgedaemon.device.hikvision.digest.Challenge.Unanswerable;

/** What the parameters of one challenge amount to; their names are in lower case. */
final class ChallengeParameters {
  private ChallengeParameters() {}

  static Optional<Challenge> challenge(String scheme, Map<String, String> parameters) {
    if (scheme.equalsIgnoreCase("Digest")) {
      return Optional.of(digest(parameters));
    }
    return scheme.equalsIgnoreCase("Basic")
        ? Optional.of(new Basic(parameters.getOrDefault("realm", "")))
        : Optional.empty();
  }

  private static Challenge digest(Map<String, String> parameters) {
    String realm = parameters.get("realm");
    String nonce = parameters.get("nonce");
    if (realm == null || nonce == null || nonce.isEmpty()) {
      return new Unanswerable("a digest challenge without realm or nonce");
    }
    String opaque = parameters.get("opaque");
    if (!printable(realm) || !printable(nonce) || (opaque != null && !printable(opaque))) {
      return new Unanswerable("a digest challenge with control characters");
    }
    String qop = parameters.getOrDefault("qop", "");
    if (!qop.isBlank() && !offersAuth(qop)) {
      return new Unanswerable("a digest challenge without qop auth");
    }
    String name = parameters.get("algorithm");
    Optional<DigestAlgorithm> algorithm = DigestAlgorithm.named(name == null ? "MD5" : name);
    if (algorithm.isEmpty()) {
      return new Unanswerable("a digest challenge with an algorithm other than MD5 and SHA-256");
    }
    boolean stale = parameters.getOrDefault("stale", "").strip().equalsIgnoreCase("true");
    return new Digest(realm, nonce, algorithm.get(), name, !qop.isBlank(), opaque, stale);
  }

  private static boolean offersAuth(String qop) {
    return Arrays.stream(qop.split(",")).anyMatch(each -> each.strip().equalsIgnoreCase("auth"));
  }

  /** What goes back into a header must not be able to end it. */
  private static boolean printable(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c <= 0xFF && c != 0x7F);
  }
}
