package org.edgedaemon.admin;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.edgedaemon.http.BodyWriter;
import org.edgedaemon.http.HttpBody;

/** A streamed answer as an output stream for a thread that may wait; one part is held at most. */
final class AnswerOutput extends OutputStream {
  private static final int PART = 32 * 1024;
  private static final long PATIENCE_SECONDS = 60;

  private final BodyWriter writer;
  private final byte[] part = new byte[PART];
  private int length;

  AnswerOutput(BodyWriter writer) {
    this.writer = writer;
  }

  @Override
  public void write(int octet) throws IOException {
    if (length == PART) {
      flush();
    }
    part[length++] = (byte) octet;
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    for (int done = 0; done < count; ) {
      if (length == PART) {
        flush();
      }
      int some = Math.min(PART - length, count - done);
      System.arraycopy(bytes, offset + done, part, length, some);
      length += some;
      done += some;
    }
  }

  @Override
  public void flush() throws IOException {
    if (length == 0) {
      return;
    }
    HttpBody body = HttpBody.ofOwned(Arrays.copyOf(part, length));
    length = 0;
    try {
      writer.write(body).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the peer is gone", e);
    }
  }

  /** The peer gets what is left and the end of the answer. */
  @Override
  public void close() throws IOException {
    flush();
    writer.end();
  }
}
