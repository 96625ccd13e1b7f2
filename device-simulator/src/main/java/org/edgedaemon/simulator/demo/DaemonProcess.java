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
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A running daemon, and what it says on its admin port. */
final class DaemonProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final Path log;
  private final String adminUrl;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final ObjectMapper json = new ObjectMapper();

  DaemonProcess(Process process, Path log, String adminUrl, String token) {
    this.process = process;
    this.log = log;
    this.adminUrl = adminUrl;
    this.token = token;
  }

  /** Waits until it answers its admin port. */
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

  JsonNode answer(String path) throws IOException, InterruptedException {
    return json.readTree(get(path).body());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path, token));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** By whoever has the admin token. */
  HttpRequest.Builder request(String path) {
    return request(path, token);
  }

  HttpRequest.Builder request(String path, String bearer) {
    return HttpRequest.newBuilder(URI.create(adminUrl + path))
        .timeout(Duration.ofSeconds(5))
        .header("Authorization", "Bearer " + bearer);
  }

  String adminUrl() {
    return adminUrl;
  }

  String log() throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8);
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
