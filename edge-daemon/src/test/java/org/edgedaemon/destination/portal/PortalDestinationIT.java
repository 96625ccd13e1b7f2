package org.edgedaemon.destination.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.DeliveryResult.Accepted;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.destination.DeliveryResult.Unavailable.Kind;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.destination.Marks;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.http.Loops;
import org.edgedaemon.http.RawPeer;
import org.edgedaemon.secret.Secret;
import org.edgedaemon.simulator.portal.PortalRequest;
import org.edgedaemon.simulator.portal.RecordingPortal;
import org.edgedaemon.simulator.web.WebFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PortalDestinationIT {
  private static final String KEY = "portal-key-0815";
  private static final SequencedEntry MARK = Marks.mark(7, "BSC/001/24", "CS101", 3, 25.0);

  private final HttpClients clients =
      new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);
  private final RecordingPortal portal = new RecordingPortal("X-API-Key", KEY);
  private PortalDestination destination;

  @BeforeEach
  void open() {
    destination = destination(URI.create(portal.start().url() + "/"), "X-API-Key", KEY);
  }

  @AfterEach
  void close() {
    destination.close();
    clients.close();
    portal.close();
  }

  @Test
  void aMarkIsPostedByItselfWithKeyAndSequence() throws Exception {
    assertThat(deliver(MARK))
        .isEqualTo(new Accepted(0, 201, "{\"success\":true,\"duplicate\":false}"));

    String id = MARK.entry().eventId().value();
    PortalRequest request = portal.requests().get(0);
    assertThat(request.path()).isEqualTo("/api/attendance/record");
    assertThat(request.idempotencyKey()).isEqualTo(id);
    JsonNode mark = portal.marks().get(id);
    assertThat(mark.path("seq").asLong()).isEqualTo(7);
    assertThat(mark.path("student").path("admission_number").asText()).isEqualTo("BSC/001/24");
    assertThat(mark.path("attendance").path("percentage").asDouble()).isEqualTo(25.0);
    assertThat(destination.batchLimit()).isOne();
    assertThat(destination.concurrency()).isEqualTo(8);
  }

  @Test
  void theKeyGoesInTheHeaderThatIsAskedFor() throws Exception {
    try (RawPeer peer = RawPeer.answering(200, "", "{}")) {
      try (PortalDestination bearer = destination(peer.uri(""), "Authorization", KEY)) {
        deliver(bearer, MARK);
      }
      try (PortalDestination own = destination(peer.uri(""), "X-Portal-Token", KEY)) {
        deliver(own, MARK);
      }
      assertThat(peer.requests().get(0))
          .startsWith("POST /api/attendance/record HTTP/1.1\r\n")
          .containsIgnoringCase("authorization: Bearer " + KEY + "\r\n");
      assertThat(peer.requests().get(1)).containsIgnoringCase("x-portal-token: " + KEY + "\r\n");
    }
    assertThatThrownBy(() -> destination(URI.create("http://127.0.0.1"), "Content-Type", KEY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRepeatAfterALostAnswerIsHarmless() throws Exception {
    portal.faults().next(WebFault.hang().afterStoring());
    assertThat(kind(deliver(MARK))).isEqualTo("TROUBLE");
    assertThat(portal.marks()).hasSize(1);

    assertThat(deliver(MARK))
        .isEqualTo(new Accepted(1, 200, "{\"success\":true,\"duplicate\":true}"));
    assertThat(portal.marks()).hasSize(1);
  }

  @Test
  void anotherMarkForTheSameSessionIsADuplicate() throws Exception {
    SequencedEntry other = Marks.mark(8, "BSC/001/24", "CS101", 4, 33.3);
    deliver(MARK);

    assertThat(((Accepted) deliver(other)).status()).isEqualTo(409);
    assertThat(((Accepted) deliver(other)).duplicates()).isOne();
  }

  @Test
  void aBadStudentIsRejectedWithWhatThePortalSaid() throws Exception {
    portal.poison("BSC/001/24");
    Rejected rejected = (Rejected) deliver(MARK);
    assertThat(rejected.status()).isEqualTo(422);
    assertThat(rejected.body()).contains("student is not valid");
  }

  @ParameterizedTest
  @CsvSource({
    "200, ACCEPTED",
    "201, ACCEPTED",
    "202, ACCEPTED",
    "204, ACCEPTED",
    "208, ACCEPTED",
    "400, REJECTED",
    "406, REJECTED",
    "413, REJECTED",
    "415, REJECTED",
    "422, REJECTED",
    "431, REJECTED",
    "451, REJECTED",
    "401, CREDENTIALS",
    "403, CREDENTIALS",
    "404, CONFIGURATION",
    "405, CONFIGURATION",
    "410, CONFIGURATION",
    "407, CONFIGURATION",
    "501, CONFIGURATION",
    "302, CONFIGURATION",
    "307, CONFIGURATION",
    "308, CONFIGURATION",
    "408, TROUBLE",
    "425, TROUBLE",
    "500, TROUBLE",
    "502, TROUBLE",
    "503, TROUBLE",
    "429, THROTTLED",
  })
  void statusesAreClassified(int status, String expected) throws Exception {
    portal
        .faults()
        .next(WebFault.redirect(status, "http://127.0.0.1:1/else").body(status == 204 ? "" : "{}"));
    assertThat(kind(deliver(MARK))).isEqualTo(expected);
    assertThat(portal.requests()).as("nothing is followed or repeated").hasSize(1);
  }

  @Test
  void aConflictThatIsNoDuplicateIsTriedAFewTimes() throws Exception {
    portal.faults().always(WebFault.status(409).body("{\"message\":\"in progress\"}"));
    for (int i = 1; i < RepeatedConflicts.MOST; i++) {
      assertThat(kind(deliver(MARK))).isEqualTo("TROUBLE");
    }
    assertThat(kind(deliver(MARK))).isEqualTo("REJECTED");
    assertThat(kind(deliver(MARK))).as("a revival begins anew").isEqualTo("TROUBLE");
  }

  @Test
  void aLoginPageIsNoSuccessAndAFailureIsNone() throws Exception {
    portal.faults().next(WebFault.oversized(0).body("<!doctype html><title>Login</title>"));
    assertThat(kind(deliver(MARK))).isEqualTo("CONFIGURATION");
    portal.faults().next(WebFault.okWithErrorBody());
    assertThat(kind(deliver(MARK))).isEqualTo("REJECTED");
  }

  @Test
  void retryAfterIsHonouredAndTextsAreCleaned() throws Exception {
    portal.faults().next(WebFault.status(429).retryAfter("120"));
    assertThat(((Unavailable) deliver(MARK)).retryAfter()).isEqualTo(Duration.ofMinutes(2));
    portal.faults().next(WebFault.status(422).body("you sent " + KEY + "\r\n" + "x".repeat(900)));
    assertThat(((Rejected) deliver(MARK)).body())
        .startsWith("you sent ***")
        .hasSizeLessThanOrEqualTo(500);
  }

  @Test
  void aPortalThatIsAwayIsTrouble() throws Exception {
    portal.stop();
    Unavailable away = (Unavailable) deliver(MARK);
    assertThat(away.kind()).isEqualTo(Kind.TROUBLE);
    assertThat(away.reason()).contains("cannot connect to 127.0.0.1:");
    portal.start();
    assertThat(kind(deliver(MARK))).isEqualTo("ACCEPTED");
  }

  @Test
  void theCheckSaysWhetherItIsThereAndTakesTheKey() throws Exception {
    assertThat(check(destination).status()).isEqualTo(CheckResult.Status.OK);
    try (PortalDestination wrong = destination(URI.create(portal.url()), "X-API-Key", "no")) {
      assertThat(check(wrong).text()).contains("refused the key with 401");
    }
    portal.stop();
    assertThat(check(destination).status()).isEqualTo(CheckResult.Status.DEGRADED);
  }

  private PortalDestination destination(URI url, String header, String key) {
    PortalConfig config =
        new PortalConfig(
            new DestinationId("portal"),
            url,
            PortalConfig.DEFAULT_PATH,
            new Secret(key),
            header,
            Duration.ofSeconds(2),
            PortalConfig.DEFAULT_ACCEPTS,
            PortalConfig.DEFAULT_CONCURRENCY,
            null,
            null);
    return new PortalDestination(config, clients, () -> Instant.parse("2026-03-01T06:00:00Z"));
  }

  private DeliveryResult deliver(SequencedEntry mark) throws Exception {
    return deliver(destination, mark);
  }

  private static DeliveryResult deliver(PortalDestination to, SequencedEntry mark)
      throws Exception {
    return to.deliver(List.of(mark)).toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static CheckResult check(PortalDestination of) throws Exception {
    return of.check().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static String kind(DeliveryResult result) {
    return result instanceof Unavailable unavailable
        ? unavailable.kind().name()
        : result.getClass().getSimpleName().toUpperCase(Locale.ROOT);
  }
}
