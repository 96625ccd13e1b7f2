package org.edgedaemon.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a benchmark writes: below {@code target}, because a folder of the system for temporary
 * files may be in memory, and what counts is the disk.
 */
final class WorkFolder implements AutoCloseable {
  private final Path path;

  WorkFolder() throws IOException {
    path = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "benchmark");
  }

  Path path() {
    return path.toAbsolutePath();
  }

  /** A new folder in it. */
  Path fresh(String name) throws IOException {
    return Files.createTempDirectory(path(), name);
  }

  @Override
  public void close() throws IOException {
    delete(path);
  }

  static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
