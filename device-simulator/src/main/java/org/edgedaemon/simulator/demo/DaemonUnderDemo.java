package org.edgedaemon.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.simulator.FreePort;

/** The real daemon, started by its launcher with an etc file of its own in a temporary folder. */
final class DaemonUnderDemo implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_CALLS = 100;

  private final Path folder;
  private final Path launcher;
  private final int adminPort = FreePort.take();
  private final String token = UUID.randomUUID().toString();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final ObjectMapper json = new ObjectMapper();
  private final Process process;

  /**
   * @param school has been started, so that its addresses are known
   */
  DaemonUnderDemo(
      Path launcher,
      Path folder,
      DemoTerminals terminals,
      DemoSchool school,
      DemoCloudSync sync,
      DemoCloud cloud)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.launcher = launcher;
    secret("admin.token", token);
    secret("cloud.key", cloud.key());
    secret("lobby.password", DemoTerminals.LOBBY_PASSWORD);
    secret("office.key", Integer.toString(DemoTerminals.COMM_KEY));
    secrets(school.secrets());
    secrets(sync.secrets());
    Files.writeString(etcFile(), etcFile(terminals, school, cloud.url()) + sync.section());
    Files.writeString(folder.resolve("roster.csv"), school.roster());
    importRoster();
    this.process = run();
  }

  private Path etcFile() {
    return folder.resolve("edge-daemon.yml");
  }

  private String etcFile(DemoTerminals terminals, DemoSchool school, String cloudUrl) {
    return """
        site: demo
        data_dir: %s
        admin:
          listen: 127.0.0.1:%d
          token_file: admin.token
        devices:
          - { id: front-door, kind: zk, address: "127.0.0.1:%d", transport: tcp, poll_interval: 10s }
          - { id: warehouse, kind: zk, address: "127.0.0.1:%d", transport: udp, poll_interval: 10s }
          - { id: office, kind: zk, address: "127.0.0.1:%d", transport: auto, comm_key_file: office.key, poll_interval: 10s }
          - { id: lobby, kind: hikvision, url: "%s", username: admin, password_file: lobby.password }
        %s%sdestinations:
          - { id: cloud, kind: cloud, url: "%s", api_key_file: cloud.key }
        %s"""
        .formatted(
            folder.resolve("data"),
            adminPort,
            terminals.frontDoor.port(),
            terminals.warehouse.port(),
            terminals.office.port(),
            terminals.lobby.url(),
            school.devices(),
            school.attendance(),
            cloudUrl,
            school.destinations());
  }

  /** Before anything is read, so that terminals' numbers are students from the first punch on. */
  private void importRoster() throws IOException, InterruptedException {
    Process importing =
        new ProcessBuilder(
                launcher.toString(),
                "attendance",
                "import",
                "roster",
                folder.resolve("roster.csv").toString(),
                "--config",
                etcFile().toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("import.log").toFile())
            .start();
    if (importing.waitFor() != 0) {
      throw new IOException(
          "the roster was not imported:\n" + Files.readString(folder.resolve("import.log")));
    }
  }

  private void secrets(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> secret : files.entrySet()) {
      secret(secret.getKey(), secret.getValue());
    }
  }

  private void secret(String name, String value) throws IOException {
    Path file = Files.writeString(folder.resolve(name), value);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  /**
   * In a session of its own, so that Ctrl-C reaches the demo alone, which then ends the daemon
   * itself.
   */
  private Process run() throws IOException {
    List<String> command = List.of(launcher.toString(), "run", "--config", etcFile().toString());
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command = new ArrayList<>(command);
      command.add(0, "/usr/bin/setsid");
      command.add(1, "--wait");
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("daemon.log").toFile());
    return builder.start();
  }

  /** Waits until the daemon answers its admin port. */
  void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      if (!process.isAlive()) {
        throw new IOException(
            "the daemon ended with code " + process.exitValue() + "; its log:\n" + log());
      }
      try {
        if (get("/health/ready").statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        if (System.nanoTime() >= deadline) {
          throw e;
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IOException(
        "the daemon was not ready within " + PATIENCE.toSeconds() + " s; its log:\n" + log());
  }

  /** Entries in its journal, of one kind. */
  long journaled(String kind) throws IOException, InterruptedException {
    return answer("/api/v1/journal").path("entries").path(kind).asLong();
  }

  /** Has cloud sync look for what is missing, unless it is at it. */
  void syncNow() throws IOException, InterruptedException {
    HttpRequest begin =
        request("/api/cloud-sync/sync-now", token)
            .POST(BodyPublishers.ofString("{\"force\": true}"))
            .build();
    int status = http.send(begin, BodyHandlers.discarding()).statusCode();
    if (status != 202 && status != 409) {
      throw new IOException("cloud sync was not begun: the daemon answered " + status);
    }
  }

  /** All students and how they stand. */
  JsonNode students() throws IOException, InterruptedException {
    return answer("/api/v1/attendance/students?limit=1000");
  }

  /** Whether a device becomes live within the given time. */
  boolean awaitLive(String device, Duration patience) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < deadline) {
      for (JsonNode one : answer("/api/v1/devices").path("items")) {
        if (one.path("id").asText().equals(device)
            && one.path("state").asText().equalsIgnoreCase("live")) {
          return true;
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return false;
  }

  /** A call of the local API, again while it says so; any other failure ends the demo. */
  void call(String path, String bearer, String body) throws IOException, InterruptedException {
    HttpRequest request =
        request("/api/v1/" + path, bearer)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    for (int again = 0; again < MOST_CALLS && answer.statusCode() == 503; again++) {
      TimeUnit.MILLISECONDS.sleep(200);
      answer = http.send(request, BodyHandlers.ofString());
    }
    if (answer.statusCode() / 100 != 2) {
      throw new IOException("the local API answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  private JsonNode answer(String path) throws IOException, InterruptedException {
    return json.readTree(get(path).body());
  }

  String log() throws IOException {
    return Files.readString(folder.resolve("daemon.log"), StandardCharsets.UTF_8);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path, token).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String bearer) {
    return HttpRequest.newBuilder(URI.create(adminUrl() + path))
        .timeout(Duration.ofSeconds(5))
        .header("Authorization", "Bearer " + bearer);
  }

  String adminUrl() {
    return "http://127.0.0.1:" + adminPort;
  }

  /** Ends it as a service manager would. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
