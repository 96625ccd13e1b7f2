package org.edgedaemon.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.edgedaemon.admin.SyncStart;
import org.edgedaemon.admin.SyncView.Ended;
import org.edgedaemon.admin.SyncView.Running;
import org.edgedaemon.admin.SyncView.Trouble;
import org.edgedaemon.admin.SyncWish;
import org.edgedaemon.cli.SettingsLoader;
import org.edgedaemon.cli.remote.RemoteCloudSync;
import org.edgedaemon.cli.remote.RemoteOperations;
import org.edgedaemon.config.EtcFile;
import org.edgedaemon.config.EtcResult;
import org.edgedaemon.secret.Secret;
import org.edgedaemon.simulator.FreePort;
import org.edgedaemon.simulator.cloudapi.SyncCloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole daemon with the shipped example: an office's database, its files, and a cloud. */
class CloudSyncDaemonIT {
  private static final Path EXAMPLE = Path.of("..", "etc", "cloud-sync");
  private static final String KEY = "k3y-of-the-cloud";
  private static final String PASSWORD = "0ffice-p4ss";
  private static final List<String> NAMES =
      List.of(
          "rooms",
          "cameras",
          "faculties",
          "teaching_loads",
          "attendance_records",
          "leaves",
          "passes",
          "recognition_logs",
          "stream_recordings");

  private final SettingsLoader loader = new EtcFile(name -> null, ZoneOffset.UTC)::load;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final SyncCloud cloud = new SyncCloud(KEY);
  private final String database =
      "jdbc:h2:mem:office-" + UUID.randomUUID() + ";MODE=MariaDB;DATABASE_TO_LOWER=TRUE";
  @TempDir Path folder;
  private Connection office;
  private int adminPort;

  @BeforeEach
  void start() throws IOException, SQLException {
    cloud.start();
    cloud.rules().reference("cameras", "room_id", "rooms");
    cloud.rules().reference("teaching-loads", "faculty_id", "faculties");
    adminPort = FreePort.take();
    office = DriverManager.getConnection(database, "office", PASSWORD);
    execute(Files.readString(EXAMPLE.resolve("office-schema.mariadb.sql")));
    fill();
    secret("admin.token", "t0ken");
    secret("cloud.key", KEY);
    secret("office.password", PASSWORD);
  }

  @AfterEach
  void stop() throws SQLException {
    office.close();
    cloud.close();
  }

  @Test
  void allNineDatasetsArriveOnceWithTheirFiles() throws Exception {
    cloud.put("rooms", "1", 0);
    write("schedule: \"off\"");
    try (Daemon daemon = started()) {
      List<Running> seen = new ArrayList<>();
      Ended dry = run(new SyncWish(false, List.of(), true), seen);
      assertThat(dry.errors()).isEmpty();
      assertThat(cloud.size()).isEqualTo(1);
      JsonNode missing = summary(dry);
      assertThat(missing.path("synced").path("rooms").toString()).isEqualTo("[2,3]");

      Ended first = run(new SyncWish(false, List.of(), false), seen);
      assertThat(first.errors()).isEmpty();
      assertThat(first.success()).isTrue();
      JsonNode summary = summary(first);
      assertThat(summary.path("success").asBoolean()).isTrue();
      assertThat(summary.path("summary").path("rooms").asInt()).isEqualTo(2);
      assertThat(summary.path("errors").isEmpty()).isTrue();
      List<String> keys = new ArrayList<>();
      summary.path("synced").fieldNames().forEachRemaining(keys::add);
      assertThat(keys).containsExactlyElementsOf(NAMES);
      for (String name : NAMES) {
        assertThat(cloud.size(name.replace('_', '-'))).as(name).isEqualTo(3);
        assertThat(cloud.repeats(name.replace('_', '-'))).as(name).isZero();
      }
      assertThat(cloud.orphans()).isZero();
      assertThat(cloud.files())
          .hasSize(4)
          .allSatisfy(file -> assertThat(file.times()).isEqualTo(1));
      assertThat(cloud.body("faculties", "1")).contains("\"images_cloud_url\":[\"");
      assertThat(cloud.body("stream-recordings", "1")).contains("\"video_cloud_url\":\"");
      assertThat(cloud.body("stream-recordings", "2")).contains("\"video_cloud_url\":null");
      assertThat(seen).isNotEmpty();

      SyncStart soon = sync().begin(new SyncWish(false, List.of(), false));
      assertThat(soon.skipped()).startsWith("skipped: a run ended");
      Ended again = run(new SyncWish(true, List.of(), false), seen);
      assertThat(again.verdict()).startsWith("nothing to sync: the cloud has all 27 records");
      assertThat(cloud.uploadCount()).isEqualTo(4);

      assertThat(sync().runs(10)).hasSize(3);
      assertThat(get("/health")).contains("\"cloud-sync\"").contains("nothing to sync");
      assertThat(get("/metrics"))
          .contains("edge_daemon_cloud_sync_records_total{dataset=\"rooms\"} 2.0")
          .contains("edge_daemon_cloud_sync_missing_records{dataset=\"rooms\"} 0.0");
      assertThat(get("/health") + get("/metrics") + get("/api/cloud-sync/status"))
          .doesNotContain(KEY, PASSWORD);
      assertThat(daemon.adminPort()).isEqualTo(adminPort);
    }
    assertNoSecretIn(folder.resolve("data"));
  }

  @Test
  void theTroublesHaveNamesAndTheDaemonLives() throws Exception {
    write("schedule: \"off\"");
    Files.delete(folder.resolve("files/slips/1.png"));
    try (Daemon daemon = started()) {
      Ended upload = run(new SyncWish(true, List.of("faculties", "leaves"), false));
      assertThat(upload.trouble()).isEqualTo(Trouble.FILE_UPLOAD_FAILED);
      assertThat(upload.errors())
          .singleElement()
          .asString()
          .startsWith("leaves 1: ")
          .contains("is missing");

      write("schedule: \"off\"", "field: slip_image", "field: slip_picture");
      assertThat(daemon.reload().applied()).isTrue();
      Ended typo = run(new SyncWish(true, List.of("leaves"), false));
      assertThat(typo.errors())
          .singleElement()
          .asString()
          .startsWith("leaves: the query has no column 'slip_picture', it has id, faculty_id, ")
          .contains(", slip_image, ");
      assertThat(cloud.size("leaves")).isEqualTo(2);
      write("schedule: \"off\"");

      cloud.stop();
      Ended away = run(new SyncWish(true, List.of("rooms"), false));
      assertThat(away.trouble()).isEqualTo(Trouble.CANNOT_CONNECT);
      cloud.start();

      secret("cloud.key", "another-key");
      assertThat(daemon.reload().applied()).isTrue();
      Ended refused = run(new SyncWish(true, List.of("rooms"), false));
      assertThat(refused.trouble()).isEqualTo(Trouble.AUTHENTICATION_FAILED);
      assertThat(get("/health")).contains("cloud-sync");

      secret("cloud.key", KEY);
      office.close();
      assertThat(daemon.reload().changes()).contains("cloud sync begun anew");
      Ended lost = run(new SyncWish(true, List.of("rooms"), false));
      assertThat(lost.success()).isFalse();
      assertThat(get("/health/live")).isNotEmpty();
    }
  }

  @Test
  void theScheduleBeginsARunByItself() throws Exception {
    write("every: 1h");
    try (Daemon daemon = started()) {
      await(() -> sync().status().last() != null);
      assertThat(sync().status().last().reason()).isEqualTo("schedule");
      assertThat(cloud.size()).isEqualTo(27);
      assertThat(sync().status().next()).isNotNull();
      assertThat(daemon.adminPort()).isEqualTo(adminPort);
    }
  }

  @Test
  void whatIsNotThereIsSaid() throws Exception {
    write("schedule: \"off\"");
    try (Daemon daemon = started()) {
      assertThat(post("{\"datasets\":[\"roms\"]}").statusCode()).isEqualTo(400);
      cloud.stop();
      HttpResponse<String> first = post("");
      assertThat(first.statusCode()).isEqualTo(202);
      String id = json.readTree(first.body()).path("run_id").asText();
      HttpResponse<String> second = post("{\"force\":true}");
      assertThat(second.statusCode()).isEqualTo(409);
      assertThat(json.readTree(second.body()).path("run_id").asText()).isEqualTo(id);
      assertThat(id).isNotEmpty();
      assertThat(daemon.adminPort()).isEqualTo(adminPort);
    }
  }

  private Ended run(SyncWish wish) {
    return run(wish, new ArrayList<>());
  }

  private Ended run(SyncWish wish, List<Running> seen) {
    SyncStart start = sync().begin(wish);
    assertThat(start.runId()).as(start.toString()).isNotNull();
    return sync().watch(start.runId(), seen::add);
  }

  private JsonNode summary(Ended run) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sync().summary(run.id(), out);
    return json.readTree(out.toByteArray());
  }

  private RemoteCloudSync sync() {
    return new RemoteOperations(URI.create("http://127.0.0.1:" + adminPort), new Secret("t0ken"))
        .cloudSync();
  }

  private Daemon started() throws IOException {
    Path etc = folder.resolve("edge-daemon.yml");
    EtcResult result = loader.load(etc);
    assertThat(result).as(result.toString()).isInstanceOf(EtcResult.Loaded.class);
    Daemon daemon = new Daemon(etc, ((EtcResult.Loaded) result).settings(), loader, "0.1.0");
    daemon.start();
    return daemon;
  }

  /** The example, with what is different here. */
  private void write(String pace) throws IOException {
    write(pace, "nothing of this kind", "");
  }

  private void write(String pace, String from, String to) throws IOException {
    String text =
        Files.readString(EXAMPLE.resolve("edge-daemon.yml"))
            .replace("data_dir: /var/lib/edge-daemon", "data_dir: data\n" + admin())
            .replace("https://cloud.example/api", cloud.url())
            .replaceAll("every: 1h.*", pace)
            .replaceAll("url: jdbc:mariadb:\\S+", "url: " + database)
            .replace("/srv/office/files", "files")
            .replace(from, to);
    Files.writeString(folder.resolve("edge-daemon.yml"), text);
  }

  private String admin() {
    return "admin: {listen: \"127.0.0.1:" + adminPort + "\", token_file: admin.token}";
  }

  private void fill() throws IOException, SQLException {
    for (int id = 1; id <= 3; id++) {
      for (String sql :
          List.of(
              "insert into rooms (id, name) values (%1$d, 'Room %1$d')",
              "insert into cameras (id, room_id, name) values (%1$d, %1$d, 'Camera %1$d')",
              "insert into faculties (id, employee_number, name) values (%1$d, 'E%1$d', 'F%1$d')",
              "insert into teaching_loads (id, faculty_id, room_id, subject_code, weekday, starts,"
                  + " ends) values (%1$d, %1$d, %1$d, 'CS', 'monday', '08:00', '10:00')",
              "insert into attendance_records (id, faculty_id, status) values (%1$d, %1$d, 'in')",
              "insert into leaves (id, faculty_id, starts_on, ends_on) values (%1$d, %1$d,"
                  + " '2026-03-01', '2026-03-02')",
              "insert into passes (id, faculty_id) values (%1$d, %1$d)",
              "insert into recognition_logs (id, camera_id, match_distance) values (%1$d, 1, 0.4)",
              "insert into stream_recordings (id, camera_id) values (%1$d, %1$d)")) {
        execute(sql.formatted(id));
      }
    }
    file("1/a.jpg", "face a");
    file("1/b.jpg", "face b");
    file("slips/1.png", "slip");
    file("videos/1.mp4", "video");
    execute("update faculties set images = json '[\"1/a.jpg\", \"1/b.jpg\"]' where id = 1");
    execute("update leaves set slip_image = 'slips/1.png' where id = 1");
    execute("update stream_recordings set video = 'videos/1.mp4' where id = 1");
  }

  private void file(String name, String content) throws IOException {
    Path path = folder.resolve("files").resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = office.createStatement()) {
      statement.execute(sql);
    }
  }

  private void secret(String name, String value) throws IOException {
    Path file = Files.writeString(folder.resolve(name), value);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return http.send(
        request("/api/cloud-sync/sync-now").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String get(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + path))
        .header("Authorization", "Bearer t0ken");
  }

  private static void assertNoSecretIn(Path dataDir) throws IOException {
    try (Stream<Path> files = Files.walk(dataDir)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(content.contains(KEY) || content.contains(PASSWORD))
            .as(file.toString())
            .isFalse();
      }
    }
  }

  private static void await(java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + 30_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).isNegative();
      Thread.sleep(50);
    }
  }
}
