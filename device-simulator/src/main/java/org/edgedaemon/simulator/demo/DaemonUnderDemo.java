package org.edgedaemon.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.simulator.FreePort;

/** The real daemon, started by its launcher with an etc file of its own in a temporary folder. */
final class DaemonUnderDemo implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final Path launcher;
  private final int adminPort = FreePort.take();
  private final String token = UUID.randomUUID().toString();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final ObjectMapper json = new ObjectMapper();
  private final Process process;

  DaemonUnderDemo(
      Path launcher, Path folder, DemoTerminals terminals, String cloudUrl, String cloudKey)
      throws IOException {
    this.folder = folder;
    this.launcher = launcher;
    secret("admin.token", token);
    secret("cloud.key", cloudKey);
    secret("lobby.password", DemoTerminals.LOBBY_PASSWORD);
    secret("office.key", Integer.toString(DemoTerminals.COMM_KEY));
    Files.writeString(folder.resolve("edge-daemon.yml"), etcFile(terminals, cloudUrl));
    this.process = run();
  }

  private String etcFile(DemoTerminals terminals, String cloudUrl) {
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
        destinations:
          - { id: cloud, kind: cloud, url: "%s", api_key_file: cloud.key }
        """
        .formatted(
            folder.resolve("data"),
            adminPort,
            terminals.frontDoor.port(),
            terminals.warehouse.port(),
            terminals.office.port(),
            terminals.lobby.url(),
            cloudUrl);
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
    List<String> command =
        List.of(
            launcher.toString(), "run", "--config", folder.resolve("edge-daemon.yml").toString());
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

  /** Entries in its journal, of the kind punch. */
  long journaledPunches() throws IOException, InterruptedException {
    JsonNode answer = json.readTree(get("/api/v1/journal").body());
    return answer.path("entries").path("punch").asLong();
  }

  String log() throws IOException {
    return Files.readString(folder.resolve("daemon.log"), StandardCharsets.UTF_8);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + adminPort + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(5))
            .header("Authorization", "Bearer " + token)
            .build();
    return http.send(request, BodyHandlers.ofString());
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
