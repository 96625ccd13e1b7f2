package org.edgedaemon.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the disk does without us: writes that return when they are durable ({@code O_DSYNC}). */
final class RawDisk {
  private final Path folder;

  RawDisk(Path folder) {
    this.folder = folder;
  }

  /** Seconds to append so many bytes in writes of this size to a new file. */
  double appendSeconds(long bytes, int writeSize) throws IOException {
    Path file = Files.createTempFile(folder, "raw", "");
    ByteBuffer buffer = ByteBuffer.allocateDirect(writeSize);
    long start = System.nanoTime();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.DSYNC)) {
      for (long left = bytes; left > 0; left -= writeSize) {
        buffer.clear().limit((int) Math.min(writeSize, left));
        channel.write(buffer);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Files.delete(file);
    return seconds;
  }

  /** Seconds of the middle one of so many writes of this size, one after the other. */
  double writeSeconds(int writes, int writeSize) throws Exception {
    Path file = Files.createTempFile(folder, "raw", "");
    ByteBuffer buffer = ByteBuffer.allocateDirect(writeSize);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.DSYNC)) {
      return Sample.of(
              writes,
              () -> {
                long start = System.nanoTime();
                channel.write(buffer.clear());
                return (System.nanoTime() - start) / 1e9;
              })
          .median();
    } finally {
      Files.delete(file);
    }
  }
}
