package org.edgedaemon.destination.firebase.auth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.destination.rest.Excerpt;
import org.edgedaemon.destination.rest.RestAnswers;
import org.edgedaemon.destination.rest.RetryAfter;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.ClientResult;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.http.HttpClient;
import org.edgedaemon.http.HttpClientConfig;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.secret.Secret;

/**
 * Asks Google for a token (RFC 7523). Each call signs anew: an assertion is worth an hour only.
 *
 * <pre>
 * POST token_uri   application/x-www-form-urlencoded
 * grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&amp;assertion=JWT
 * </pre>
 */
public final class TokenEndpoint implements AutoCloseable {
  /** What Firestore asks for. */
  public static final String FIRESTORE_SCOPE = "https://www.googleapis.com/auth/datastore";

  /** What a Realtime Database asks for. */
  public static final String DATABASE_SCOPE =
      "https://www.googleapis.com/auth/firebase.database"
          + " https://www.googleapis.com/auth/userinfo.email";

  private static final String FORM =
      "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final ServiceAccount account;
  private final String scope;
  private final HttpClient client;
  private final InstantSource wall;
  private final PeerClock clock;

  /** What came of asking. */
  sealed interface Outcome {
    /** A token, and how long it lives from now. */
    record Fresh(Secret token, Duration lifetime) implements Outcome {}

    /** None. */
    record None(Unavailable why) implements Outcome {}
  }

  /**
   * @param scope separated by spaces
   * @param connection how the token server is reached: certificate authority and proxy
   */
  public TokenEndpoint(
      ServiceAccount account,
      String scope,
      HttpClients clients,
      HttpClientConfig connection,
      InstantSource wall) {
    this.account = account;
    this.scope = scope;
    this.client = clients.open(account.tokenUri(), connection);
    this.wall = wall;
    this.clock = new PeerClock(wall);
  }

  /** Always completes, never exceptionally. */
  CompletionStage<Outcome> ask() {
    Instant issuedAt = clock.issueTime();
    return ask(issuedAt)
        .thenCompose(
            answer ->
                blamesTheClock(answer, issuedAt)
                    ? ask(clock.issueTime())
                    : CompletableFuture.completedFuture(answer))
        .thenApply(this::outcome)
        .exceptionally(
            fault ->
                new Outcome.None(
                    new Unavailable(
                        Unavailable.Kind.CREDENTIALS,
                        null,
                        0,
                        "no token for " + account + ": the credentials file cannot be used")));
  }

  /** Learns the time from an answer of Google's. */
  void heard(ClientResult.Answer answer) {
    clock.heard(answer);
  }

  @Override
  public void close() {
    client.close();
  }

  private record Heard(ClientResult result, Excerpt excerpt) {}

  private CompletionStage<Heard> ask(Instant issuedAt) {
    Secret assertion;
    try {
      assertion = new Secret(Assertion.sign(account, scope, issuedAt));
    } catch (CredentialsException e) {
      return CompletableFuture.failedFuture(e);
    }
    Excerpt excerpt = new Excerpt(assertion);
    return client.call(request(assertion)).thenApply(result -> heard(result, excerpt));
  }

  private Heard heard(ClientResult result, Excerpt excerpt) {
    if (result instanceof ClientResult.Answer answer) {
      clock.heard(answer);
    }
    return new Heard(result, excerpt);
  }

  // Its own Date has just told us better, or nothing can be done about it.
  private boolean blamesTheClock(Heard heard, Instant issuedAt) {
    Duration moved = Duration.between(issuedAt, clock.issueTime()).abs();
    return heard.result() instanceof ClientResult.Answer answer
        && TokenAnswer.read(answer, heard.excerpt()) instanceof TokenAnswer.Refused refused
        && refused.blamesTheGrant()
        && moved.compareTo(PeerClock.TOLERATED) > 0;
  }

  private Outcome outcome(Heard heard) {
    if (heard.result() instanceof ClientResult.Failure failure) {
      return new Outcome.None(RestAnswers.ofFailure(failure, heard.excerpt()));
    }
    ClientResult.Answer answer = (ClientResult.Answer) heard.result();
    TokenAnswer read = TokenAnswer.read(answer, heard.excerpt());
    if (read instanceof TokenAnswer.Token token) {
      return new Outcome.Fresh(token.value(), token.lifetime());
    }
    Duration wish = RetryAfter.of(answer, wall);
    return new Outcome.None(((TokenAnswer.Refused) read).meaning(account, wish));
  }

  private ClientRequest request(Secret assertion) {
    String form = FORM + URLEncoder.encode(assertion.reveal(), StandardCharsets.US_ASCII);
    return ClientRequest.post(account.tokenUri(), HttpBody.of(form))
        .withHeaders(
            Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept", HttpAnswer.JSON),
            Map.of())
        .withTimeouts(TIMEOUT, TIMEOUT)
        .asRepeatable();
  }
}
