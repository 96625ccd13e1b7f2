package org.edgedaemon.simulator.serial;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A reader on a serial line: says what was put before it, and hears what it is told. The line is
 * the path of a pseudo-terminal's other end, in raw mode. Thread-safe.
 */
public final class ReaderPlayer implements Closeable {
  private static final int MOST_HEARD = 1 << 20;

  private final RandomAccessFile line;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private final Thread ear;
  private volatile boolean closed;

  private ReaderPlayer(RandomAccessFile line) {
    this.line = line;
    this.ear = new Thread(this::hear, "reader-player");
    ear.setDaemon(true);
  }

  /** Takes its end of the line. */
  public static ReaderPlayer at(Path line) throws IOException {
    ReaderPlayer player = new ReaderPlayer(new RandomAccessFile(line.toFile(), "rw"));
    player.ear.start();
    return player;
  }

  /** Says a value as most readers do: the text and a carriage return. */
  public void scan(String value) throws IOException {
    say((value + "\r").getBytes(StandardCharsets.UTF_8));
  }

  /** Says bytes as they are. */
  public void say(byte... bytes) throws IOException {
    synchronized (line) {
      line.write(bytes);
    }
  }

  /** Everything it was told so far. */
  public byte[] heard() {
    synchronized (heard) {
      return heard.toByteArray();
    }
  }

  /** The same, each byte as one character. */
  public String heardText() {
    return new String(heard(), StandardCharsets.ISO_8859_1);
  }

  /**
   * Lets go of the line. Its ear ends with the line itself, or with the next thing it is told: a
   * read of a terminal cannot be called back.
   */
  @Override
  public void close() throws IOException {
    closed = true;
    line.close();
  }

  private void hear() {
    byte[] buffer = new byte[256];
    try {
      int count = line.read(buffer);
      while (count >= 0 && !closed) {
        note(buffer, count);
        count = line.read(buffer);
      }
    } catch (IOException e) {
      closed = true;
    }
  }

  private void note(byte[] bytes, int count) {
    synchronized (heard) {
      if (heard.size() + count <= MOST_HEARD) {
        heard.write(bytes, 0, count);
      }
    }
  }
}
