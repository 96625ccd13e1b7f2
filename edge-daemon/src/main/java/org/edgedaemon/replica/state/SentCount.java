package org.edgedaemon.replica.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * How often something was about to be sent, in a small file: the store beside it may step back to
 * an older version after a crash, and this tells that it did.
 *
 * <pre>
 * offset 0  8 octets  count, big-endian
 * offset 8  8 octets  CRC-32C of the count, big-endian
 * </pre>
 */
final class SentCount {
  private static final int SIZE = 16;

  private final Path file;

  SentCount(Path file) {
    this.file = file;
  }

  /** 0 when there is no file, or one that nothing can be read from. */
  long read() throws IOException {
    if (!Files.exists(file) || Files.size(file) != SIZE) {
      return 0;
    }
    ByteBuffer octets = ByteBuffer.wrap(Files.readAllBytes(file));
    long count = octets.getLong();
    return octets.getLong() == sum(count) ? count : 0;
  }

  /** On the disk when it returns. */
  void write(long count) throws IOException {
    ByteBuffer octets = ByteBuffer.allocate(SIZE).putLong(count).putLong(sum(count)).flip();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (octets.hasRemaining()) {
        channel.write(octets, octets.position());
      }
      channel.force(false);
    }
  }

  private static long sum(long count) {
    CRC32C sum = new CRC32C();
    sum.update(ByteBuffer.allocate(Long.BYTES).putLong(count).flip());
    return sum.getValue();
  }
}
