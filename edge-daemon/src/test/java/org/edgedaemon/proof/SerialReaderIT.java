package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.edgedaemon.simulator.serial.ReaderPlayer;
import org.edgedaemon.simulator.serial.SerialLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader on a line of pseudo-terminals before the whole daemon. */
class SerialReaderIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String STORED = "+";
  private static final String REFUSED = "-";

  @TempDir private Path folder;

  private SerialLine line;
  private ReaderPlayer reader;
  private ForkedDaemon daemon;

  @BeforeEach
  void plugIn() throws IOException {
    assumeTrue(SerialLine.possible(), "socat is not installed: nothing was tested (apt: socat)");
    line = SerialLine.in(folder);
    reader = ReaderPlayer.at(line.reader());
    daemon = new ForkedDaemon(folder);
  }

  @AfterEach
  void pull() throws IOException {
    if (line != null) {
      daemon.close();
      reader.close();
      line.close();
    }
  }

  @Test
  void aReadIsOnePunchAndARepeatIsNone() throws IOException {
    configure("", "debounce: 1h");
    startLive();
    reader.scan("J17/2024");
    await("the reader is told", () -> reader.heardText().equals(STORED));
    reader.scan("J17/2024");
    await("it is told again", () -> reader.heardText().equals(STORED + STORED));
    reader.scan("J18/2024");
    await("the next one is told", () -> reader.heardText().equals(STORED.repeat(3)));
    await("two punches", () -> daemon.journaled() == 2);
    assertThat(users()).containsExactly("J17/2024", "J18/2024");
    assertThat(device().path("facts").path("repeated reads").asText()).isEqualTo("1");
  }

  @Test
  void itIsToldOnlyWhatTheIntakeHas() throws IOException {
    configure("store: { disk_floor: 900000GiB }", "debounce: 0s");
    startLive();
    reader.scan("early");
    await("it is refused", () -> reader.heardText().equals(REFUSED));
    assertThat(daemon.journaled()).isZero();
    daemon.kill();

    configure("", "debounce: 0s");
    for (int i = 1; i <= 3; i++) {
      replug();
      startLive();
      reader.scan("student-" + i);
      await("it is stored", () -> reader.heardText().equals(STORED));
      daemon.kill();
    }
    daemon.start();
    daemon.awaitStarted();
    await("three punches", () -> daemon.journaled() == 3);
    assertThat(users()).containsExactly("student-1", "student-2", "student-3");
  }

  @Test
  void aReaderThatWasAwayIsReadAgain() throws IOException {
    configure("", "debounce: 0s");
    startLive();
    reader.scan("before");
    await("it is stored", () -> reader.heardText().equals(STORED));
    for (int i = 1; i <= 2; i++) {
      reader.close();
      line.unplug();
      await("the hang-up is seen", () -> state().equals("failed"));
      assertThat(device().path("last_error").asText()).contains("plug");
      // Long enough for several tries.
      Await.pause(6_000);
      line.plugIn();
      reader = ReaderPlayer.at(line.reader());
      long plugged = System.nanoTime();
      await("it is live again", () -> state().equals("live"));
      System.out.printf(
          "a reader is live %d ms after it was plugged in again%n",
          Duration.ofNanos(System.nanoTime() - plugged).toMillis());
      reader.scan("after-" + i);
      await("it is stored", () -> reader.heardText().equals(STORED));
    }
    await("three punches", () -> daemon.journaled() == 3);
    assertThat(users()).containsExactly("before", "after-1", "after-2");
  }

  private void configure(String store, String reading) throws IOException {
    daemon.configure(
        """
        %s
        devices:
          - { id: gate, kind: serial, port: "%s", %s, reply: { accepted: "%s", refused: "%s", deadline: 30s } }
        destinations: []
        """
            .formatted(store, line.port(), reading, STORED, REFUSED));
  }

  private void startLive() throws IOException {
    daemon.start();
    daemon.awaitStarted();
    await("the reader is live", () -> state().equals("live"));
  }

  private void replug() throws IOException {
    reader.close();
    line.unplug();
    line.plugIn();
    reader = ReaderPlayer.at(line.reader());
  }

  private String state() throws IOException {
    return device().path("state").asText();
  }

  private JsonNode device() throws IOException {
    return daemon.getJson("/api/v1/devices").path("items").path(0);
  }

  private List<String> users() throws IOException {
    return daemon.journal().stream()
        .map(entry -> entry.path("body").path("user_id").asText())
        .toList();
  }

  private void await(String what, Callable<Boolean> condition) {
    assertThat(Await.within(PATIENCE, condition))
        .as(() -> what + "; heard '" + reader.heardText() + "'; log:\n" + daemon.log())
        .isTrue();
  }
}
