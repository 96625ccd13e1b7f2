package org.edgedaemon.destination.firebase.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Set;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.destination.DeliveryResult.Unavailable.Kind;
import org.edgedaemon.destination.rest.Excerpt;
import org.edgedaemon.http.ClientResult;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What a token endpoint said.
 *
 * <pre>
 * 200  {"access_token","expires_in":seconds,"token_type":"Bearer"}
 * 4xx  {"error":"invalid_grant","error_description"}
 * </pre>
 */
sealed interface TokenAnswer {
  /** A token, and how long it lives from now. */
  record Token(Secret value, Duration lifetime) implements TokenAnswer {}

  /** None. */
  record Refused(String error, String description, int status) implements TokenAnswer {
    /** Whether the assertion itself was refused, for its times, its key or its account. */
    boolean blamesTheGrant() {
      return error.equals("invalid_grant");
    }

    boolean blamesTheClock() {
      return blamesTheGrant()
          && (description.contains("short-lived") || description.contains("timeframe"));
    }

    /** What it means for the destination. */
    Unavailable meaning(ServiceAccount account, @Nullable Duration wish) {
      if (status >= 500 || status == 408) {
        return new Unavailable(Kind.TROUBLE, wish, status, "the token server answered " + status);
      }
      if (status == 429) {
        return new Unavailable(
            Kind.THROTTLED, wish, status, "the token server asks for fewer calls (429)");
      }
      if (status < 400 || (error.isEmpty() && WRONG_PLACE.contains(status))) {
        return new Unavailable(
            Kind.CONFIGURATION,
            null,
            status,
            "the token server answered " + status + "; check token_uri of the credentials file");
      }
      return new Unavailable(Kind.CREDENTIALS, null, status, refusal(account));
    }

    private String refusal(ServiceAccount account) {
      String said = error + (description.isEmpty() ? "" : ": " + description);
      String advice =
          blamesTheClock()
              ? "the clock of this machine is wrong; set it"
              : "check that the key of the credentials file and its account still exist";
      return "no token for " + account + " (" + status + " " + said + "); " + advice;
    }
  }

  /** Statuses that, without a word of OAuth, come from something that is no token server. */
  Set<Integer> WRONG_PLACE = Set.of(404, 405, 407, 410);

  private static boolean isWord(String token) {
    return !token.isEmpty()
        && token.length() <= 8 * 1024
        && token.chars().allMatch(c -> c > ' ' && c < 0x7F);
  }

  static TokenAnswer read(ClientResult.Answer answer, Excerpt excerpt) {
    JsonNode said = parse(answer.body().text());
    String token = said.path("access_token").asText("");
    if (answer.status() == 200 && isWord(token)) {
      long seconds = Math.max(1, Math.min(86_400, said.path("expires_in").asLong(300)));
      return new Token(new Secret(token), Duration.ofSeconds(seconds));
    }
    return new Refused(
        excerpt.of(said.path("error").asText("")),
        excerpt.of(said.path("error_description").asText("")),
        answer.status());
  }

  private static JsonNode parse(String json) {
    ObjectMapper mapper = new ObjectMapper();
    try {
      return mapper.readTree(json);
    } catch (JsonProcessingException e) {
      return mapper.missingNode();
    }
  }
}
