package org.edgedaemon.tape;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A tape2 file opened for reading only, beside the library's own handle: reads where the library
 * can only iterate. A {@link RandomAccessFile} and no channel, because an interrupt closes a
 * channel.
 */
final class RingFile implements Closeable {
  private final RandomAccessFile file;

  RingFile(Path path) throws FileNotFoundException {
    file = new RandomAccessFile(path.toFile(), "r");
  }

  long length() throws IOException {
    return file.length();
  }

  RingHeader header() throws IOException {
    byte[] bytes = new byte[RingHeader.BYTES];
    file.seek(0);
    file.readFully(bytes);
    return RingHeader.parse(bytes);
  }

  /** Reads {@code length} bytes from {@code position} on, round the end of the ring if need be. */
  void read(long position, byte[] target, int length, long ringLength) throws IOException {
    int beforeEnd = (int) Math.min(length, ringLength - position);
    file.seek(position);
    file.readFully(target, 0, beforeEnd);
    if (beforeEnd < length) {
      file.seek(RingHeader.BYTES);
      file.readFully(target, beforeEnd, length - beforeEnd);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
