package org.edgedaemon.device.hikvision.digest;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One offer of a server how it may be shown who we are. Texts hold one byte of the wire per
 * character (Latin-1), as HTTP headers come.
 */
public sealed interface Challenge {
  /**
   * A digest that we can answer.
   *
   * @param realm case-sensitive, nothing but bytes to us
   * @param algorithmAsSent to be echoed; null when the challenge named none, which means MD5
   * @param qopAuth qop=auth is offered; otherwise the challenge knows no qop (RFC 2069)
   * @param opaque to be echoed, the empty one too; null when absent
   * @param stale the nonce was old and the password good
   */
  record Digest(
      String realm,
      String nonce,
      DigestAlgorithm algorithm,
      @Nullable String algorithmAsSent,
      boolean qopAuth,
      @Nullable String opaque,
      boolean stale)
      implements Challenge {}

  /** User and password themselves. */
  record Basic(String realm) implements Challenge {}

  /**
   * A digest that we cannot answer: another algorithm, nothing but auth-int, or a part missing. It
   * stands against Basic like any other digest.
   *
   * @param reason for an operator
   */
  record Unanswerable(String reason) implements Challenge {}

  /**
   * Reads all challenges of all {@code WWW-Authenticate} headers in their order. Never fails;
   * schemes that are neither Digest nor Basic are left out, and so is what lies beyond the bounds.
   */
  static List<Challenge> parseAll(List<String> headerValues) {
    return headerValues.stream()
        .limit(ChallengeParser.MAX_HEADERS)
        .flatMap(value -> ChallengeParser.parse(value).stream())
        .toList();
  }

  /**
   * The one to answer: SHA-256 before MD5, of equals the first. Basic only where no Digest at all
   * was offered, for a second try with another scheme is one more failed login. Empty when there is
   * nothing we can answer.
   */
  static Optional<Challenge> choose(List<Challenge> offers) {
    Challenge best = null;
    boolean digestOffered = false;
    for (Challenge offer : offers) {
      digestOffered |= !(offer instanceof Basic);
      if (offer instanceof Digest digest
          && (!(best instanceof Digest held) || beats(digest, held))) {
        best = digest;
      } else if (offer instanceof Basic && best == null) {
        best = offer;
      }
    }
    return best instanceof Basic && digestOffered ? Optional.empty() : Optional.ofNullable(best);
  }

  private static boolean beats(Digest challenger, Digest held) {
    return challenger.algorithm().strongerThan(held.algorithm());
  }
}
