package org.edgedaemon.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatedFileIT {
  private static final int MAX_BYTES = 1_000;
  private static final int KEEP = 3;

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void allFilesTogetherAreBoundedAndTheNewestLinesAreKept() throws IOException {
    Path file = folder.resolve("log").resolve("daemon.log");
    try (PrintStream printer = rotated(file).printer()) {
      for (int i = 0; i < 1_000; i++) {
        printer.println("line " + i);
      }
    }
    List<Path> files = files(folder.resolve("log"));
    assertThat(files).hasSize(KEEP + 1);
    for (Path each : files) {
      assertThat(Files.size(each)).isLessThan(MAX_BYTES + 20);
      assertThat(Files.readString(each)).startsWith("line ").endsWith("\n");
    }
    List<String> newest = Files.readAllLines(file);
    assertThat(newest.get(newest.size() - 1)).isEqualTo("line 999");
  }

  @Test
  void whatIsTooOldIsDeletedAndARestartGoesOnInTheSameFile() throws IOException {
    Path file = folder.resolve("daemon.log");
    print(file, "first");
    print(file, "second");
    assertThat(Files.readString(file)).isEqualTo("first\nsecond\n");

    Path one = folder.resolve("daemon.log.1");
    Files.writeString(one, "ancient\n");
    Files.setLastModifiedTime(one, FileTime.from(now.minus(Duration.ofDays(31))));
    Files.setLastModifiedTime(file, FileTime.from(now.minus(Duration.ofDays(31))));
    print(file, "third");
    assertThat(Files.readString(file)).isEqualTo("third\n");
    assertThat(Files.readString(one)).isEqualTo("first\nsecond\n");
    assertThat(folder.resolve("daemon.log.2")).doesNotExist();
  }

  /** The kernel's own full disk. */
  @Test
  void aFullDiskCostsLinesAndNothingElse() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no /dev/full on this machine");
    Path file = Files.createSymbolicLink(folder.resolve("daemon.log"), full);
    RotatedFile rotated = rotated(file);
    try (PrintStream printer = rotated.printer()) {
      printer.println("lost");
      Files.delete(file);
      printer.println("kept");
    }
    assertThat(Files.readAllLines(file)).hasSize(2).last().isEqualTo("kept");
    assertThat(Files.readAllLines(file).get(0)).contains("were lost");
  }

  private void print(Path file, String line) {
    try (PrintStream printer = rotated(file).printer()) {
      printer.println(line);
    }
    touch(file);
  }

  private void touch(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(now));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private RotatedFile rotated(Path file) {
    return new RotatedFile(
        file, new LogFileLimits(MAX_BYTES, Duration.ofDays(30), KEEP), () -> now);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}
