package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.edgedaemon.simulator.FreePort;
import org.edgedaemon.simulator.cloud.RecordingCloud;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A data folder outlives the release that wrote it. */
class UpgradeIT {
  private static final String KEPT = "/data-folders/0.1.0.zip";
  private static final int KEPT_PUNCHES = 3;
  private static final String TOKEN = "upgrade-token-of-the-gate";
  private static final String KEY = "upgrade-cloud-key";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  /** Made once for a release, with {@code -Dedge.fixture=FILE}; see the README beside the files. */
  @Test
  @EnabledIfSystemProperty(named = "edge.fixture", matches = ".+")
  void makeTheDataFolderOfThisRelease() throws Exception {
    try (ForkedDaemon daemon = daemon("http://127.0.0.1:" + FreePort.take())) {
      for (int i = 1; i <= KEPT_PUNCHES; i++) {
        bring(daemon, i);
      }
      assertThat(Await.within(PATIENCE, () -> daemon.journaled() == KEPT_PUNCHES)).isTrue();
      assertThat(
              Await.within(
                  PATIENCE,
                  () -> daemon.getJson("/api/v1/status").path("backlog").asInt() == KEPT_PUNCHES))
          .isTrue();
      daemon.stop();
      pack(daemon.dataDir(), Path.of(System.getProperty("edge.fixture")));
    }
  }

  @Test
  void theDataFolderOfAnOlderReleaseIsOpenedAndGoesOn() throws Exception {
    unpack(folder.resolve("data"));
    try (RecordingCloud cloud =
            RecordingCloud.builder().port(FreePort.take()).key(KEY).build().start();
        ForkedDaemon daemon = daemon(cloud.url())) {
      assertThat(daemon.journaled()).isEqualTo(KEPT_PUNCHES);
      bring(daemon, KEPT_PUNCHES);
      bring(daemon, KEPT_PUNCHES + 1);
      assertThat(Await.within(PATIENCE, () -> cloud.uniqueCount() == KEPT_PUNCHES + 1))
          .as("what was owed then is delivered now, and the known one is not doubled")
          .isTrue();
      assertThat(daemon.journaled()).isEqualTo(KEPT_PUNCHES + 1);
      assertThat(daemon.dataDir().resolve("quarantine"))
          .satisfiesAnyOf(
              none -> assertThat(none).doesNotExist(), none -> assertThat(none).isEmptyDirectory());
    }
  }

  @Test
  void theDataFolderOfANewerReleaseIsRefusedAndLeftAsItIs() throws Exception {
    Path data = folder.resolve("data");
    unpack(data);
    String url =
        "jdbc:h2:file:" + data.resolve("journal") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("insert into schema_version (version) values (9999)");
      statement.execute("shutdown");
    }
    List<String> before = listing(data);
    try (ForkedDaemon daemon = new ForkedDaemon(folder)) {
      daemon.configure();
      Path log = folder.resolve("refused.log");
      Process process = daemon.fork(log);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(73);
      assertThat(Files.readString(log))
          .contains("schema 9999")
          .contains("install the newer version again");
    }
    assertThat(listing(data)).containsAll(before);
    assertThat(data.resolve("quarantine")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"intake.queue", "outbox/cloud.queue"})
  void aQueueOfANewerReleaseIsRefusedAndLeftAsItIs(String queue) throws Exception {
    Path data = folder.resolve("data");
    unpack(data);
    byte[] newer = asOfANewerRelease(Files.readAllBytes(data.resolve(queue)));
    Files.write(data.resolve(queue), newer);
    try (ForkedDaemon daemon = new ForkedDaemon(folder)) {
      daemon.configure();
      Path log = folder.resolve("refused.log");
      Process process = daemon.fork(log);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(73);
      assertThat(Files.readString(log)).contains(queue).contains("install the newer version again");
    }
    assertThat(Files.readAllBytes(data.resolve(queue))).isEqualTo(newer);
    assertThat(data.resolve("quarantine")).doesNotExist();
  }

  /** Raises the version of the first element's envelope and mends the header's checksum. */
  private static byte[] asOfANewerRelease(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    int at = 32 + 4;
    assertThat(bytes.getInt(at)).as("the envelope's magic").isEqualTo(0xE7EDDA7E);
    bytes.put(at + 4, (byte) 2);
    CRC32C crc = new CRC32C();
    crc.update(file, at, 36);
    bytes.putInt(at + 36, (int) crc.getValue());
    return file;
  }

  /** The procedure of docs/operations.md, word for word. */
  @Test
  void backUpLoseTheJournalAndRestore() throws Exception {
    try (ForkedDaemon daemon = daemon("http://127.0.0.1:" + FreePort.take())) {
      bring(daemon, 1);
      assertThat(Await.within(PATIENCE, () -> daemon.journaled() == 1)).isTrue();
      assertThat(daemon.command("journal", "backup")).contains("journal-");
      bring(daemon, 2);
      assertThat(Await.within(PATIENCE, () -> daemon.journaled() == 2)).isTrue();
      assertThat(daemon.command("journal", "verify")).contains("sound");
      daemon.stop();
      Files.delete(daemon.dataDir().resolve("journal.mv.db"));
      assertThat(daemon.command("journal", "restore")).contains("journal-");
      assertThat(daemon.command("journal", "verify")).contains("sound");
      daemon.start();
      daemon.awaitStarted();
      assertThat(daemon.journaled()).isEqualTo(2);
    }
  }

  private ForkedDaemon daemon(String cloud) throws IOException {
    ForkedDaemon daemon = new ForkedDaemon(folder);
    daemon.secret("gate.token", TOKEN);
    daemon.secret("cloud.key", KEY);
    daemon.configure(
        "devices:\n  - { id: gate, kind: api, time_zone: UTC, tokens: [{name: gate, token_file:"
            + " gate.token, scopes: [punches]}] }\n",
        "destinations:\n  - { id: cloud, kind: cloud, url: \""
            + cloud
            + "\", api_key_file: cloud.key }\n");
    daemon.start();
    daemon.awaitStarted();
    return daemon;
  }

  private static void bring(ForkedDaemon daemon, int number) throws IOException {
    String punch =
        "{\"id\":\"gate/%d\",\"user_id\":\"17\",\"occurred_at\":\"2026-02-01T08:0%d:00Z\"}"
            .formatted(number, number);
    assertThat(
            Await.within(
                PATIENCE, () -> daemon.bring("punches", TOKEN, punch).statusCode() / 100 == 2))
        .isTrue();
  }

  private static List<String> listing(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.map(file -> data.relativize(file).toString()).sorted().toList();
    }
  }

  private static void pack(Path data, Path zip) throws IOException {
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream packed = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        packed.putNextEntry(new ZipEntry(data.relativize(file).toString()));
        Files.copy(file, packed);
      }
    }
  }

  private static void unpack(Path data) throws IOException {
    try (InputStream in = Objects.requireNonNull(UpgradeIT.class.getResourceAsStream(KEPT));
        ZipInputStream packed = new ZipInputStream(in)) {
      for (ZipEntry entry = packed.getNextEntry(); entry != null; entry = packed.getNextEntry()) {
        Path file = data.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(packed, file);
      }
    }
  }
}
