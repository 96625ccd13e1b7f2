package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.edgedaemon.simulator.web.WebFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that the daemon says, however talkative it is made, holds a secret. */
class SecretsIT {
  private static final List<String> PAGES =
      List.of(
          "/health",
          "/health/ready",
          "/metrics",
          "/api/v1/status",
          "/api/v1/devices",
          "/api/v1/destinations",
          "/api/v1/outbox",
          "/api/v1/journal",
          "/api/v1/journal/entries?limit=20",
          "/api/v1/dead",
          "/api/v1/nothing");

  @TempDir private Path folder;

  @Test
  void noSecretIsEverSaid() throws Exception {
    StringBuilder said = new StringBuilder();
    try (Office office = new Office(3, 50);
        ForkedDaemon daemon = daemon(office)) {
      office.startPunching(20);
      office.beTroublesome();
      daemon.start();
      daemon.awaitStarted();
      Await.pause(2_000);
      ask(daemon, said);
      // A key that is refused, and a cloud that says so in its own words.
      office.cloud.faults().clear();
      office.cloud.faults().times(3, WebFault.status(401));
      daemon.secret("key.key", "730417");
      said.append(daemon.post("/api/v1/reload").body());
      said.append(daemon.post("/api/v1/devices/key/test").body());
      said.append(daemon.post("/api/v1/destinations/cloud/test").body());
      daemon.secret("key.key", "not-a-number-91c4e7");
      said.append(daemon.post("/api/v1/reload").body());
      Await.pause(1_000);
      ask(daemon, said);
      daemon.stop();
    }
    said.append(Files.readString(folder.resolve("daemon.log"), StandardCharsets.UTF_8));
    assertThat(said).as("it was talkative").hasSizeGreaterThan(10_000).contains("DEBUG");
    assertThat(said)
        .doesNotContain(Office.API_KEY)
        .doesNotContain(ForkedDaemon.TOKEN)
        .doesNotContain("not-a-number-91c4e7")
        .doesNotContainPattern(alone(Office.COMM_KEY))
        .doesNotContainPattern(alone(730_417));
  }

  private static void ask(ForkedDaemon daemon, StringBuilder said) throws IOException {
    for (String page : PAGES) {
      said.append(daemon.get(page).body()).append('\n');
    }
  }

  /** Longer numbers may have the same digits in them. */
  private static Pattern alone(int key) {
    return Pattern.compile("(?<![0-9a-fA-F.])" + key + "(?![0-9a-fA-F])");
  }

  private ForkedDaemon daemon(Office office) throws IOException {
    ForkedDaemon daemon =
        new ForkedDaemon(folder)
            .with("-Dorg.slf4j.simpleLogger.defaultLogLevel=debug")
            .with("-Dorg.slf4j.simpleLogger.log.io.netty=debug")
            .with("-Dorg.slf4j.simpleLogger.log.org.asynchttpclient=debug");
    daemon.secret("key.key", Integer.toString(Office.COMM_KEY));
    daemon.secret("cloud.key", Office.API_KEY);
    daemon.configure(office.sections("1s", ""));
    return daemon;
  }
}
