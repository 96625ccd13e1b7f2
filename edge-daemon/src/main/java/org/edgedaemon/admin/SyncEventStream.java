package org.edgedaemon.admin;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.http.BodyWriter;
import org.edgedaemon.http.HttpBody;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events of cloud sync to one peer:
 *
 * <pre>
 *   event: state      data: SyncView            first of all
 *   event: progress   data: SyncView.Running    when it has moved on
 *   event: ended      data: SyncView.Ended      when a run has ended
 *   : alive                                     when there was nothing to say for a while
 * </pre>
 *
 * <p>At a steady pace, however fast a run goes: a slow peer gets fewer events, not a queue of old
 * ones. All but {@link #start} happens on the thread of the ticks.
 */
final class SyncEventStream {
  private static final long PERIOD_MILLIS = 250;
  private static final int QUIET_TICKS = 20;

  private final CloudSyncOperations sync;
  private final BodyWriter writer;
  private CompletionStage<Void> written = CompletableFuture.completedFuture(null);
  private SyncView told = new SyncView(null, null, null);
  private int quiet;

  SyncEventStream(CloudSyncOperations sync, BodyWriter writer) {
    this.sync = sync;
    this.writer = writer;
  }

  /** Sends how things stand, and from then on what changes. */
  void start(SyncView now, ScheduledExecutorService ticks) {
    told = now;
    written = writer.write(event("state", now));
    ScheduledFuture<?> tick =
        ticks.scheduleWithFixedDelay(
            this::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    writer.closed().whenComplete((done, failed) -> tick.cancel(false));
  }

  private void tick() {
    if (!written.toCompletableFuture().isDone()) {
      return;
    }
    String news;
    try {
      news = news(sync.status());
    } catch (OperationException e) {
      // Cloud sync was taken out of the etc file.
      writer.end();
      return;
    }
    quiet = news.isEmpty() ? quiet + 1 : 0;
    if (quiet >= QUIET_TICKS) {
      quiet = 0;
      news = ": alive\n\n";
    }
    if (!news.isEmpty()) {
      written = writer.write(HttpBody.of(news));
    }
  }

  private String news(SyncView now) {
    String ended =
        now.last() != null && !idOf(now.last()).equals(idOf(told.last()))
            ? event("ended", now.last()).text()
            : "";
    String moved =
        now.running() != null && !Objects.equals(now.running(), told.running())
            ? event("progress", now.running()).text()
            : "";
    told = now;
    return ended + moved;
  }

  private static String idOf(SyncView.@Nullable Ended run) {
    return run == null ? "" : run.id();
  }

  private static HttpBody event(String name, Object data) {
    String json = new String(Answering.bytes(data), StandardCharsets.UTF_8);
    return HttpBody.of("event: " + name + "\ndata: " + json + "\n\n");
  }
}
