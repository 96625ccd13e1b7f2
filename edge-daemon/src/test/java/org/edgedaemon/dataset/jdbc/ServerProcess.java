package org.edgedaemon.dataset.jdbc;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.edgedaemon.simulator.FreePort;

/**
 * A database server of this machine's packages, in a temporary folder that it owns. Database
 * servers refuse to run as root: then they run as {@code nobody}. Gone when the JVM ends.
 */
final class ServerProcess {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  final Path folder;
  final int port;
  private final Path output;
  private Process process;

  ServerProcess(String name) {
    try {
      folder = Files.createTempDirectory("edge-daemon-" + name);
      output = Files.createTempFile("edge-daemon-" + name, ".log");
      port = FreePort.take();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (ROOT) {
      require(List.of("chown", "nobody", folder.toString()));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::end));
  }

  /** Where a program is; the tests that need it fail without. */
  static String program(String name, String debianPackage) {
    Stream<String> places =
        Stream.concat(
            Stream.of(System.getenv("PATH").split(File.pathSeparator)),
            Stream.concat(Stream.of("/usr/sbin", "/usr/local/sbin"), postgresPlaces()));
    return places
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "this test needs a real server: apt-get install --no-install-recommends "
                        + debianPackage));
  }

  /** Runs a program to its end. */
  void run(List<String> command) {
    require(unprivileged(command));
  }

  void start(List<String> command) {
    process = launch(unprivileged(command));
  }

  /** Ends it at once, as a power failure would. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  boolean isAlive() {
    return process != null && process.isAlive();
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> postgresPlaces() {
    Path versions = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(versions)) {
      return Stream.empty();
    }
    try (Stream<Path> all = Files.list(versions)) {
      return all
          .sorted(Comparator.reverseOrder())
          .map(version -> version.resolve("bin").toString())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> unprivileged(List<String> command) {
    if (!ROOT) {
      return command;
    }
    List<String> whole =
        new ArrayList<>(
            List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"));
    whole.addAll(command);
    return whole;
  }

  private void require(List<String> command) {
    Process running = launch(command);
    try {
      if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || running.exitValue() != 0) {
        running.destroyForcibly();
        throw new AssertionError(String.join(" ", command) + " failed:\n" + output());
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Process launch(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void end() {
    if (isAlive()) {
      kill();
    }
    try {
      Files.deleteIfExists(output);
      Files.walkFileTree(folder, new Deleting());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    /** A server that was killed may still be at it. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
      Files.deleteIfExists(dir);
      return FileVisitResult.CONTINUE;
    }
  }
}
