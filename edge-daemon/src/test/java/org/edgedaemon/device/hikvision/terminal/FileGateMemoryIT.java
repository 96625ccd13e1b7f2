package org.edgedaemon.device.hikvision.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.hikvision.terminal.Rig.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.edgedaemon.device.hikvision.digest.Credentials;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.secret.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileGateMemoryIT {
  private static final Instant NOW = Instant.parse("2026-07-06T08:30:55.123Z");
  private static final DeviceId DEVICE = new DeviceId("lobby");

  @TempDir Path directory;
  private Path folder;
  private FileGateMemory memory;

  @BeforeEach
  void open() {
    folder = directory.resolve("a/logins");
    memory = new FileGateMemory(folder, Runnable::run, InstantSource.fixed(NOW));
  }

  @Test
  void keepsWhatItIsToldAndNothingElse() throws Exception {
    assertThat(await(memory.load(DEVICE))).isEmpty();
    List<GateRecord> records =
        List.of(
            new GateRecord("1:aa:bb", GateState.LOCKED, NOW, NOW.plusSeconds(1860), 0),
            new GateRecord("1:aa:bb", GateState.OK, null, null, null));
    for (GateRecord record : records) {
      await(memory.store(DEVICE, record));
      assertThat(await(memory.load(DEVICE))).contains(record);
    }
    assertThat(await(memory.load(new DeviceId("other")))).isEmpty();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void aDamagedFileLeavesOneTry() throws Exception {
    await(memory.store(DEVICE, new GateRecord("1:a:b", GateState.OK, null, null, null)));
    String whole = Files.readString(file());
    for (int length = 0; length < whole.length(); length++) {
      Files.writeString(file(), whole.substring(0, length));
      GateRecord read = await(memory.load(DEVICE)).orElseThrow();
      assertThat(read.state()).isEqualTo(GateState.SUSPECT);
      assertThat(read.since()).isEqualTo(NOW);
    }
    Files.writeString(file(), whole.replace("state=OK", "state=FINE"));
    assertThat(await(memory.load(DEVICE)).orElseThrow().state()).isEqualTo(GateState.SUSPECT);
  }

  @Test
  void theFileTellsCredentialsApartAndDoesNotHoldThem() {
    SecureRandom random = new SecureRandom();
    Credentials credentials = new Credentials("admin", new Secret("Passw0rd!"));
    String print = CredentialPrint.of(credentials, random);
    assertThat(print).isNotEqualTo(CredentialPrint.of(credentials, random));
    assertThat(print).doesNotContain("admin").doesNotContain("Passw0rd!");
    assertThat(CredentialPrint.matches(print, credentials)).isTrue();
    assertThat(CredentialPrint.matches(print, new Credentials("admin", new Secret("Passw0rd"))))
        .isFalse();
    assertThat(CredentialPrint.matches(print, new Credentials("guest", credentials.password())))
        .isFalse();
    assertThat(List.of("", "x", "1:2", "0:aa:bb", "9999999:aa:bb", "1::", "1:zz:bb"))
        .noneMatch(text -> CredentialPrint.matches(text, credentials));
  }

  private Path file() {
    return folder.resolve("lobby.logins");
  }
}
