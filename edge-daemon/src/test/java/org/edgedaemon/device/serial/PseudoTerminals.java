package org.edgedaemon.device.serial;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A serial line of two pseudo-terminals, joined by socat: {@link #port} for the daemon, {@link
 * #reader} for the reader. Unplugged by ending socat, plugged in by starting it again at the same
 * links.
 */
final class PseudoTerminals implements AutoCloseable {
  private static final Duration MOST = Duration.ofSeconds(20);

  private final Path port;
  private final Path reader;
  private Process socat;

  private PseudoTerminals(Path folder) throws IOException {
    this.port = folder.resolve("gate");
    this.reader = folder.resolve("reader");
    plugIn();
  }

  /** Skips the test where there is no socat. */
  static PseudoTerminals in(Path folder) throws IOException {
    assumeTrue(
        hasSocat(), "socat is not installed: nothing was tested on pseudo-terminals (apt: socat)");
    return new PseudoTerminals(folder);
  }

  Path port() {
    return port;
  }

  Path reader() {
    return reader;
  }

  void plugIn() throws IOException {
    socat =
        new ProcessBuilder(
                "socat", "-d", "-d", "pty,raw,echo=0,link=" + port, "pty,raw,echo=0,link=" + reader)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    await("socat makes the line", () -> Files.exists(port) && Files.exists(reader));
  }

  /** The cable is pulled: both ends hang up, and the links go. */
  void unplug() throws IOException {
    socat.destroy();
    try {
      if (!socat.waitFor(MOST.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("socat does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(port);
    Files.deleteIfExists(reader);
  }

  /** Nothing passes any more, yet both ends stay open. */
  void freeze() throws IOException {
    signal("STOP");
  }

  void thaw() throws IOException {
    signal("CONT");
  }

  @Override
  public void close() throws IOException {
    thaw();
    unplug();
  }

  static void await(String what, BooleanSupplier condition) {
    long until = System.nanoTime() + MOST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - until > 0) {
        throw new AssertionError("not within " + MOST.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  private void signal(String name) throws IOException {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(socat.pid())).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean hasSocat() {
    String path = System.getenv("PATH");
    return path != null
        && List.of(path.split(File.pathSeparator)).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "socat")));
  }
}
