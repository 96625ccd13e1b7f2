package org.edgedaemon.destination.firebase.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.destination.DeliveryResult.Unavailable.Kind;
import org.edgedaemon.http.HttpClientConfig;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.http.Loops;
import org.edgedaemon.simulator.firebase.FirebaseRequest;
import org.edgedaemon.simulator.firebase.FirebaseSimulator;
import org.edgedaemon.simulator.web.WebFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServiceAccountTokensIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AtomicLong ticks = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final HttpClients clients =
      new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);
  private final FirebaseSimulator google = new FirebaseSimulator(InstantSource.system(), false);
  private ServiceAccountTokens tokens;

  @BeforeEach
  void start() {
    google.start();
    tokens = tokens(InstantSource.system());
  }

  @AfterEach
  void close() {
    tokens.close();
    clients.close();
    google.close();
  }

  @Test
  void googlesOwnLibraryAsksInTheSameWords() throws Exception {
    assertThat(token()).isEqualTo("ya29.simulated-1");
    ServiceAccountCredentials library =
        (ServiceAccountCredentials)
            ServiceAccountCredentials.fromStream(
                    new ByteArrayInputStream(
                        google.serviceAccountFile().getBytes(StandardCharsets.UTF_8)))
                .createScoped(TokenEndpoint.FIRESTORE_SCOPE);
    assertThat(library.refreshAccessToken().getTokenValue()).isEqualTo("ya29.simulated-2");

    Map<String, String> ours = form(google.requests().get(0));
    Map<String, String> theirs = form(google.requests().get(1));
    assertThat(ours.keySet()).isEqualTo(theirs.keySet());
    assertThat(ours.get("grant_type")).isEqualTo(theirs.get("grant_type"));
    assertThat(part(ours, 0)).isEqualTo(part(theirs, 0));
    JsonNode claims = part(ours, 1);
    JsonNode expected = part(theirs, 1);
    for (String same : List.of("iss", "scope", "aud")) {
      assertThat(claims.path(same)).as(same).isEqualTo(expected.path(same));
    }
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
        .isEqualTo(expected.path("exp").asLong() - expected.path("iat").asLong());
    assertThat(names(claims)).isEqualTo(names(expected));
  }

  @Test
  void whoAsksWhileATokenIsFetchedGetsThatOne() throws Exception {
    google.faults().next(WebFault.delay(300).onEveryRequest());
    List<CompletionStage<Grant>> asked = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      asked.add(tokens.grant());
    }
    for (CompletionStage<Grant> one : asked) {
      assertThat(value(one)).isEqualTo("ya29.simulated-1");
    }
    assertThat(google.tokensIssued()).isOne();
  }

  @Test
  void aTokenIsRenewedBesideTheCallsAndWaitedForOnlyNearItsEnd() throws Exception {
    assertThat(token()).isEqualTo("ya29.simulated-1");
    pass(Duration.ofSeconds(3_600 - 226));
    assertThat(token()).isEqualTo("ya29.simulated-1");
    assertThat(google.tokensIssued()).isOne();
    pass(Duration.ofSeconds(2));
    assertThat(token()).as("the old one, while the new one comes").isEqualTo("ya29.simulated-1");
    await(() -> google.tokensIssued() == 2);
    await(() -> token().equals("ya29.simulated-2"));

    pass(Duration.ofSeconds(3_600 - 179));
    assertThat(token()).as("waited for").isEqualTo("ya29.simulated-3");
  }

  @Test
  void aRenewalThatFailsCostsNothingWhileTheOldTokenLives() throws Exception {
    token();
    google.stop();
    pass(Duration.ofSeconds(3_600 - 60));
    assertThat(token()).isEqualTo("ya29.simulated-1");
    pass(Duration.ofSeconds(61));
    assertThat(denied().kind()).isEqualTo(Kind.TROUBLE);
    google.start();
    assertThat(token()).isEqualTo("ya29.simulated-2");
  }

  @Test
  void aWrongClockIsSeenByTheDateAndWorkedAround() throws Exception {
    for (Duration off : List.of(Duration.ofHours(3), Duration.ofDays(-400))) {
      try (ServiceAccountTokens wrong = tokens(() -> Instant.now().plus(off))) {
        assertThat(value(wrong.grant())).startsWith("ya29.");
      }
    }
    assertThat(google.requests()).as("one refusal each, then right").hasSize(4);
  }

  @Test
  void refusedCredentialsAreNotTriedAgainForAWhile() throws Exception {
    google.disableAccount(true);
    Unavailable refused = denied();
    assertThat(refused.kind()).isEqualTo(Kind.CREDENTIALS);
    assertThat(refused.reason()).contains("account not found", "edge-agent@demo-project");
    google.disableAccount(false);
    pass(Duration.ofMinutes(9));
    assertThat(denied().kind()).isEqualTo(Kind.CREDENTIALS);
    assertThat(google.requests()).hasSize(1);
    pass(Duration.ofMinutes(2));
    assertThat(token()).isEqualTo("ya29.simulated-1");
  }

  @Test
  void anOperatorWhoAsksHowItStandsIsToldTheNewest() throws Exception {
    google.disableAccount(true);
    denied();
    google.disableAccount(false);
    tokens.reconsider();
    assertThat(denied().kind()).as("quite fresh").isEqualTo(Kind.CREDENTIALS);
    pass(Duration.ofSeconds(61));
    tokens.reconsider();
    assertThat(token()).isEqualTo("ya29.simulated-1");
  }

  @Test
  void errorsHaveTheirClasses() throws Exception {
    google.faults().next(WebFault.status(503).onEveryRequest().retryAfter("7"));
    Unavailable busy = denied();
    assertThat(busy.kind()).isEqualTo(Kind.TROUBLE);
    assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    google.faults().next(WebFault.status(429).onEveryRequest());
    assertThat(denied().kind()).isEqualTo(Kind.THROTTLED);
    google.faults().next(WebFault.status(404).body("nothing here").onEveryRequest());
    assertThat(denied().kind()).isEqualTo(Kind.CONFIGURATION);
    google.faults().next(WebFault.redirect(302, "http://127.0.0.1:1/").onEveryRequest());
    assertThat(denied().kind()).isEqualTo(Kind.CONFIGURATION);
    google
        .faults()
        .next(WebFault.status(401).body("{\"error\":\"unauthorized_client\"}").onEveryRequest());
    assertThat(denied().kind()).isEqualTo(Kind.CREDENTIALS);
  }

  private ServiceAccountTokens tokens(InstantSource wall) {
    ServiceAccount account = ServiceAccount.parse(google.serviceAccountFile());
    return new ServiceAccountTokens(
        new TokenEndpoint(
            account, TokenEndpoint.FIRESTORE_SCOPE, clients, HttpClientConfig.of(2), wall),
        ticks::get);
  }

  private void pass(Duration time) {
    ticks.addAndGet(time.toNanos());
  }

  private String token() throws Exception {
    return value(tokens.grant());
  }

  private Unavailable denied() throws Exception {
    Grant grant = tokens.grant().toCompletableFuture().get(30, TimeUnit.SECONDS);
    return ((Grant.Denied) grant).why();
  }

  private static String value(CompletionStage<Grant> asked) throws Exception {
    Grant grant = asked.toCompletableFuture().get(30, TimeUnit.SECONDS);
    return ((Grant.Given) grant).credential().reveal();
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static Map<String, String> form(FirebaseRequest request) {
    Map<String, String> form = new TreeMap<>();
    for (String field : request.body().split("&")) {
      String[] pair = field.split("=", 2);
      form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  private static JsonNode part(Map<String, String> form, int number) throws Exception {
    String part = form.get("assertion").split("\\.")[number];
    return JSON.readTree(Base64.getUrlDecoder().decode(part));
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    names.sort(null);
    return names;
  }
}
