package org.edgedaemon.destination.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.DeliveryResult.Accepted;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.destination.DeliveryResult.Unavailable.Kind;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.destination.cloud.CloudConfig.Form;
import org.edgedaemon.destination.rest.Excerpt;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.http.Loops;
import org.edgedaemon.http.RawPeer;
import org.edgedaemon.http.TestAuthority;
import org.edgedaemon.secret.Secret;
import org.edgedaemon.simulator.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CloudDestinationIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");
  private static final String KEY = "s3cr3t-key-0815";

  private final HttpClients clients =
      new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);

  @AfterEach
  void close() {
    clients.close();
  }

  @Test
  void aSingleRecordIsPostedAsItself() throws Exception {
    try (RawPeer peer = RawPeer.answering(201, "", "{\"id\":1}")) {
      assertThat(deliver(peer, Form.RECORDS, 1, 1)).isEqualTo(new Accepted(0, 201, "{\"id\":1}"));

      String request = peer.requests().get(0);
      assertThat(request)
          .startsWith("POST /api/attendance-records HTTP/1.1\r\n")
          .containsIgnoringCase("authorization: Bearer " + KEY + "\r\n")
          .containsIgnoringCase("content-type: application/json\r\n")
          .containsIgnoringCase("user-agent: edge-daemon/test\r\n")
          .containsIgnoringCase("idempotency-key: " + Punches.punch(1).entry().eventId() + "\r\n");
      JsonNode record = body(request);
      assertThat(record.path("seq").asLong()).isEqualTo(1);
      assertThat(record.path("user_id").asText()).isEqualTo("1");
    }
  }

  @Test
  void aBatchIsPackedAndKeepsItsKeyWhenRepeated() throws Exception {
    try (RawPeer peer = RawPeer.answering(200, "", "")) {
      assertThat(deliver(peer, Form.RECORDS, 500, 500)).isEqualTo(new Accepted(0, 200, ""));
      assertThat(deliver(peer, Form.RECORDS, 500, 500)).isEqualTo(new Accepted(0, 200, ""));
      assertThat(deliver(peer, Form.RECORDS, 500, 499)).isEqualTo(new Accepted(0, 200, ""));

      assertThat(peer.requests().get(0)).containsIgnoringCase("content-encoding: gzip\r\n");
      JsonNode records = body(peer.requests().get(0)).path("records");
      assertThat(records).hasSize(500);
      assertThat(records.path(499).path("seq").asLong()).isEqualTo(500);
      assertThat(peer.requests().get(0)).isEqualTo(peer.requests().get(1));
      assertThat(idempotencyKey(peer.requests().get(2)))
          .isNotEqualTo(idempotencyKey(peer.requests().get(0)));
    }
  }

  @Test
  void backupSyncNamesTheDeviceAndTheTimes() throws Exception {
    String good =
        "{\"success\":true,\"recordsFetched\":3,\"recordsProcessed\":1,\"recordsFailed\":0}";
    try (RawPeer peer = RawPeer.answering(200, "", good)) {
      assertThat(deliver(peer, Form.BACKUP_SYNC, 500, 3)).isEqualTo(new Accepted(2, 200, good));

      String request = peer.requests().get(0);
      assertThat(request).startsWith("POST /api/attendance/backup-sync HTTP/1.1\r\n");
      JsonNode body = body(request);
      assertThat(body.path("device"))
          .isEqualTo(
              JSON.readTree("{\"id\":\"front-door\",\"serial\":\"CK01\",\"name\":\"Front\"}"));
      assertThat(body.path("startTime").asText()).isEqualTo("2026-03-01T08:01:00+03:00");
      assertThat(body.path("endTime").asText()).isEqualTo("2026-03-01T08:03:00+03:00");
      assertThat(body.path("records")).hasSize(3);
      assertThat(body.path("records").path(2).path("seq").asLong()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"success\":false,\"recordsFailed\":0,\"errors\":[\"no\"]}; Rejected",
        "{\"success\":true,\"recordsFailed\":1,\"errors\":[\"one\"]}; Rejected",
        "{\"success\":true,\"recordsFailed\":0}; Accepted",
        "'<html>a portal that wants a login</html>'; Unavailable",
      })
  void aBackupSyncAnswerIsRead(String answer, String expected) throws Exception {
    try (RawPeer peer = RawPeer.answering(200, "", answer)) {
      DeliveryResult result = deliver(peer, Form.BACKUP_SYNC, 500, 2);
      assertThat(result.getClass().getSimpleName()).isEqualTo(expected);
      if (result instanceof Rejected rejected) {
        assertThat(rejected.sequences()).isEmpty();
        assertThat(rejected.body()).isEqualTo(answer);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, ACCEPTED",
    "201, ACCEPTED",
    "202, ACCEPTED",
    "204, ACCEPTED",
    "409, ACCEPTED",
    "400, REJECTED",
    "404, REJECTED",
    "410, REJECTED",
    "413, REJECTED",
    "415, REJECTED",
    "422, REJECTED",
    "451, REJECTED",
    "401, CREDENTIALS",
    "403, CREDENTIALS",
    "301, CONFIGURATION",
    "302, CONFIGURATION",
    "307, CONFIGURATION",
    "308, CONFIGURATION",
    "304, CONFIGURATION",
    "405, CONFIGURATION",
    "407, CONFIGURATION",
    "408, TROUBLE",
    "421, TROUBLE",
    "425, TROUBLE",
    "500, TROUBLE",
    "501, TROUBLE",
    "502, TROUBLE",
    "503, TROUBLE",
    "504, TROUBLE",
    "599, TROUBLE",
    "429, THROTTLED",
  })
  void statusesAreClassified(int status, String expected) throws Exception {
    String headers = status < 400 && status >= 300 ? "Location: http://other.example/x\r\n" : "";
    try (RawPeer peer = RawPeer.answering(status, headers, status == 204 ? "" : "text")) {
      DeliveryResult result = deliver(peer, Form.RECORDS, 1, 1);
      assertThat(word(result)).as(result.toString()).isEqualTo(expected);
    }
  }

  @Test
  void aConflictOfABatchIsTakenApart() throws Exception {
    try (RawPeer peer = RawPeer.answering(409, "", "exists")) {
      assertThat(deliver(peer, Form.RECORDS, 500, 2)).isInstanceOf(Rejected.class);
      assertThat(deliver(peer, Form.RECORDS, 500, 1)).isEqualTo(new Accepted(1, 409, "exists"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "120; PT2M",
        "0; PT0S",
        "999999999999; PT1H",
        "Sun, 01 Mar 2026 06:00:30 GMT; PT30S",
        "Sun, 01 Mar 2026 05:00:30 GMT; ''",
        "soon; ''",
        "-5; ''",
      })
  void retryAfterIsHonoured(String header, String expected) throws Exception {
    for (int status : new int[] {429, 503}) {
      try (RawPeer peer = RawPeer.answering(status, "Retry-After: " + header + "\r\n", "")) {
        Unavailable result = (Unavailable) deliver(peer, Form.RECORDS, 1, 1);
        assertThat(result.retryAfter())
            .isEqualTo(expected.isEmpty() ? null : Duration.parse(expected));
        assertThat(result.status()).isEqualTo(status);
      }
    }
  }

  @Test
  void aDateCountsFromTheServersOwnClock() throws Exception {
    String headers =
        "Date: Sun, 01 Mar 2020 00:00:00 GMT\r\nRetry-After: Sun, 01 Mar 2020 00:00:07 GMT\r\n";
    try (RawPeer peer = RawPeer.answering(503, headers, "")) {
      Unavailable result = (Unavailable) deliver(peer, Form.RECORDS, 1, 1);
      assertThat(result.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }
  }

  @Test
  void theTextOfARefusalIsShortOneLineAndWithoutTheKey() throws Exception {
    String text = "bad\u0007 \r\nkey " + KEY + " " + "x".repeat(2000);
    try (RawPeer peer = RawPeer.answering(422, "", text)) {
      Rejected result = (Rejected) deliver(peer, Form.RECORDS, 1, 1);
      assertThat(result.body())
          .startsWith("bad    key *** xxx")
          .hasSizeLessThanOrEqualTo(Excerpt.LONGEST);
    }
  }

  @Test
  void aServerWithoutGzipGetsPlainBodies() throws Exception {
    RawPeer.Script plainOnly =
        conversation -> {
          for (String r = conversation.hearRequest(); r != null; r = conversation.hearRequest()) {
            boolean packed = r.toLowerCase(Locale.ROOT).contains("content-encoding: gzip");
            conversation.answer(packed ? 415 : 200, "", "");
          }
        };
    try (RawPeer peer = RawPeer.start(plainOnly);
        CloudDestination cloud = cloud(peer.uri("/api"), Form.RECORDS, 500, null)) {
      assertThat(deliver(cloud, 20)).isEqualTo(new Accepted(0, 200, ""));
      assertThat(deliver(cloud, 20)).isEqualTo(new Accepted(0, 200, ""));
      assertThat(peer.requests()).hasSize(3);
    }
  }

  @Test
  void silenceAndRefusedConnectionsAreTrouble() throws Exception {
    try (RawPeer silent = RawPeer.start(c -> c.socket().getInputStream().readAllBytes());
        CloudDestination cloud =
            cloud(silent.uri("/api"), Form.RECORDS, 1, null, Duration.ofMillis(500))) {
      Unavailable late = (Unavailable) deliver(cloud, 1);
      assertThat(late.kind()).isEqualTo(Kind.TROUBLE);
      assertThat(late.reason()).contains("127.0.0.1:" + silent.port());
    }
    URI closed = closedPort();
    try (CloudDestination cloud = cloud(closed, Form.RECORDS, 1, null)) {
      Unavailable refused = (Unavailable) deliver(cloud, 1);
      assertThat(refused.kind()).isEqualTo(Kind.TROUBLE);
      assertThat(refused.reason()).contains("cannot connect to 127.0.0.1:" + closed.getPort());
    }
  }

  @Test
  void theCheckSaysWhatIsWrong() throws Exception {
    try (RawPeer good = RawPeer.answering(200, "", "{}");
        RawPeer closed = RawPeer.answering(401, "", "no");
        RawPeer wrong = RawPeer.answering(404, "", "no")) {
      assertThat(check(good.uri("/api/"), null).status()).isEqualTo(CheckResult.Status.OK);
      assertThat(good.requests().get(0))
          .startsWith("GET /api/sync-status HTTP/1.1\r\n")
          .containsIgnoringCase("authorization: Bearer " + KEY);
      assertThat(check(closed.uri("/api"), null).text()).contains("refused the key with 401");
      assertThat(check(wrong.uri("/api"), null).text()).contains("404", "check the url");
    }
    assertThat(check(closedPort(), null).text()).contains("cannot connect to 127.0.0.1:");
  }

  @Test
  void theCheckSeesThatTheClocksDisagree() throws Exception {
    try (RawPeer early = RawPeer.answering(200, "Date: Thu, 01 Jan 2015 00:00:00 GMT\r\n", "{}")) {
      CheckResult seen = check(early.uri("/api/"), null);
      assertThat(seen.status()).isEqualTo(CheckResult.Status.DEGRADED);
      assertThat(seen.text()).contains("s ahead of its clock", "NTP");
    }
  }

  @Test
  void anUntrustedCertificateIsConfiguration(@TempDir Path directory) throws Exception {
    TestAuthority authority = TestAuthority.in(directory, "ip:127.0.0.1");
    RawPeer.Script script =
        conversation -> {
          conversation.hearRequest();
          conversation.answer(200, "", "{}");
        };
    try (RawPeer peer = RawPeer.start(authority.listener(), script)) {
      URI uri = URI.create("https://127.0.0.1:" + peer.port() + "/api");
      assertThat(check(uri, null).text()).contains("certificate", "not trusted");
      assertThat(check(uri, authority.pem()).status()).isEqualTo(CheckResult.Status.OK);
      try (CloudDestination cloud = cloud(uri, Form.RECORDS, 1, null)) {
        assertThat(((Unavailable) deliver(cloud, 1)).kind()).isEqualTo(Kind.CONFIGURATION);
      }
    }
  }

  private DeliveryResult deliver(RawPeer peer, Form form, int batch, int count) throws Exception {
    try (CloudDestination cloud = cloud(peer.uri("/api/"), form, batch, null)) {
      return deliver(cloud, count);
    }
  }

  private static DeliveryResult deliver(CloudDestination cloud, int count) throws Exception {
    return cloud.deliver(Punches.punches(count)).toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private CheckResult check(URI url, Path caFile) throws Exception {
    try (CloudDestination cloud = cloud(url, Form.RECORDS, 1, caFile)) {
      return cloud.check().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
  }

  private CloudDestination cloud(URI url, Form form, int batch, Path caFile) {
    return cloud(url, form, batch, caFile, Duration.ofSeconds(20));
  }

  private CloudDestination cloud(URI url, Form form, int batch, Path caFile, Duration timeout) {
    CloudConfig config =
        new CloudConfig(
            new DestinationId("cloud"),
            url,
            new Secret(KEY),
            CloudConfig.DEFAULT_PATH,
            form,
            batch,
            timeout,
            Set.of(EntryKind.PUNCH),
            true,
            1,
            caFile,
            null);
    return new CloudDestination(config, clients, () -> NOW);
  }

  private static URI closedPort() {
    return URI.create("http://127.0.0.1:" + FreePort.take() + "/api");
  }

  private static JsonNode body(String request) throws Exception {
    int end = request.indexOf("\r\n\r\n");
    byte[] bytes = request.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
    boolean packed = request.toLowerCase(Locale.ROOT).contains("content-encoding: gzip");
    return JSON.readTree(
        packed ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes);
  }

  private static String idempotencyKey(String request) {
    return request
        .lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("idempotency-key"))
        .findFirst()
        .orElseThrow();
  }

  private static String word(DeliveryResult result) {
    if (result instanceof Unavailable unavailable) {
      return unavailable.kind().name();
    }
    return result.getClass().getSimpleName().toUpperCase(Locale.ROOT);
  }
}
