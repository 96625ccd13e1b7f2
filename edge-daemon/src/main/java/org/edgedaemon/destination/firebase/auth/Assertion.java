package org.edgedaemon.destination.firebase.auth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * What a service account signs to be given a token: a JWT (RFC 7519, 7523), RS256.
 *
 * <pre>
 * base64url({"alg":"RS256","typ":"JWT","kid":key id}) . base64url({"iss":e-mail,"scope","aud",
 * "iat","exp"}) . base64url(RSASSA-PKCS1-v1_5 with SHA-256)      times in seconds
 * </pre>
 */
final class Assertion {
  /** Google asks for this audience whatever address the tokens are fetched from. */
  static final String AUDIENCE = "https://oauth2.googleapis.com/token";

  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private Assertion() {}

  static String sign(ServiceAccount account, String scope, Instant issuedAt) {
    String unsigned = part(header(account)) + "." + part(claims(account, scope, issuedAt));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(account.key());
      signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
      return unsigned + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new CredentialsException("the private key of " + account + " cannot sign");
    }
  }

  private static ObjectNode header(ServiceAccount account) {
    ObjectNode header = JsonNodeFactory.instance.objectNode();
    header.put("alg", "RS256").put("typ", "JWT");
    account.keyId().ifPresent(id -> header.put("kid", id));
    return header;
  }

  private static ObjectNode claims(ServiceAccount account, String scope, Instant issuedAt) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("iss", account.clientEmail())
        .put("scope", scope)
        .put("aud", AUDIENCE)
        .put("iat", issuedAt.getEpochSecond())
        .put("exp", issuedAt.plus(LIFETIME).getEpochSecond());
  }

  private static String part(ObjectNode json) {
    return BASE64.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
  }
}
