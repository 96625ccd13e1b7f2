package org.edgedaemon.tape;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Writes a whole new queue file in one go and syncs it once, where the library would sync three
 * times for each element. Worth nothing until {@link #finish} has returned.
 */
final class FreshRing implements Closeable {
  private static final int BUFFER = 64 * 1024;

  private final Path path;
  private final BufferedOutputStream out;
  private long position = RingHeader.BYTES;
  private long last;
  private int count;

  FreshRing(Path path) throws IOException {
    this.path = path;
    this.out = new BufferedOutputStream(new FileOutputStream(path.toFile()), BUFFER);
    out.write(new byte[RingHeader.BYTES]);
  }

  void add(byte[] element) throws IOException {
    out.write(ByteBuffer.allocate(RingHeader.LENGTH_BYTES).putInt(element.length).array());
    out.write(element);
    last = position;
    position += RingHeader.LENGTH_BYTES + element.length;
    count++;
  }

  /** Completes the file: its length, its header, the sync. */
  void finish() throws IOException {
    out.flush();
    long length = RingHeader.lengthFor(position);
    long first = count == 0 ? 0 : RingHeader.BYTES;
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(length);
      file.write(RingHeader.of(length, count, first, last).toBytes());
      file.getFD().sync();
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
