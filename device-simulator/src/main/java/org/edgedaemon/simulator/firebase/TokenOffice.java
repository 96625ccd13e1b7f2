package org.edgedaemon.simulator.firebase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.edgedaemon.simulator.web.WebReply;
import org.jspecify.annotations.Nullable;

/**
 * Gives tokens to one service account: checks the assertion's signature, times, account and
 * audience. Safe for use by several threads.
 */
final class TokenOffice {
  static final String EMAIL = "edge-agent@demo-project.iam.gserviceaccount.com";
  static final String KEY_ID = "simulated-key-1";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AUDIENCE = "https://oauth2.googleapis.com/token";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final long ALLOWED_SKEW = 300;
  private static final long LONGEST = 3_600;

  private final KeyPair keys;
  private final InstantSource clock;
  private final Map<String, Issued> tokens = new HashMap<>();
  private long lifetime = LONGEST;
  private int issued;
  private boolean disabled;

  private record Issued(Instant until, String scope) {}

  TokenOffice(InstantSource clock) {
    this.clock = clock;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }

  /** The key file of the account. */
  String accountFile(String tokenUri, String project) {
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getPrivate().getEncoded());
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "service_account")
        .put("project_id", project)
        .put("private_key_id", KEY_ID)
        .put(
            "private_key",
            "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n")
        .put("client_email", EMAIL)
        .put("client_id", "100")
        .put("token_uri", tokenUri)
        .toString();
  }

  synchronized void lifetime(long seconds) {
    lifetime = seconds;
  }

  synchronized void disable(boolean on) {
    disabled = on;
  }

  synchronized void revokeAll() {
    tokens.clear();
  }

  synchronized int issued() {
    return issued;
  }

  synchronized boolean knows(String token, String scopePart) {
    Issued known = tokens.get(token);
    return known != null
        && clock.instant().isBefore(known.until())
        && known.scope().contains(scopePart);
  }

  synchronized WebReply answer(String form) {
    Map<String, String> fields = fields(form);
    if (!GRANT.equals(fields.get("grant_type"))) {
      return refusal(400, "unsupported_grant_type", "Invalid grant_type");
    }
    String[] parts = fields.getOrDefault("assertion", "").split("\\.", -1);
    JsonNode header = parts.length == 3 ? part(parts[0]) : null;
    JsonNode claims = parts.length == 3 ? part(parts[1]) : null;
    if (header == null || claims == null) {
      return refusal(400, "invalid_grant", "Invalid JWT.");
    }
    if (!header.path("alg").asText().equals("RS256") || !signed(parts)) {
      return refusal(400, "invalid_grant", "Invalid JWT Signature.");
    }
    if (disabled || !claims.path("iss").asText().equals(EMAIL)) {
      return refusal(400, "invalid_grant", "Invalid grant: account not found");
    }
    return timely(claims) && claims.path("aud").asText().equals(AUDIENCE)
        ? issue(claims.path("scope").asText())
        : refusal(
            400,
            "invalid_grant",
            "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable"
                + " timeframe. Check your iat and exp values in the JWT claim.");
  }

  private WebReply issue(String scope) {
    if (scope.isBlank()) {
      return refusal(400, "invalid_scope", "Empty or missing scope not allowed.");
    }
    issued++;
    String token = "ya29.simulated-" + issued;
    tokens.put(token, new Issued(clock.instant().plusSeconds(lifetime), scope));
    ObjectNode answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("access_token", token)
            .put("expires_in", lifetime)
            .put("token_type", "Bearer");
    return new WebReply(200, answer.toString());
  }

  private boolean timely(JsonNode claims) {
    long now = clock.instant().getEpochSecond();
    long from = claims.path("iat").asLong();
    long to = claims.path("exp").asLong();
    return from <= now + ALLOWED_SKEW && to > now && to - from <= LONGEST && to > from;
  }

  private boolean signed(String[] parts) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(keys.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static @Nullable JsonNode part(String base64) {
    try {
      return JSON.readTree(Base64.getUrlDecoder().decode(base64));
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  private static Map<String, String> fields(String form) {
    Map<String, String> fields = new HashMap<>();
    for (String field : form.split("&", -1)) {
      int at = field.indexOf('=');
      if (at > 0) {
        fields.put(
            URLDecoder.decode(field.substring(0, at), StandardCharsets.UTF_8),
            URLDecoder.decode(field.substring(at + 1), StandardCharsets.UTF_8));
      }
    }
    return fields;
  }

  private static WebReply refusal(int status, String error, String description) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("error", error)
            .put("error_description", description);
    return new WebReply(status, body.toString());
  }
}
