package org.edgedaemon.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The octets of one file, chunk by chunk. Blocks; used by one thread after the other. */
final class FileFeed implements AutoCloseable {
  private static final Set<OpenOption> READ_PLAIN_FILE =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final Path file;
  private final long size;
  private @Nullable FileChannel channel;
  private @Nullable FileTime changed;
  private long read;
  private boolean closed;

  FileFeed(FileBody body) {
    this.file = body.file();
    this.size = body.size();
  }

  /** Whether everything announced has been read. */
  boolean exhausted() {
    return read == size && channel != null;
  }

  /**
   * The next octets, at least one unless the file is empty.
   *
   * @throws BodyUnreadableException when the file cannot be read or is not as announced
   */
  ByteBuf next(ByteBufAllocator allocator, int most) throws BodyUnreadableException {
    try {
      FileChannel open = open();
      int length = (int) Math.min(most, size - read);
      ByteBuf chunk = allocator.buffer(Math.max(1, length), Math.max(1, length));
      try {
        fill(open, chunk, length);
      } catch (IOException | RuntimeException e) {
        chunk.release();
        throw e;
      }
      return chunk;
    } catch (BodyUnreadableException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw new BodyUnreadableException("there is no such file", e);
    } catch (AccessDeniedException e) {
      throw new BodyUnreadableException("the file may not be read", e);
    } catch (IOException e) {
      throw new BodyUnreadableException("reading failed (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  /** Ends the reading; a thread that is at it ends by itself. */
  @Override
  public synchronized void close() {
    closed = true;
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // It was read only: there is nothing to lose.
        channel = null;
      }
    }
  }

  private void fill(FileChannel open, ByteBuf chunk, int length) throws IOException {
    while (chunk.readableBytes() < length) {
      int n = chunk.writeBytes(open, read + chunk.readableBytes(), length - chunk.readableBytes());
      if (n <= 0) {
        throw new BodyUnreadableException("the file became shorter while it was sent");
      }
    }
    read += length;
    if (read == size && (open.size() != size || !Files.getLastModifiedTime(file).equals(changed))) {
      // Before the last octets have left, so that the peer never gets a whole wrong file.
      throw new BodyUnreadableException("the file changed while it was sent");
    }
  }

  private FileChannel open() throws IOException {
    FileChannel open = channel;
    if (open != null) {
      return open;
    }
    // Opening a pipe would hang.
    BasicFileAttributes now =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!now.isRegularFile()) {
      throw new BodyUnreadableException("it is not a plain file");
    }
    if (now.size() != size) {
      throw new BodyUnreadableException(
          "the file has " + now.size() + " octets and had " + size + " when it was looked at");
    }
    changed = now.lastModifiedTime();
    return keep(FileChannel.open(file, READ_PLAIN_FILE));
  }

  private synchronized FileChannel keep(FileChannel open) throws IOException {
    if (closed) {
      open.close();
      throw new BodyUnreadableException("nobody wants the file any more");
    }
    channel = open;
    return open;
  }
}
