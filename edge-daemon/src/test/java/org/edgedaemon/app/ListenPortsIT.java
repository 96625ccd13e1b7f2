package org.edgedaemon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.Map;
import org.edgedaemon.config.EtcFile;
import org.edgedaemon.config.EtcResult;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.health.CheckResult.Status;
import org.edgedaemon.simulator.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the listeners of an etc file could be opened. */
class ListenPortsIT {
  @TempDir private Path folder;

  @Test
  void aPortThatNobodyHas() throws IOException {
    assertThat(examine(FreePort.take(), ""))
        .hasEntrySatisfying("admin port", found -> isStatus(found, Status.OK))
        .hasSize(1);
  }

  @Test
  void aPortThatAnotherProgramHas() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(examine(other.getLocalPort(), ""))
          .hasEntrySatisfying("admin port", found -> isStatus(found, Status.DOWN));
    }
  }

  @Test
  void everyOtherListenerOfTheEtcFile() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int free = FreePort.take();
      String devices = "devices:\n" + program("gate", other.getLocalPort()) + program("hall", free);
      Map<String, CheckResult> found = examine(FreePort.take(), devices);
      assertThat(found.get("api port 127.0.0.1:" + free).status()).isEqualTo(Status.OK);
      assertThat(found.get("api port 127.0.0.1:" + other.getLocalPort()).text())
          .contains("cannot be listened on", "the device's listen");
    }
  }

  private static void isStatus(CheckResult found, Status status) {
    assertThat(found.status()).as(found.text()).isEqualTo(status);
  }

  private String program(String id, int listen) throws IOException {
    Path token = Files.writeString(folder.resolve(id + ".token"), "a-token-for-the-" + id);
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    return "  - {id: %1$s, kind: api, time_zone: UTC, listen: '127.0.0.1:%2$d',"
            .formatted(id, listen)
        + " tokens: [{name: %1$s, token_file: %1$s.token, scopes: [punches]}]}\n".formatted(id);
  }

  private Map<String, CheckResult> examine(int adminPort, String devices) throws IOException {
    Path etcFile = folder.resolve("edge-daemon.yml");
    Files.writeString(
        etcFile,
        "site: a\ndata_dir: data\nadmin: {listen: \"127.0.0.1:" + adminPort + "\"}\n" + devices);
    EtcResult result = new EtcFile(name -> null, ZoneOffset.UTC).load(etcFile);
    return ListenPorts.examine(((EtcResult.Loaded) result).settings());
  }
}
