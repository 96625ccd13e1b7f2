package org.edgedaemon.dataset.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.edgedaemon.dataset.Reach;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.Window;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.http.Loops;
import org.edgedaemon.http.RawPeer;
import org.edgedaemon.secret.Secret;
import org.edgedaemon.simulator.cloudapi.ListShape;
import org.edgedaemon.simulator.cloudapi.SyncCloud;
import org.edgedaemon.simulator.web.WebFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class RestCloudListIT {
  private static final String KEY = "s3cr3t-key-0815";
  private static final Duration SHORT = Duration.ofMillis(2_500);

  private final HttpClients clients =
      new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);
  private final SyncCloud cloud = new SyncCloud(KEY);
  private final List<String> seen = new ArrayList<>();
  private RestCloud api;

  @BeforeEach
  void start() {
    cloud.start();
    api = open(cloud.url(), KEY);
  }

  @AfterEach
  void close() {
    api.close();
    cloud.close();
    clients.close();
  }

  @ParameterizedTest
  @EnumSource(ListShape.class)
  void everyShapeGivesAllIds(ListShape shape) {
    cloud.rules().shape(shape).pageSize(100).idField("rooms", "code");
    cloud.fill("rooms", 1, 250, 0).put("rooms", "A-7", 0);
    Reach reach =
        api.ids(Datasets.rooms("code", 1, java.util.Optional.empty()), Window.ALL, this::see);
    assertThat(reach).isEqualTo(new Reach.Good());
    assertThat(seen).hasSize(251).contains("1", "250", "A-7");
    assertThat(cloud.unauthorized()).isZero();
  }

  @ParameterizedTest
  @EnumSource(ListShape.class)
  void anEmptyCollectionIsAListToo(ListShape shape) {
    cloud.rules().shape(shape);
    assertThat(ids()).isEqualTo(new Reach.Good());
    assertThat(seen).isEmpty();
  }

  @Test
  void aWindowAsksForItsDays() {
    cloud.rules().shape(ListShape.NEXT).pageSize(1);
    cloud.put("rooms", "old", 31).put("rooms", "new", 2).put("rooms", "newer", 1);
    Window window = Window.ofDays(30, Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(api.ids(Datasets.rooms(), window, this::see)).isEqualTo(new Reach.Good());
    assertThat(seen).containsExactly("new", "newer");
    assertThat(cloud.requests().get(0).target()).isEqualTo("rooms?days=30");
  }

  @Test
  void theConnectionTestTellsWhatIsWrong() throws Exception {
    assertThat(api.status()).isEqualTo(new Reach.Good());
    try (RestCloud stranger = open(cloud.url(), "wrong")) {
      assertThat(stranger.status())
          .isEqualTo(
              new Reach.Unauthorized("the cloud refused the API key with 401; check the key"));
    }
    try (RestCloud lost = open(cloud.url().replace("/api", "/v2"), KEY)) {
      assertThat(lost.status()).isInstanceOf(Reach.Wrong.class);
    }
    cloud.faults().next(WebFault.status(503).onEveryRequest());
    assertThat(api.status()).isInstanceOf(Reach.Unreachable.class);
    cloud.faults().next(WebFault.hang().onEveryRequest());
    assertThat(api.status()).isInstanceOf(Reach.Unreachable.class);
    cloud.faults().next(WebFault.redirect(302, "https://other.example/login").onEveryRequest());
    assertThat(((Reach.Wrong) api.status()).reason()).contains("https://other.example");
    cloud.stop();
    assertThat(((Reach.Unreachable) api.status()).reason()).contains("cannot connect to 127.0.0.1");
  }

  @Test
  void aListThatFailsIsToldAndTheNextOneWorks() {
    cloud.fill("rooms", 1, 10, 0);
    cloud.faults().next(WebFault.status(500).onEveryRequest());
    assertThat(ids()).isInstanceOf(Reach.Unreachable.class);
    // A kept connection that breaks is replaced once.
    cloud.faults().times(2, WebFault.resetBefore().onEveryRequest());
    assertThat(ids()).isInstanceOf(Reach.Unreachable.class);
    cloud.faults().next(WebFault.truncated().onEveryRequest());
    assertThat(ids()).isInstanceOf(Reach.Unreachable.class);
    cloud.faults().next(WebFault.hang().onEveryRequest());
    assertThat(ids()).isInstanceOf(Reach.Unreachable.class);
    cloud.faults().next(WebFault.status(401).onEveryRequest());
    assertThat(ids()).isInstanceOf(Reach.Unauthorized.class);
    cloud.faults().next(WebFault.status(404).onEveryRequest());
    assertThat(ids()).isInstanceOf(Reach.Wrong.class);
    cloud.faults().next(WebFault.okWithErrorBody().onEveryRequest());
    assertThat(((Reach.Wrong) ids()).reason())
        .isEqualTo("the cloud's list of rooms cannot be used: it holds no list of ids");
    cloud.faults().next(WebFault.delay(200).onEveryRequest());
    seen.clear();
    assertThat(ids()).isEqualTo(new Reach.Good());
    assertThat(seen).hasSize(10);
  }

  @Test
  void theKeyStaysAtItsOrigin() throws Exception {
    try (RawPeer thief = RawPeer.answering(200, "", "[]");
        RawPeer peer =
            RawPeer.answering(
                200, "", "{\"ids\":[1],\"next\":\"" + thief.uri("/api/rooms") + "\"}");
        RestCloud other = open(peer.uri("/api").toString(), KEY)) {
      Reach reach = other.ids(Datasets.rooms(), Window.ALL, this::see);
      assertThat(((Reach.Wrong) reach).reason()).contains("another server");
      assertThat(thief.accepted()).isZero();
    }
  }

  @Test
  void pagesThatGoRoundEnd() throws Exception {
    try (RawPeer peer = RawPeer.answering(200, "", "{\"ids\":[1],\"next\":\"?page=2\"}");
        RestCloud other = open(peer.uri("/api").toString(), KEY)) {
      Reach reach = other.ids(Datasets.rooms(), Window.ALL, this::see);
      assertThat(((Reach.Wrong) reach).reason()).contains("go round");
      assertThat(peer.requests()).hasSizeLessThan(5);
    }
  }

  @Test
  void damagedPackedAndHugeAnswersAreValues() throws Exception {
    Random random = new Random(3);
    byte[] packed = gzip("{\"data\":[" + "1,".repeat(50_000) + "1]}");
    for (int i = 0; i < 60; i++) {
      byte[] bad = packed.clone();
      bad[random.nextInt(bad.length)] ^= (byte) (1 + random.nextInt(255));
      int length = random.nextBoolean() ? bad.length : random.nextInt(bad.length);
      String body = new String(bad, 0, length, StandardCharsets.ISO_8859_1);
      try (RawPeer peer = RawPeer.answering(200, "Content-Encoding: gzip\r\n", body);
          RestCloud other = open(peer.uri("/api").toString(), KEY)) {
        assertThat(other.ids(Datasets.rooms(), Window.ALL, id -> {}))
            .isInstanceOfAny(Reach.Wrong.class, Reach.Good.class);
      }
    }
  }

  @Test
  void aSinkThatFailsFreesTheConnection() {
    cloud.fill("rooms", 1, 100_000, 0);
    for (int i = 0; i < 20; i++) {
      org.assertj.core.api.Assertions.assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  api.ids(
                      Datasets.rooms(),
                      Window.ALL,
                      id -> {
                        throw new IllegalStateException("disk full");
                      }));
    }
    assertThat(ids()).isEqualTo(new Reach.Good());
  }

  @Test
  void aMillionIdsAreFast() {
    RestCloudConfig patient = RestCloudConfig.of(URI.create(cloud.url()), new Secret(KEY));
    api.close();
    api = new RestCloud(patient, clients, Instant::now, System::nanoTime, new Random(1));
    cloud.fill("rooms", 1, 1_000_000, 0);
    for (ListShape shape : List.of(ListShape.IDS, ListShape.DATA_RECORDS)) {
      cloud.rules().shape(shape);
      for (int round = 0; round < 2; round++) {
        long[] count = {0};
        long start = System.nanoTime();
        assertThat(api.ids(Datasets.rooms(), Window.ALL, id -> count[0]++))
            .isEqualTo(new Reach.Good());
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.println("1,000,000 ids as " + shape + ": " + millis + " ms");
        assertThat(count[0]).isEqualTo(1_000_000);
      }
    }
  }

  @Test
  void nothingSaysTheKey() {
    cloud.faults().next(WebFault.status(422).body("your key " + KEY + " is bad").onEveryRequest());
    assertThat(String.valueOf(ids())).doesNotContain(KEY).contains("***");
    RestCloudConfig config = RestCloudConfig.of(URI.create(cloud.url()), new Secret(KEY));
    assertThat(config.toString()).doesNotContain(KEY);
    assertThat(IntStream.range(0, 3).mapToObj(i -> ids())).allMatch(Reach.Good.class::isInstance);
  }

  private Reach ids() {
    return api.ids(Datasets.rooms(), Window.ALL, this::see);
  }

  private void see(RecordId id) {
    seen.add(id.text());
  }

  private RestCloud open(String url, String key) {
    RestCloudConfig config =
        new RestCloudConfig(
            URI.create(url), new Secret(key), SHORT, Duration.ofSeconds(20), 8, null);
    return new RestCloud(config, clients, Instant::now, System::nanoTime, new Random(1));
  }

  private static byte[] gzip(String text) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(out)) {
      packing.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
