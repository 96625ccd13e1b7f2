package org.edgedaemon.app.machine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.edgedaemon.cli.MachineTests;
import org.edgedaemon.config.Settings;
import org.edgedaemon.health.CheckResult;

/** What an operator would look at on the machine. */
public final class LocalMachine implements MachineTests {
  /** What a commit waits for at most on a disk that is fit for it. */
  private static final Duration SLOW_DISK = Duration.ofMillis(100);

  private static final int WRITES = 9;

  private final Function<Settings, Map<String, CheckResult>> ports;
  private final Function<List<String>, Optional<String>> program;

  /**
   * @param ports whether each listener that the settings ask for could be opened
   * @param program runs a program and gives what it says; nothing when there is none, or it fails
   */
  public LocalMachine(
      Function<Settings, Map<String, CheckResult>> ports,
      Function<List<String>, Optional<String>> program) {
    this.ports = ports;
    this.program = program;
  }

  @Override
  public Map<String, CheckResult> examine(Path etcFile, Settings settings, boolean daemonRuns) {
    Map<String, CheckResult> found = new LinkedHashMap<>();
    found.put("rights", rights(etcFile, settings.dataDir()));
    if (!daemonRuns) {
      found.putAll(ports.apply(settings));
    }
    found.put("disk", disk(settings));
    found.put("clock", clock());
    service().ifPresent(report -> found.put("service", report));
    return found;
  }

  /** Whoever may write the etc file decides where punches and secrets go. */
  private static CheckResult rights(Path etcFile, Path dataDir) {
    if (may(etcFile, PosixFilePermission.OTHERS_WRITE)) {
      return CheckResult.down(
          "every user of this machine may change " + etcFile + ": chmod o-w " + etcFile);
    }
    if (may(dataDir, PosixFilePermission.OTHERS_READ)) {
      return CheckResult.degraded(
          "every user of this machine may look into " + dataDir + ": chmod 700 " + dataDir);
    }
    return CheckResult.ok("the etc file and the data folder are not open to everybody");
  }

  private static boolean may(Path file, PosixFilePermission permission) {
    try {
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      Set<PosixFilePermission> permissions =
          view == null ? Set.of() : view.readAttributes().permissions();
      return permissions.contains(permission);
    } catch (IOException e) {
      return false;
    }
  }

  private static CheckResult disk(Settings settings) {
    Path folder = settings.dataDir();
    if (!Files.isDirectory(folder)) {
      return CheckResult.degraded(folder + " does not exist yet: the first start makes it");
    }
    long free = folder.toFile().getUsableSpace();
    long floor = settings.store().diskFloor();
    if (free < floor) {
      return CheckResult.down(
          free + " bytes are free, store.disk_floor is " + floor + ": free some space");
    }
    try {
      Duration sync = syncTime(folder);
      String text = free / 1_000_000 + " MB free, a write is safe after " + sync.toMillis() + " ms";
      return sync.compareTo(SLOW_DISK) > 0
          ? CheckResult.degraded(text + ": punches are acknowledged slowly; a worn card?")
          : CheckResult.ok(text);
    } catch (IOException e) {
      return CheckResult.down("nothing can be written to " + folder + ": " + e);
    }
  }

  /** The median of a few small writes. */
  private static Duration syncTime(Path folder) throws IOException {
    long[] times = new long[WRITES];
    Path file = Files.createTempFile(folder, "doctor", ".tmp");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < WRITES; i++) {
        long start = System.nanoTime();
        channel.write(ByteBuffer.allocate(4_096));
        channel.force(false);
        times[i] = System.nanoTime() - start;
      }
    } finally {
      Files.deleteIfExists(file);
    }
    Arrays.sort(times);
    return Duration.ofNanos(times[WRITES / 2]);
  }

  private CheckResult clock() {
    Optional<String> said =
        program.apply(List.of("timedatectl", "show", "--property=NTPSynchronized", "--value"));
    return switch (said.map(String::strip).orElse("")) {
      case "yes" -> CheckResult.ok("kept right by NTP");
      case "no" ->
          CheckResult.degraded(
              "not kept right by NTP: timedatectl set-ntp true, or install chrony");
      default -> CheckResult.degraded("nobody here says whether the clock is kept right by NTP");
    };
  }

  /** Nothing where systemd does not know the service. */
  private Optional<CheckResult> service() {
    return program
        .apply(
            List.of(
                "systemctl",
                "show",
                "edge-daemon.service",
                "--property=LoadState,ActiveState,SubState,NRestarts,WatchdogUSec,StatusText"))
        .map(LocalMachine::properties)
        .filter(unit -> "loaded".equals(unit.get("LoadState")))
        .map(LocalMachine::service);
  }

  private static CheckResult service(Map<String, String> unit) {
    String text =
        unit.get("ActiveState")
            + " ("
            + unit.get("SubState")
            + "), restarts "
            + unit.get("NRestarts")
            + ", watchdog "
            + unit.get("WatchdogUSec")
            + ", "
            + unit.get("StatusText");
    return "active".equals(unit.get("ActiveState"))
        ? CheckResult.ok(text)
        : CheckResult.degraded(text + ": systemctl start edge-daemon, journalctl -u edge-daemon");
  }

  private static Map<String, String> properties(String text) {
    Map<String, String> properties = new LinkedHashMap<>();
    text.lines()
        .map(line -> line.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> properties.put(pair[0], pair[1]));
    return properties;
  }

  /** Runs a program of the machine, for five seconds at most. */
  public static Optional<String> run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.exitValue() == 0 ? Optional.of(said) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
