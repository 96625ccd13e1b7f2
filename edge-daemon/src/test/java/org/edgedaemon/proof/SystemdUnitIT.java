package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit as systemd reads it. A real start is {@code packaging/src/check/systemd}. */
class SystemdUnitIT {
  private static final Path SHIPPED = Path.of("..", "systemd");

  /** Tenths of the exposure that systemd computes, 0 to 100. */
  private static final int MOST_EXPOSED = 20;

  @TempDir private Path root;
  private Path units;

  private record Answer(int code, String text) {}

  @BeforeEach
  void install() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/systemd-analyze")),
        "systemd-analyze is not on this machine: apt-get install systemd");
    units = Files.createDirectories(root.resolve("etc/systemd/system"));
    Files.copy(SHIPPED.resolve("edge-daemon.service"), units.resolve("edge-daemon.service"));
  }

  @Test
  void everyLineIsUnderstood() throws Exception {
    Path unit = units.resolve("edge-daemon.service");
    String text = Files.readString(unit).replace("/opt/edge-daemon/bin/edge-daemon", "/bin/true");
    Files.writeString(unit, text);
    assertThat(analyze("verify", unit.toString())).isEqualTo(new Answer(0, ""));

    Files.writeString(unit, text.replace("WatchdogSec", "WatchdugSec"));
    assertThat(analyze("verify", unit.toString()).text()).contains("WatchdugSec");
  }

  @Test
  void itIsHardlyExposedToWhatMayHappenInIt() throws Exception {
    assertThat(exposure().code()).as(exposure().text()).isZero();
  }

  @Test
  void norIsTheOneWithSerialPorts() throws Exception {
    Path dropIns = Files.createDirectories(units.resolve("edge-daemon.service.d"));
    Files.copy(SHIPPED.resolve("serial.conf"), dropIns.resolve("serial.conf"));
    assertThat(exposure().code()).as(exposure().text()).isZero();

    Files.writeString(
        dropIns.resolve("serial.conf"),
        "[Service]\nUser=root\nSystemCallFilter=\nCapabilityBoundingSet=~\n");
    assertThat(exposure().code()).as("a worse one is told apart").isNotZero();
  }

  private Answer exposure() throws Exception {
    return analyze(
        "security",
        "--root=" + root,
        "--offline=true",
        "--threshold=" + MOST_EXPOSED,
        "edge-daemon.service");
  }

  private static Answer analyze(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("systemd-analyze", "--no-pager"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Answer(process.exitValue(), text);
  }
}
