package org.edgedaemon.dataset.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.LocalRecord;
import org.edgedaemon.dataset.PushResult;
import org.edgedaemon.dataset.PushResult.Refused;
import org.edgedaemon.dataset.PushResult.Stored;
import org.edgedaemon.dataset.PushResult.TooLarge;
import org.edgedaemon.dataset.PushResult.Unauthorized;
import org.edgedaemon.dataset.PushResult.Unavailable;
import org.edgedaemon.dataset.Upload;
import org.edgedaemon.dataset.UploadResult;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.http.Loops;
import org.edgedaemon.secret.Secret;
import org.edgedaemon.simulator.cloudapi.StoredFile;
import org.edgedaemon.simulator.cloudapi.SyncCloud;
import org.edgedaemon.simulator.cloudapi.UrlShape;
import org.edgedaemon.simulator.web.WebFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RestCloudPushIT {
  private static final String KEY = "s3cr3t-key-0815";

  private final HttpClients clients =
      new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);
  private final SyncCloud cloud = new SyncCloud(KEY);
  private final AtomicLong progress = new AtomicLong();
  private RestCloud api;

  @TempDir private Path folder;

  @BeforeEach
  void start() {
    cloud.start();
    api = open(KEY);
  }

  @AfterEach
  void close() {
    api.close();
    cloud.close();
    clients.close();
  }

  @Test
  void aRecordIsStoredAndIsThereTheSecondTime() throws Exception {
    assertThat(push(Datasets.rooms(), "4")).containsExactly(new Stored(false));
    assertThat(push(Datasets.rooms(), "4")).containsExactly(new Stored(true));
    assertThat(cloud.body("rooms", "4")).isEqualTo("{\"id\":\"4\",\"name\":\"Zoë\"}");
    assertThat(cloud.repeats("rooms")).isEqualTo(1);
  }

  @Test
  void aChangedRecordIsPutOrPosted() throws Exception {
    Dataset put = Datasets.rooms("id", 50, Optional.of(Dataset.Update.PUT));
    cloud.put("rooms", "a/b", 0).put("rooms", "5", 0);
    List<LocalRecord> records = List.of(Datasets.record("a/b"), Datasets.record("5"));
    assertThat(get(api.push(put, records, true)))
        .containsExactly(new Stored(false), new Stored(false));
    assertThat(cloud.requests()).extracting("method").containsOnly("PUT");
    assertThat(cloud.requests().get(0).target()).isEqualTo("rooms/a%2Fb");

    Dataset post = Datasets.rooms("id", 1, Optional.of(Dataset.Update.POST));
    assertThat(get(api.push(post, records, true)).get(1)).isInstanceOf(Refused.class);
    cloud.rules().conflicts(false);
    assertThat(get(api.push(post, records, true)).get(1)).isEqualTo(new Stored(false));
  }

  @Test
  void aBatchTellsOfEachRecord() throws Exception {
    cloud.put("rooms", "2", 0).rules().poison("rooms", "3");
    List<PushResult> results = push(batch(), Datasets.records(1, 4));
    assertThat(results.get(0)).isEqualTo(new Stored(false));
    assertThat(results.get(1)).isEqualTo(new Stored(true));
    assertThat(results.get(2))
        .isEqualTo(new Refused(422, "the cloud refused it with 422: not valid"));
    assertThat(results.get(3)).isEqualTo(new Stored(false));
  }

  @Test
  void aBatchThatIsRefusedAsAWholeIsToBeMadeSmaller() throws Exception {
    cloud.rules().results(false).poison("rooms", "3").maxBatch(3);
    assertThat(push(batch(), Datasets.records(1, 3)))
        .hasSize(3)
        .allMatch(TooLarge.class::isInstance);
    assertThat(push(batch(), Datasets.records(1, 4)))
        .hasSize(4)
        .allMatch(TooLarge.class::isInstance);
    assertThat(push(batch(), Datasets.records(3, 3)).get(0)).isInstanceOf(Refused.class);
    assertThat(push(batch(), Datasets.records(1, 2)))
        .containsExactly(new Stored(false), new Stored(false));
  }

  @Test
  void everyAnswerHasItsMeaning() throws Exception {
    cloud.faults().next(WebFault.status(429).retryAfter("7"));
    assertThat(one())
        .isEqualTo(
            new Unavailable(
                "the cloud asks for fewer calls (429)", Optional.of(Duration.ofSeconds(7))));
    cloud.faults().next(WebFault.status(503).retryAfter("Mon, 28 Sep 2026 02:32:00 GMT"));
    assertThat(one()).isInstanceOf(Unavailable.class);
    cloud.faults().next(WebFault.status(500));
    assertThat(one()).isInstanceOf(Unavailable.class);
    cloud.faults().next(WebFault.status(403));
    assertThat(one()).isInstanceOf(Unauthorized.class);
    cloud.faults().next(WebFault.status(413));
    assertThat(one()).isInstanceOf(TooLarge.class);
    cloud.faults().next(WebFault.redirect(307, "/elsewhere"));
    assertThat(one()).isInstanceOf(Refused.class);
    cloud
        .faults()
        .next(WebFault.status(422).body("{\"message\":\"no \\u202e name\\n" + KEY + "\"}"));
    assertThat(one()).isEqualTo(new Refused(422, "the cloud refused it with 422: no   name ***"));
    cloud.faults().next(WebFault.status(400).body("x".repeat(300_000)));
    assertThat(((Refused) one()).reason()).hasSizeLessThan(600);
    cloud.faults().next(WebFault.hang());
    assertThat(one()).isInstanceOf(Unavailable.class);
    cloud.stop();
    assertThat(((Unavailable) one()).reason()).contains("cannot connect");
    cloud.start();
    assertThat(one()).isEqualTo(new Stored(false));
  }

  @Test
  void anAnswerThatWasLostDoublesNothing() throws Exception {
    try (RestCloud fresh = open(KEY)) {
      cloud.faults().next(WebFault.resetAfter());
      assertThat(get(fresh.push(Datasets.rooms(), Datasets.records(9, 9), false)).get(0))
          .isInstanceOf(Unavailable.class);
      assertThat(get(fresh.push(Datasets.rooms(), Datasets.records(9, 9), false)))
          .containsExactly(new Stored(true));
    }
    assertThat(cloud.size("rooms")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(UrlShape.class)
  void theAddressOfAFileIsFound(UrlShape shape) throws Exception {
    cloud.rules().urls(shape);
    UploadResult result = upload(file("a.jpg", 1_000), 0);
    if (shape == UrlShape.NONE) {
      assertThat(((UploadResult.Refused) result).reason()).contains("names no url");
    } else {
      assertThat(result).isEqualTo(new UploadResult.Stored("/storage/faces/a.jpg"));
    }
  }

  @Test
  void aLargeFileComesWhole() throws Exception {
    int size = 64 << 20;
    Path file = file("video.mp4", size);
    assertThat(upload(file, 0)).isEqualTo(new UploadResult.Stored("/storage/faces/video.mp4"));
    assertThat(upload(file, 0)).isInstanceOf(UploadResult.Stored.class);
    StoredFile stored = cloud.files().get(0);
    assertThat(stored.size()).isEqualTo(size);
    assertThat(stored.sha256()).isEqualTo(sha256(file));
    assertThat(stored.mediaType()).isEqualTo("image/jpeg");
    assertThat(stored.times()).isEqualTo(2);
    assertThat(progress.get()).isEqualTo(2L * size);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 413, 422, 429, 500})
  void anUploadThatIsRefusedEarly(int status) throws Exception {
    Path file = file("big.jpg", 32 << 20);
    for (int i = 0; i < 5; i++) {
      cloud.uploadFaults().next(WebFault.status(status).retryAfter("3"));
      UploadResult result = upload(file, 0);
      switch (status) {
        case 401 -> assertThat(result).isInstanceOf(UploadResult.Unauthorized.class);
        case 413, 422 -> assertThat(((UploadResult.Refused) result).status()).isEqualTo(status);
        default ->
            assertThat(((UploadResult.Unavailable) result).retryAfter())
                .contains(Duration.ofSeconds(3));
      }
    }
    assertThat(upload(file, 0)).isInstanceOf(UploadResult.Stored.class);
    assertThat(cloud.uploadCount()).isEqualTo(1);
  }

  @Test
  void anUploadThatBreaks() throws Exception {
    Path file = file("big.jpg", 32 << 20);
    cloud.uploadFaults().next(WebFault.resetWithin(5 << 20));
    assertThat(upload(file, 0)).isInstanceOf(UploadResult.Unavailable.class);
    cloud.uploadFaults().next(WebFault.hang());
    assertThat(upload(file, 0)).isInstanceOf(UploadResult.Unavailable.class);
    cloud.uploadFaults().next(WebFault.resetAfter());
    assertThat(upload(file, 0)).isInstanceOf(UploadResult.Unavailable.class);
    assertThat(upload(file, 0)).isInstanceOf(UploadResult.Stored.class);
    assertThat(cloud.files()).hasSize(1);
    assertThat(cloud.files().get(0).times()).isEqualTo(2);
    cloud.stop();
    assertThat(((UploadResult.Unavailable) upload(file, 0)).reason()).contains("cannot connect");
  }

  @Test
  void aFileThatIsGoneIsNotTheCloudsFault() throws Exception {
    assertThat(upload(folder.resolve("none.jpg"), 0)).isInstanceOf(UploadResult.Unreadable.class);
  }

  @Test
  void filesOfADirectoryShareTheRate() throws Exception {
    Path file = file("paced.jpg", 60_000);
    long start = System.nanoTime();
    var first = api.upload(request(file, 100_000));
    var second = api.upload(request(file, 100_000));
    assertThat(get(first)).isInstanceOf(UploadResult.Stored.class);
    assertThat(get(second)).isInstanceOf(UploadResult.Stored.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_000));
  }

  private static Dataset batch() {
    return Datasets.rooms("id", 100, Optional.empty());
  }

  private PushResult one() throws Exception {
    return push(Datasets.rooms(), "77").get(0);
  }

  private List<PushResult> push(Dataset dataset, String id) throws Exception {
    return push(dataset, List.of(Datasets.record(id)));
  }

  private List<PushResult> push(Dataset dataset, List<LocalRecord> records) throws Exception {
    return get(api.push(dataset, records, false));
  }

  private UploadResult upload(Path file, long rate) throws Exception {
    return get(api.upload(request(file, rate)));
  }

  private Upload request(Path file, long rate) throws IOException {
    long size = Files.exists(file) ? Files.size(file) : 1;
    String name = file.getFileName().toString();
    return new Upload("faces", name, file, size, "image/jpeg", rate, progress::addAndGet);
  }

  private Path file(String name, int size) throws IOException {
    Path file = folder.resolve(name);
    byte[] noise = new byte[Math.min(size, 1 << 20)];
    new Random(2).nextBytes(noise);
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      for (int left = size; left > 0; left -= noise.length) {
        out.write(noise, 0, Math.min(left, noise.length));
      }
    }
    return file;
  }

  private static String sha256(Path file) throws Exception {
    var digest = java.security.MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
  }

  private static <T> T get(java.util.concurrent.CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private RestCloud open(String key) {
    RestCloudConfig config =
        new RestCloudConfig(
            URI.create(cloud.url()),
            new Secret(key),
            Duration.ofMillis(1_500),
            Duration.ofSeconds(30),
            8,
            null);
    return new RestCloud(config, clients, Instant::now, System::nanoTime, new Random(1));
  }
}
