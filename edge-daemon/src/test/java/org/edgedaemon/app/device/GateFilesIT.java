package org.edgedaemon.app.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.edgedaemon.device.hikvision.terminal.GateRecord;
import org.edgedaemon.device.hikvision.terminal.GateState;
import org.edgedaemon.punch.DeviceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateFilesIT {
  private static final Instant NOW = Instant.parse("2026-03-01T05:59:31Z");
  private static final DeviceId LOBBY = new DeviceId("lobby");
  private static final GateRecord SUSPECT =
      new GateRecord("30000:ab:cd", GateState.SUSPECT, NOW, null, 3);

  @TempDir Path dataDir;

  private GateFiles daemons() {
    return GateFiles.in(dataDir, Runnable::run, InstantSource.fixed(NOW));
  }

  private GateFiles commands() {
    return GateFiles.beside(dataDir, Runnable::run, InstantSource.fixed(NOW));
  }

  private static void store(GateFiles files, GateRecord gate) {
    files.store(LOBBY, gate).toCompletableFuture().join();
  }

  private static GateRecord loaded(GateFiles files) {
    return files.load(LOBBY).toCompletableFuture().join().orElseThrow();
  }

  @Test
  void whatIsStoredIsThereAfterARestart() {
    assertThat(daemons().load(LOBBY).toCompletableFuture().join()).isEmpty();
    store(daemons(), SUSPECT);
    assertThat(loaded(daemons())).isEqualTo(SUSPECT);
    GateRecord locked = new GateRecord("1:2:3", GateState.LOCKED, NOW, NOW.plusSeconds(1860), null);
    store(daemons(), locked);
    assertThat(loaded(daemons())).isEqualTo(locked);
  }

  @Test
  void aCommandSharesTheFilesOfTheDaemon() throws IOException {
    store(commands(), SUSPECT);
    assertThat(dataDir).isEmptyDirectory();
    store(daemons(), new GateRecord("1:2:3", GateState.OK, null, null, null));
    store(commands(), SUSPECT);
    assertThat(loaded(daemons())).isEqualTo(SUSPECT);
  }

  @Test
  void onlyItsOwnerMayReadIt() throws IOException {
    store(daemons(), SUSPECT);
    try (Stream<Path> files = Files.list(dataDir.resolve("terminals"))) {
      Path file = files.toList().get(0);
      assertThat(file).hasFileName("lobby.json");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"state\":\"FINE\"}",
        "{\"credentials\":\"1:2:3\",\"state\":\"OK\",\"since\":\"yesterday\"}"
      })
  void aDamagedFileMeansOneMoreTryAtMost(String content) throws IOException {
    Files.createDirectories(dataDir.resolve("terminals"));
    Files.writeString(dataDir.resolve("terminals").resolve("lobby.json"), content);
    assertThat(loaded(daemons())).isEqualTo(GateRecord.doubtful(NOW));
  }
}
