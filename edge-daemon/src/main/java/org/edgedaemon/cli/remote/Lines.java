package org.edgedaemon.cli.remote;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The lines of an answer as they come, each with a deadline and a greatest length. */
final class Lines implements AutoCloseable {
  private static final int MAX_LINE = 1024 * 1024;

  private final InputStream in;
  private final Duration deadline;

  Lines(InputStream in, Duration deadline) {
    this.in = new BufferedInputStream(in);
    this.deadline = deadline;
  }

  /**
   * The next line; null at the end. Fails when none comes in time, it is too long, or the
   * connection breaks off.
   */
  @Nullable String next() throws IOException, InterruptedException {
    CompletableFuture<@Nullable String> line = CompletableFuture.supplyAsync(this::read);
    try {
      return line.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("nothing came for " + deadline.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  private @Nullable String read() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int next = in.read();
      while (next >= 0 && next != '\n' && line.size() < MAX_LINE) {
        line.write(next);
        next = in.read();
      }
      if (line.size() == MAX_LINE) {
        throw new IOException("a line is longer than " + MAX_LINE + " bytes");
      }
      return next < 0 && line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Also ends a read that still waits. */
  @Override
  public void close() throws IOException {
    in.close();
  }
}
