package org.edgedaemon.app.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.edgedaemon.config.EtcFile;
import org.edgedaemon.config.EtcResult;
import org.edgedaemon.config.Settings;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.health.CheckResult.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing the doctor sees on the machine, well and ill. */
class LocalMachineIT {
  @TempDir private Path folder;
  private final Map<String, String> programs = new HashMap<>();
  private Path etcFile;
  private String store = "";

  @BeforeEach
  void prepare() throws IOException {
    etcFile = folder.resolve("edge-daemon.yml");
    Files.createDirectory(
        folder.resolve("data"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    programs.put("timedatectl", "yes\n");
  }

  @Test
  void aMachineInOrder() throws IOException {
    Map<String, CheckResult> found = examine();
    assertThat(found).containsOnlyKeys("rights", "admin port", "disk", "clock");
    assertThat(found.values()).extracting(CheckResult::status).doesNotContain(Status.DOWN);
    assertThat(found.get("disk").text()).contains("a write is safe after");
    assertThat(folder.resolve("data")).isEmptyDirectory();
  }

  @Test
  void rightsThatAreTooWide() throws IOException {
    settings();
    Files.setPosixFilePermissions(
        folder.resolve("data"), PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(examine().get("rights").text()).contains("chmod 700");
    Files.setPosixFilePermissions(etcFile, PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(machine().examine(etcFile, loaded(), false).get("rights"))
        .isEqualTo(
            CheckResult.down(
                "every user of this machine may change " + etcFile + ": chmod o-w " + etcFile));
  }

  @Test
  void theListenersOfADaemonThatRunsAreItsOwn() throws IOException {
    assertThat(machine().examine(etcFile, settings(), true)).doesNotContainKey("admin port");
  }

  @Test
  void aDiskWithoutRoom() throws IOException {
    store = "store: {disk_floor: 900000GB}\n";
    assertThat(examine().get("disk").status()).isEqualTo(Status.DOWN);
  }

  @Test
  void aDataFolderThatIsNotThereYet() throws IOException {
    Files.delete(folder.resolve("data"));
    assertThat(examine().get("disk").status()).isEqualTo(Status.DEGRADED);
  }

  @Test
  void aClockThatNobodyKeepsRight() throws IOException {
    programs.put("timedatectl", "no\n");
    assertThat(examine().get("clock").text()).contains("timedatectl set-ntp true");
    programs.remove("timedatectl");
    assertThat(examine().get("clock").status()).isEqualTo(Status.DEGRADED);
  }

  @Test
  void theServiceAsSystemdSeesIt() throws IOException {
    programs.put(
        "systemctl",
        "LoadState=loaded\nActiveState=active\nSubState=running\nNRestarts=2\nWatchdogUSec=2min\n"
            + "StatusText=1 of 1 devices reachable\n");
    assertThat(examine().get("service"))
        .isEqualTo(
            CheckResult.ok(
                "active (running), restarts 2, watchdog 2min, 1 of 1 devices reachable"));
    programs.put("systemctl", "LoadState=loaded\nActiveState=failed\nSubState=failed\n");
    assertThat(examine().get("service").status()).isEqualTo(Status.DEGRADED);
    programs.put("systemctl", "LoadState=not-found\nActiveState=inactive\n");
    assertThat(examine()).doesNotContainKey("service");
  }

  @Test
  void aProgramThatIsNotThereSaysNothing() {
    assertThat(LocalMachine.run(List.of("/no/such/program"))).isEmpty();
    assertThat(LocalMachine.run(List.of("false"))).isEmpty();
    assertThat(LocalMachine.run(List.of("echo", "yes"))).contains("yes\n");
  }

  private Map<String, CheckResult> examine() throws IOException {
    return machine().examine(etcFile, settings(), false);
  }

  private LocalMachine machine() {
    return new LocalMachine(
        settings -> Map.of("admin port", CheckResult.ok("free")),
        command -> Optional.ofNullable(programs.get(command.get(0))));
  }

  private Settings settings() throws IOException {
    Files.writeString(etcFile, "site: a\ndata_dir: data\n" + store);
    return loaded();
  }

  private Settings loaded() {
    EtcResult result = new EtcFile(name -> null, ZoneOffset.UTC).load(etcFile);
    return ((EtcResult.Loaded) result).settings();
  }
}
