package org.edgedaemon.device.zk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.DeviceStatus.State;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.device.zk.codec.ZkRequest;
import org.jspecify.annotations.Nullable;

/** An open session: reads, events, probes, and a polite end. Any thread may call. */
final class ZkSession implements DeviceSession {
  private final SessionParts parts;
  private final Conversation conversation;
  private final LiveEvents live;
  private final Runnable atEnd;
  private final ReadHistory history = new ReadHistory();
  private final AtomicBoolean reading = new AtomicBoolean();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private long receivedAtLastProbe;
  private boolean closing;

  /**
   * @param atEnd told when the session has ended, before anybody else is
   */
  ZkSession(SessionParts parts, LiveEvents live, Runnable atEnd) {
    this.parts = parts;
    this.atEnd = atEnd;
    this.conversation = parts.conversation();
    this.live = live;
    var unused = conversation.ended().whenComplete((none, failure) -> onEnded(failure));
    scheduleProbe();
  }

  @Override
  public CompletableFuture<ReadReport> read(ReadRequest request) {
    if (!reading.compareAndSet(false, true)) {
      return CompletableFuture.failedFuture(
          new IllegalStateException(parts.peer().label() + " is being read already"));
    }
    return onLoop(() -> catchUp(request)).whenComplete((report, failure) -> readEnded(failure));
  }

  @Override
  public CompletableFuture<Void> listen() {
    return onLoop(live::register).thenRun(() -> parts.board().state(State.LIVE));
  }

  @Override
  public CompletableFuture<Void> closed() {
    return closed.copy();
  }

  @Override
  public CompletableFuture<Void> close() {
    return onLoop(this::hangUp).handle((none, failure) -> null);
  }

  private CompletableFuture<ReadReport> catchUp(ReadRequest request) {
    DeviceClock clock =
        new DeviceClock(parts.config(), parts.fleet(), conversation, parts.memory(), parts.board());
    return clock
        .check()
        .thenCompose(none -> refreshUsers())
        .thenCompose(none -> new AttendanceRead(parts, history, live, bounded(request)).run());
  }

  /** A terminal's log knows no "now": a lookback is counted from its clock as just measured. */
  private ReadRequest bounded(ReadRequest request) {
    Duration lookback = request.lookback();
    if (lookback == null) {
      return request;
    }
    Duration offset = parts.memory().clockOffset;
    Instant now = offset == null ? parts.now() : parts.now().plus(offset);
    LocalDateTime from = LocalDateTime.ofInstant(now.minus(lookback), parts.config().timeZone());
    return ReadRequest.between(from, null, request.progress());
  }

  private CompletableFuture<Void> refreshUsers() {
    if (!parts.memory().users.isDue(parts.now())) {
      return CompletableFuture.completedFuture(null);
    }
    return Gauges.read(conversation, parts.board(), parts.memory())
        .thenCompose(sizes -> new UserRead(parts).run(sizes));
  }

  private void readEnded(@Nullable Throwable failure) {
    reading.set(false);
    if (failure == null) {
      parts.board().succeeded();
    } else {
      parts.board().trouble(String.valueOf(Failures.asDevice(failure, parts.peer()).getMessage()));
    }
    long bad = conversation.transport().badChecksums();
    parts.board().fact("bad checksums", bad == 0 ? null : Long.toString(bad));
  }

  private CompletableFuture<Void> hangUp() {
    if (!closing) {
      closing = true;
      var unused = conversation.goodbye();
    }
    return closed;
  }

  private void scheduleProbe() {
    long nanos = parts.config().idleProbe().toNanos();
    var unused = conversation.transport().loop().schedule(this::probe, nanos, TimeUnit.NANOSECONDS);
  }

  /** A session has no keep-alive of its own, and a device that restarted never says so. */
  private void probe() {
    if (conversation.ended().isDone() || closing) {
      return;
    }
    boolean silent = conversation.received() == receivedAtLastProbe;
    receivedAtLastProbe = conversation.received();
    if (!silent || conversation.isBusy()) {
      scheduleProbe();
      return;
    }
    var unused =
        conversation
            .ask(ZkRequest.time())
            .whenComplete(
                (answer, failure) -> {
                  receivedAtLastProbe = conversation.received();
                  if (failure == null) {
                    scheduleProbe();
                  } else {
                    probe();
                  }
                });
  }

  private void onEnded(@Nullable Throwable failure) {
    atEnd.run();
    if (failure == null || closing) {
      parts.board().state(State.IDLE);
      closed.complete(null);
    } else {
      DeviceException cause = Failures.asDevice(failure, parts.peer());
      parts.board().failed(String.valueOf(cause.getMessage()));
      closed.completeExceptionally(cause);
    }
  }

  private <T> CompletableFuture<T> onLoop(Supplier<CompletableFuture<T>> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      conversation.transport().loop().execute(() -> follow(work.get(), result));
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(
          parts.peer().failure(Reason.BROKEN, "cannot be talked to: shutting down", e));
    }
    return result;
  }

  private static <T> void follow(CompletableFuture<T> work, CompletableFuture<T> result) {
    var unused =
        work.whenComplete(
            (value, failure) -> {
              if (failure == null) {
                result.complete(value);
              } else {
                result.completeExceptionally(Failures.unwrap(failure));
              }
            });
  }
}
