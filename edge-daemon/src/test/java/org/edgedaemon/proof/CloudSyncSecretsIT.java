package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.edgedaemon.dataset.jdbc.OfficeServer;
import org.edgedaemon.simulator.FreePort;
import org.edgedaemon.simulator.cloudapi.SyncCloud;
import org.edgedaemon.simulator.web.WebFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cloud's key and the password of the office's database are told to nobody: not by logs,
 * answers, files, errors or the history of runs, whatever goes wrong, whatever the cloud says back,
 * and however talkative the daemon is made.
 */
class CloudSyncSecretsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String KEY = "cl0ud-8rVn3KqZx5Tw";
  private static final String WRONG_KEY = "gu3ssed-2pLxB7mYc4Ds";
  private static final String WRONG_PASSWORD = "gu3ssed-9sTfH1eJk6Ra";
  private static final List<String> SECRETS =
      List.of(KEY, WRONG_KEY, WRONG_PASSWORD, OfficeServer.PASSWORD, ForkedDaemon.TOKEN);
  private static final List<String> PAGES =
      List.of(
          "/health",
          "/metrics",
          "/",
          "/api/v1/status",
          "/api/cloud-sync/status",
          "/api/cloud-sync/runs?limit=50",
          "/api/cloud-sync/summary");

  @TempDir private Path folder;

  private final StringBuilder said = new StringBuilder();
  private int runs;

  @Test
  void neitherKeyNorPasswordIsSaid() throws Exception {
    OfficeServer.mariadb()
        .run(
            """
            drop table if exists secret_room;
            create table secret_room (id int primary key, slip varchar(40));
            insert into secret_room values (1, '1.png'), (2, 'gone.png'), (3, null), (4, null);
            """);
    Files.writeString(Files.createDirectory(folder.resolve("files")).resolve("1.png"), "slip");
    try (SyncCloud cloud = new SyncCloud(KEY).start();
        ForkedDaemon daemon = daemon(cloud)) {
      daemon.start();
      daemon.awaitStarted();
      cloudThatTellsWhatItWasTold(cloud, daemon);
      run(daemon);
      assertThat(cloud.size("rooms")).as("the others are not held up").isEqualTo(3);
      daemon.secret("cloud.key", WRONG_KEY);
      said.append(daemon.post("/api/v1/reload").body());
      run(daemon);
      cloud.stop();
      run(daemon);
      said.append(daemon.command("validate")).append(daemon.command("doctor"));
      said.append(daemon.command("sync", "status")).append(daemon.command("sync", "runs"));
      daemon.stop();
    }
    said.append(Files.readString(folder.resolve("daemon.log"), StandardCharsets.UTF_8));
    said.append(files(folder.resolve("data")));
    assertThat(said)
        .as("it was talkative")
        .contains("DEBUG", "authentication failed", "cannot connect", "you sent");
    assertThat(SECRETS).filteredOn(said.toString()::contains).isEmpty();
  }

  private void cloudThatTellsWhatItWasTold(SyncCloud cloud, ForkedDaemon daemon) {
    String told = "{\"message\":\"you sent Authorization: Bearer " + KEY + "\"}";
    for (int status : new int[] {401, 422, 500}) {
      cloud.faults().withRate(0.4, WebFault.status(status).body(told));
      cloud.uploadFaults().withRate(1, WebFault.status(status == 401 ? 422 : status).body(told));
      run(daemon);
      cloud.faults().clear();
      cloud.uploadFaults().clear();
    }
  }

  /** One whole run, and all that can be seen of it. */
  private void run(ForkedDaemon daemon) {
    int before = runs++;
    assertThat(
            Await.within(
                PATIENCE,
                () ->
                    daemon.post("/api/cloud-sync/sync-now").statusCode() == 202
                        || runsOf(daemon) > before))
        .as(daemon::log)
        .isTrue();
    assertThat(Await.within(PATIENCE, () -> runsOf(daemon) > before)).as(daemon::log).isTrue();
    try {
      for (String page : PAGES) {
        said.append(daemon.get(page).body()).append('\n');
      }
    } catch (IOException e) {
      throw new AssertionError(daemon.log(), e);
    }
  }

  private static int runsOf(ForkedDaemon daemon) throws IOException {
    return daemon.getJson("/api/cloud-sync/runs?limit=50").path("items").size();
  }

  private static String files(Path data) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  private ForkedDaemon daemon(SyncCloud cloud) throws IOException {
    ForkedDaemon daemon =
        new ForkedDaemon(folder).with("-Dorg.slf4j.simpleLogger.defaultLogLevel=trace");
    daemon.secret("cloud.key", KEY);
    daemon.secret("office.password", OfficeServer.PASSWORD);
    daemon.secret("wrong.password", WRONG_PASSWORD);
    String url = OfficeServer.mariadb().url();
    daemon.configure(
        """
        cloud_sync:
          url: "%1$s"
          api_key_file: cloud.key
          schedule: "off"
          min_gap: 0s
          files: files
          database: {url: "%2$s", username: "%3$s", password_file: office.password, timeout: 5s}
          datasets:
            - name: rooms
              source: jdbc
              sql: select id, slip from secret_room
              files: [{field: slip, directory: slips}]
            - {name: broken, source: jdbc, sql: select nothing from nowhere}
            - name: refused
              source: jdbc
              sql: select id from secret_room
              database: {url: "%2$s", username: "%3$s", password_file: wrong.password}
            - name: away
              source: jdbc
              sql: select id from secret_room
              database: {url: "jdbc:mariadb://127.0.0.1:%4$d/office", username: a, password_file: wrong.password}
        """
            .formatted(cloud.url(), url, OfficeServer.USER, FreePort.take()));
    return daemon;
  }
}
