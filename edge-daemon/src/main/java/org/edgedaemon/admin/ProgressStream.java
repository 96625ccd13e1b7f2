package org.edgedaemon.admin;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.http.BodyWriter;
import org.edgedaemon.http.HttpBody;

/**
 * Sends the newest progress at a steady pace, however often or seldom the operation tells it: that
 * bounds the traffic, and is the sign of life that the other side's deadline waits for. A peer that
 * went away is ignored; the operation goes on to its end.
 */
final class ProgressStream implements ProgressListener {
  private static final long PERIOD_MILLIS = 500;

  private final BodyWriter writer;
  private final ScheduledFuture<?> tick;
  private volatile StreamLine.Progress newest = new StreamLine.Progress(0, UNKNOWN);
  // Guarded by this: a write follows the one before.
  private CompletionStage<Void> written = CompletableFuture.completedFuture(null);
  private boolean ended;

  ProgressStream(BodyWriter writer, ScheduledExecutorService ticks) {
    this.writer = writer;
    this.tick =
        ticks.scheduleWithFixedDelay(
            this::send, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void progress(long done, long total) {
    newest = new StreamLine.Progress(done, total);
  }

  private synchronized void send() {
    // A slow reader gets fewer lines, not a queue of old ones.
    if (!ended && written.toCompletableFuture().isDone()) {
      written = writer.write(line(StreamLine.progress(newest.done(), newest.total())));
    }
  }

  /** Sends the last line and ends the answer. */
  synchronized void end(StreamLine last) {
    ended = true;
    tick.cancel(false);
    written
        .handle((done, failed) -> writer.write(line(last)))
        .thenCompose(stage -> stage)
        .whenComplete((done, failed) -> writer.end());
  }

  private static HttpBody line(StreamLine line) {
    byte[] json = Answering.bytes(line);
    return HttpBody.of(new String(json, StandardCharsets.UTF_8) + "\n");
  }
}
