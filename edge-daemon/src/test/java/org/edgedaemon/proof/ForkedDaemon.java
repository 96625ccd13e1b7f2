package org.edgedaemon.proof;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.edgedaemon.simulator.FreePort;

/**
 * The real daemon as a process of its own, started and ended again and again on one data folder.
 */
final class ForkedDaemon implements AutoCloseable {
  static final String TOKEN = "proof-admin-token-4f1c9a";
  private static final Duration START = Duration.ofSeconds(150);
  private static final int LOG_TAIL = 12_000;

  private final Path folder;
  private final Path dataDir;
  private final int adminPort = FreePort.take();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
  private final ObjectMapper json = new ObjectMapper();
  private final List<String> jvmOptions = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private Process process;

  ForkedDaemon(Path folder) throws IOException {
    this(folder, folder.resolve("data"));
  }

  ForkedDaemon(Path folder, Path dataDir) throws IOException {
    this.folder = folder;
    this.dataDir = dataDir;
    secret("admin.token", TOKEN);
  }

  /** Adds an option of the virtual machine, for the next start. */
  ForkedDaemon with(String jvmOption) {
    jvmOptions.add(jvmOption);
    return this;
  }

  /** Adds a variable of the environment, for the next start. */
  ForkedDaemon withVariable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Where the admin port is. */
  String url() {
    return "http://127.0.0.1:" + adminPort;
  }

  Path dataDir() {
    return dataDir;
  }

  Path etcFile() {
    return folder.resolve("edge-daemon.yml");
  }

  void secret(String name, String value) throws IOException {
    Path file = Files.writeString(folder.resolve(name), value);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /** Writes the etc file: what is common, and the given sections behind it. */
  void configure(String... sections) throws IOException {
    String common =
        """
        site: proof
        data_dir: %s
        admin:
          listen: 127.0.0.1:%d
          token_file: admin.token
        """
            .formatted(dataDir, adminPort);
    Files.writeString(etcFile(), common + String.join("", sections));
  }

  void start() throws IOException {
    process = fork(folder.resolve("daemon.log"));
  }

  /** Starts another process on the same etc file, which is the caller's to end. */
  Process fork(Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Lives for moments: what the second compiler costs it never brings back.
    command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(jvmOptions);
    command.addAll(SharedClasses.options());
    command.addAll(List.of("org.edgedaemon.app.Main", "run", "--config", etcFile().toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    return builder.start();
  }

  void awaitStarted() throws IOException {
    boolean up =
        Await.within(START, () -> !process.isAlive() || get("/health/live").statusCode() == 200);
    if (!up || !process.isAlive()) {
      throw new IllegalStateException("the daemon did not start; its log ends with:\n" + log());
    }
  }

  boolean isAlive() {
    return process != null && process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** As by {@code kill -9}. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** As by a service manager. */
  int stop() {
    process.destroy();
    return awaitEnd();
  }

  private int awaitEnd() {
    try {
      if (!process.waitFor(150, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the daemon did not end; its log ends with:\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  HttpResponse<String> get(String path) throws IOException {
    return send(request(path).GET().build());
  }

  HttpResponse<String> post(String path) throws IOException {
    return post(path, "{}");
  }

  HttpResponse<String> post(String path, String body) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** A call of the local API. */
  HttpResponse<String> bring(String path, String bearer, String body) throws IOException {
    return send(
        HttpRequest.newBuilder(URI.create(url() + "/api/v1/" + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** What a command says, on whichever stream. */
  String command(String... words) throws IOException {
    Process running = commandProcess(words);
    return new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** A command that runs, with both streams in one. */
  Process commandProcess(String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(SharedClasses.options());
    command.add("org.edgedaemon.app.Main");
    command.addAll(List.of(words));
    command.addAll(List.of("--config", etcFile().toString()));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  JsonNode getJson(String path) throws IOException {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new IOException(path + " was answered with " + answer.statusCode());
    }
    return json.readTree(answer.body());
  }

  /** Punches in the journal. */
  long journaled() throws IOException {
    return getJson("/api/v1/journal").path("entries").path("punch").asLong();
  }

  /** Every punch in the journal, in order. */
  List<JsonNode> journal() throws IOException {
    List<JsonNode> punches = new ArrayList<>();
    JsonNode page;
    long after = 0;
    do {
      page = getJson("/api/v1/journal/entries?kind=punch&limit=1000&after=" + after);
      page.path("items").forEach(punches::add);
      after = page.path("next").asLong();
    } while (!page.path("next").isMissingNode() && !page.path("next").isNull());
    return punches;
  }

  /** The ids of all punches in the journal; empty while it cannot be asked. */
  Set<String> journaledIds() {
    try {
      return journal().stream()
          .map(entry -> entry.path("event_id").asText())
          .collect(Collectors.toSet());
    } catch (IOException e) {
      return Set.of();
    }
  }

  /** The end of everything it has ever printed. */
  String log() {
    try {
      String all = Files.readString(folder.resolve("daemon.log"), StandardCharsets.UTF_8);
      return all.substring(Math.max(0, all.length() - LOG_TAIL));
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url() + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + TOKEN);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    if (isAlive()) {
      kill();
    }
  }
}
