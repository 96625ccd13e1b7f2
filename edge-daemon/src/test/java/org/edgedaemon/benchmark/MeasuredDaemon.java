package org.edgedaemon.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.simulator.FreePort;

/** The whole daemon as a process, with the launcher's options and an etc file made here. */
final class MeasuredDaemon implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LOOK_MILLIS = 5;

  private final Path folder;
  private final int adminPort;
  private final Process process;
  private final long started;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param folder of the etc file; its data folder is {@code data}
   * @param peers {@code devices:} and {@code destinations:} of the etc file
   */
  MeasuredDaemon(Path folder, String peers, List<String> options) throws IOException {
    this.folder = folder;
    this.adminPort = FreePort.take();
    Path token = Files.writeString(folder.resolve("admin.token"), "benchmark-token");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    Path etc = Files.writeString(folder.resolve("edge-daemon.yml"), etcFile(peers));
    ProcessBuilder builder = ChildJvm.daemon(options, List.of("run", "--config", etc.toString()));
    started = System.nanoTime();
    process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("daemon.log").toFile())
            .start();
  }

  private String etcFile(String peers) {
    return """
        site: benchmark
        data_dir: %s
        admin:
          listen: 127.0.0.1:%d
          token_file: admin.token
        %s"""
        .formatted(dataDir(folder), adminPort, peers);
  }

  static Path dataDir(Path folder) {
    return folder.resolve("data");
  }

  /** Of a path on its admin port. */
  String url(String path) {
    return "http://127.0.0.1:" + adminPort + path;
  }

  /** Seconds from the start of the process until it said that it is ready. */
  double awaitReady() throws Exception {
    while (System.nanoTime() - started < PATIENCE.toNanos()) {
      if (!process.isAlive()) {
        throw new IOException("the daemon ended: " + log());
      }
      if (isReady()) {
        return (System.nanoTime() - started) / 1e9;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    throw new IOException("the daemon was not ready in time: " + log());
  }

  /** By a bare socket first: asking in vain by HTTP takes processor time that the start wants. */
  private boolean isReady() throws InterruptedException {
    try {
      new Socket(InetAddress.getLoopbackAddress(), adminPort).close();
      return get("/health/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Its whole health answer. */
  JsonNode health() throws IOException, InterruptedException {
    return json.readTree(get("/health").body());
  }

  /** MiB of a line of {@code /proc/PID/status}, for example {@code VmRSS}. */
  double memory(String line) throws IOException {
    return mebibytes("status", line);
  }

  /**
   * MiB that would be free without this process: what it shares with others counts by its part, the
   * pages of mapped files included.
   */
  double proportionalMemory() throws IOException {
    return mebibytes("smaps_rollup", "Pss");
  }

  private double mebibytes(String file, String line) throws IOException {
    String found =
        Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), file)).stream()
            .filter(text -> text.startsWith(line + ":"))
            .findFirst()
            .orElseThrow();
    return Double.parseDouble(found.replaceAll("[^0-9]", "")) / 1024;
  }

  String log() throws IOException {
    return Files.readString(folder.resolve("daemon.log"));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url(path)))
            .timeout(Duration.ofSeconds(5))
            .header("Authorization", "Bearer benchmark-token")
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
