package org.edgedaemon.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Lets through who brings the token ({@code Authorization: Bearer …}). Compares digests in constant
 * time, so that neither the length nor a common start of a guess shows. Without a token everyone is
 * refused.
 */
public final class BearerGuard implements Guard {
  private static final String SCHEME = "Bearer ";

  private final byte @Nullable [] digest;

  public BearerGuard(@Nullable Secret token) {
    this.digest = token == null ? null : digest(token.reveal());
  }

  @Override
  public Optional<HttpAnswer> refuse(ServerRequest head) {
    if (digest == null) {
      return refusal(403, "Forbidden", "no token is configured, so this call is switched off");
    }
    String given = head.header("Authorization").orElse("");
    if (!given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return refusal(401, "Unauthorized", "this call needs a bearer token");
    }
    byte[] guess = digest(given.substring(SCHEME.length()).trim());
    return MessageDigest.isEqual(digest, guess)
        ? Optional.empty()
        : refusal(401, "Unauthorized", "the bearer token is wrong");
  }

  private static Optional<HttpAnswer> refusal(int status, String title, String detail) {
    HttpAnswer problem = HttpAnswer.problem(status, title, detail);
    return Optional.of(status == 401 ? problem.withHeader("WWW-Authenticate", "Bearer") : problem);
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
