package org.edgedaemon.proof;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.edgedaemon.simulator.FreePort;

/**
 * The class path of a daemon's process, and an archive of its classes as the packages have one:
 * made at the first need, for all processes of this build. It spares each of hundreds of starts a
 * third of its time.
 */
final class SharedClasses {
  private static final int PATIENCE_SECONDS = 60;

  private SharedClasses() {}

  /** What goes before the name of the main class. */
  static synchronized List<String> options() throws IOException {
    List<String> parts =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(part -> !part.endsWith("test-classes"))
            .toList();
    List<String> classPath = List.of("-cp", String.join(File.pathSeparator, parts));
    if (!parts.stream()
        .allMatch(part -> part.endsWith(".jar") && Files.isReadable(Path.of(part)))) {
      // Folders of classes cannot be archived.
      return classPath;
    }
    Path archive = archive(parts);
    if (!Files.exists(archive)) {
      make(archive, classPath);
    }
    List<String> options = new ArrayList<>(List.of("-XX:SharedArchiveFile=" + archive));
    options.addAll(classPath);
    return options;
  }

  /** Of just these files. */
  private static Path archive(List<String> jars) throws IOException {
    List<Object> known = new ArrayList<>(jars);
    for (String jar : jars) {
      known.add(Files.getLastModifiedTime(Path.of(jar)));
    }
    return Path.of("target", "daemon-" + Integer.toHexString(known.hashCode()) + ".jsa")
        .toAbsolutePath();
  }

  /** Another process may be about to do the same. */
  private static void make(Path archive, List<String> classPath) throws IOException {
    Path lock = archive.resolveSibling("daemon.jsa.lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (held.isValid() && !Files.exists(archive)) {
        Path made = train(classPath);
        Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static Path train(List<String> classPath) throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "training");
    Path made = folder.resolve("daemon.jsa");
    Path log = folder.resolve("daemon.log");
    Path etcFile =
        Files.writeString(
            folder.resolve("edge-daemon.yml"),
            """
            site: training
            data_dir: %s
            admin:
              listen: 127.0.0.1:%d
            """
                .formatted(folder.resolve("data"), FreePort.take()));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-XX:ArchiveClassesAtExit=" + made);
    command.addAll(classPath);
    command.addAll(List.of("org.edgedaemon.app.Main", "run", "--config", etcFile.toString()));
    Process daemon =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      Await.within(
          Duration.ofSeconds(PATIENCE_SECONDS),
          () -> !daemon.isAlive() || Files.readString(log).contains("still to configure"));
      daemon.destroy();
      if (!daemon.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || !Files.exists(made)) {
        throw new IOException("no archive of classes was made: " + Files.readString(log));
      }
      return made;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      daemon.destroyForcibly();
    }
  }
}
