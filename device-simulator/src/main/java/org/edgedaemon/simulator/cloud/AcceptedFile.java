package org.edgedaemon.simulator.cloud;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * The event ids accepted so far, one a line, so that a cloud killed with its process still knows
 * them when it comes back. Written before the answer; handed to the operating system, not synced:
 * it survives a kill, not a power cut.
 */
final class AcceptedFile implements AutoCloseable {
  private final FileChannel channel;

  private AcceptedFile(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens or creates the file and hands over what it holds; a line cut short is removed. */
  static AcceptedFile open(Path path, Consumer<String> known) throws IOException {
    byte[] bytes = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(known);
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(end).position(end);
    return new AcceptedFile(channel);
  }

  void append(List<String> ids) throws IOException {
    if (ids.isEmpty()) {
      return;
    }
    byte[] lines = (String.join("\n", ids) + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.wrap(lines);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
