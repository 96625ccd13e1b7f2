package org.edgedaemon.simulator.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real daemon, started by its launcher with an etc file of its own in a temporary folder. */
final class DaemonUnderDemo implements AutoCloseable {
  private static final int MOST_CALLS = 100;

  private final DaemonProcess process;

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
    DaemonHome home = new DaemonHome(launcher, folder);
    home.secrets(
        Map.of(
            "cloud.key", cloud.key(),
            "lobby.password", DemoTerminals.LOBBY_PASSWORD,
            "office.key", Integer.toString(DemoTerminals.COMM_KEY)));
    home.secrets(school.secrets());
    home.secrets(sync.secrets());
    home.configure("demo", sections(terminals, school, cloud.url()) + sync.section());
    Path roster = Files.writeString(folder.resolve("roster.csv"), school.roster());
    // Before anything is read, so that terminals' numbers are students from the first punch on.
    home.command("import", "attendance", "import", "roster", roster.toString());
    this.process = home.start();
  }

  private static String sections(DemoTerminals terminals, DemoSchool school, String cloudUrl) {
    return """
        devices:
          - { id: front-door, kind: zk, address: "127.0.0.1:%d", transport: tcp, poll_interval: 10s }
          - { id: warehouse, kind: zk, address: "127.0.0.1:%d", transport: udp, poll_interval: 10s }
          - { id: office, kind: zk, address: "127.0.0.1:%d", transport: auto, comm_key_file: office.key, poll_interval: 10s }
          - { id: lobby, kind: hikvision, url: "%s", username: admin, password_file: lobby.password }
        %s%sdestinations:
          - { id: cloud, kind: cloud, url: "%s", api_key_file: cloud.key }
        %s"""
        .formatted(
            terminals.frontDoor.port(),
            terminals.warehouse.port(),
            terminals.office.port(),
            terminals.lobby.url(),
            school.devices(),
            school.attendance(),
            cloudUrl,
            school.destinations());
  }

  /** Waits until it answers its admin port. */
  void awaitReady() throws IOException, InterruptedException {
    process.awaitReady();
  }

  /** Entries in its journal, of one kind. */
  long journaled(String kind) throws IOException, InterruptedException {
    return answer("/api/v1/journal").path("entries").path(kind).asLong();
  }

  /** Has cloud sync look for what is missing, unless it is at it. */
  void syncNow() throws IOException, InterruptedException {
    HttpRequest.Builder begin =
        process
            .request("/api/cloud-sync/sync-now")
            .POST(BodyPublishers.ofString("{\"force\": true}"));
    int status = process.send(begin).statusCode();
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
    HttpRequest.Builder request =
        process
            .request("/api/v1/" + path, bearer)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    HttpResponse<String> answer = process.send(request);
    for (int again = 0; again < MOST_CALLS && answer.statusCode() == 503; again++) {
      TimeUnit.MILLISECONDS.sleep(200);
      answer = process.send(request);
    }
    if (answer.statusCode() / 100 != 2) {
      throw new IOException("the local API answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  private JsonNode answer(String path) throws IOException, InterruptedException {
    return process.answer(path);
  }

  String log() throws IOException {
    return process.log();
  }

  String adminUrl() {
    return process.adminUrl();
  }

  @Override
  public void close() {
    process.close();
  }
}
