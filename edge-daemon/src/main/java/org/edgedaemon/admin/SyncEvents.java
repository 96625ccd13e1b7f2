package org.edgedaemon.admin;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.edgedaemon.http.BodyWriter;
import org.edgedaemon.http.HttpAnswer;

/** Gives streams of events to whoever wants to watch cloud sync; to a few at once. */
final class SyncEvents {
  private static final int MAX_STREAMS = 32;

  private final CloudSyncOperations sync;
  private final ScheduledExecutorService ticks;
  private final AtomicInteger streams = new AtomicInteger();

  SyncEvents(CloudSyncOperations sync, ScheduledExecutorService ticks) {
    this.sync = sync;
    this.ticks = ticks;
  }

  /** A stream, or a refusal. */
  HttpAnswer answer() {
    SyncView now = sync.status();
    return streams.get() >= MAX_STREAMS
        ? HttpAnswer.problem(503, "Service Unavailable", "too many watch cloud sync already")
        : HttpAnswer.stream(200, HttpAnswer.EVENTS, writer -> begin(now, writer));
  }

  private void begin(SyncView now, BodyWriter writer) {
    streams.incrementAndGet();
    writer.closed().whenComplete((done, failed) -> streams.decrementAndGet());
    new SyncEventStream(sync, writer).start(now, ticks);
  }
}
