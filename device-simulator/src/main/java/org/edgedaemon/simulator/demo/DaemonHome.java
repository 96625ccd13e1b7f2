package org.edgedaemon.simulator.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.edgedaemon.simulator.FreePort;

/** The folder of a daemon: its etc file, its secrets, its data, its log. */
final class DaemonHome {
  private final Path launcher;
  private final Path folder;
  private final int adminPort = FreePort.take();
  private final String token = UUID.randomUUID().toString();

  /**
   * @param launcher starts the daemon
   * @param folder exists
   */
  DaemonHome(Path launcher, Path folder) throws IOException {
    this.launcher = launcher;
    this.folder = folder;
    secrets(Map.of("admin.token", token));
  }

  void secrets(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> secret : files.entrySet()) {
      Path file = Files.writeString(folder.resolve(secret.getKey()), secret.getValue());
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
    }
  }

  /** Writes the etc file: what every daemon needs, and the given sections behind it. */
  void configure(String site, String sections) throws IOException {
    String head =
        """
        site: %s
        data_dir: %s
        admin:
          listen: 127.0.0.1:%d
          token_file: admin.token
        """
            .formatted(site, folder.resolve("data"), adminPort);
    Files.writeString(etcFile(), head + sections);
  }

  /** Runs one of its commands to the end. */
  void command(String name, String... words) throws IOException, InterruptedException {
    Path log = folder.resolve(name + ".log");
    List<String> command = new ArrayList<>();
    command.add(launcher.toString());
    command.addAll(List.of(words));
    command.addAll(List.of("--config", etcFile().toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", words) + " failed:\n" + Files.readString(log));
    }
  }

  /**
   * Starts it, in a session of its own, so that Ctrl-C reaches the demo alone, which then ends the
   * daemon itself.
   */
  DaemonProcess start() throws IOException {
    List<String> command = List.of(launcher.toString(), "run", "--config", etcFile().toString());
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command = new ArrayList<>(command);
      command.add(0, "/usr/bin/setsid");
      command.add(1, "--wait");
    }
    Path log = folder.resolve("daemon.log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    return new DaemonProcess(builder.start(), log, "http://127.0.0.1:" + adminPort, token);
  }

  private Path etcFile() {
    return folder.resolve("edge-daemon.yml");
  }
}
