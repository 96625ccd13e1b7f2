package org.edgedaemon.logging;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A log file: full or old, it becomes {@code NAME.1}, that becomes {@code NAME.2}, and so on; the
 * last one and those too old are deleted. Between two lines only.
 *
 * <p>A disk that takes nothing costs lines, never the daemon: they are counted, and told in the log
 * once there is room. Any thread.
 */
public final class RotatedFile extends OutputStream {
  private final Path file;
  private final LogFileLimits limits;
  private final InstantSource clock;
  private @Nullable OutputStream out;
  private long bytes;
  private Instant begun = Instant.EPOCH;
  private boolean atLineStart = true;
  private long lost;

  /** Opens nothing before the first line. */
  public RotatedFile(Path file, LogFileLimits limits, InstantSource clock) {
    this.file = file;
    this.limits = limits;
    this.clock = clock;
  }

  /** For standard error. */
  public PrintStream printer() {
    return new PrintStream(this, true, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] text, int from, int length) {
    if (length == 0) {
      return;
    }
    try {
      OutputStream open = openAt(atLineStart);
      tellOfLost(open);
      open.write(text, from, length);
      bytes += length;
    } catch (IOException e) {
      lost++;
      giveUp();
    }
    atLineStart = text[from + length - 1] == '\n';
  }

  @Override
  public synchronized void close() {
    giveUp();
  }

  private OutputStream openAt(boolean lineStart) throws IOException {
    if (lineStart && out != null && isDone()) {
      giveUp();
      rotate();
    }
    if (out == null) {
      out = open();
    }
    return out;
  }

  private boolean isDone() {
    return bytes >= limits.maxBytes() || clock.instant().isAfter(begun.plus(limits.maxAge()));
  }

  private OutputStream open() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    if (Files.exists(file)) {
      bytes = Files.size(file);
      begun = Files.getLastModifiedTime(file).toInstant();
      if (isDone()) {
        rotate();
      }
    }
    bytes = Files.exists(file) ? Files.size(file) : 0;
    begun = clock.instant();
    return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void rotate() throws IOException {
    Files.deleteIfExists(numbered(limits.keep()));
    for (int i = limits.keep() - 1; i >= 0; i--) {
      Path from = i == 0 ? file : numbered(i);
      if (Files.exists(from)) {
        move(from, numbered(i + 1));
      }
    }
  }

  private void move(Path from, Path to) throws IOException {
    Instant eldest = clock.instant().minus(limits.maxAge());
    if (!from.equals(file) && Files.getLastModifiedTime(from).toInstant().isBefore(eldest)) {
      Files.delete(from);
    } else {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path numbered(int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }

  private void tellOfLost(OutputStream open) throws IOException {
    if (lost > 0 && atLineStart) {
      String line = "pieces of the log were lost, its disk took nothing: " + lost + "\n";
      open.write(line.getBytes(StandardCharsets.UTF_8));
      bytes += line.length();
      lost = 0;
    }
  }

  /** The next line opens it anew. */
  private void giveUp() {
    OutputStream open = out;
    out = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      lost++;
    }
  }
}
