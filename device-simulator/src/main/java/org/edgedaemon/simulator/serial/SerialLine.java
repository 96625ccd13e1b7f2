package org.edgedaemon.simulator.serial;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A serial line of two pseudo-terminals, joined by socat: {@link #port} for whom reads, {@link
 * #reader} for the reader. Unplugged by ending socat, plugged in by starting it again at the same
 * links. Not safe for use by several threads.
 */
public final class SerialLine implements AutoCloseable {
  private static final long MOST_SECONDS = 20;
  private static final long LOOK_MILLIS = 5;

  private final Path port;
  private final Path reader;
  private Process socat;

  private SerialLine(Path folder) throws IOException {
    this.port = folder.resolve("gate");
    this.reader = folder.resolve("reader");
    this.socat = join();
  }

  /** Whether this machine has what it takes. */
  public static boolean possible() {
    String path = System.getenv("PATH");
    return path != null
        && Pattern.compile(Pattern.quote(File.pathSeparator))
            .splitAsStream(path)
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "socat")));
  }

  /** Joined, with its two links in this folder. */
  public static SerialLine in(Path folder) throws IOException {
    return new SerialLine(folder);
  }

  /** The end of whom reads. */
  public Path port() {
    return port;
  }

  /** The end of the reader. */
  public Path reader() {
    return reader;
  }

  /** After {@link #unplug}. */
  public void plugIn() throws IOException {
    socat = join();
  }

  /** The cable is pulled: both ends hang up, and the links go. */
  public void unplug() throws IOException {
    socat.destroy();
    try {
      if (!socat.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("socat does not end");
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    Files.deleteIfExists(port);
    Files.deleteIfExists(reader);
  }

  /** Nothing passes any more, yet both ends stay open. */
  public void freeze() throws IOException {
    signal("STOP");
  }

  /** What was held back passes. */
  public void thaw() throws IOException {
    signal("CONT");
  }

  @Override
  public void close() throws IOException {
    thaw();
    unplug();
  }

  private Process join() throws IOException {
    Process joining =
        new ProcessBuilder("socat", "pty,raw,echo=0,link=" + port, "pty,raw,echo=0,link=" + reader)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (!Files.exists(port) || !Files.exists(reader)) {
      if (System.nanoTime() - end > 0 || !joining.isAlive()) {
        joining.destroyForcibly();
        throw new IOException("socat makes no line of pseudo-terminals");
      }
      pause();
    }
    return joining;
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void signal(String name) throws IOException {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(socat.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("interrupted", e);
  }
}
