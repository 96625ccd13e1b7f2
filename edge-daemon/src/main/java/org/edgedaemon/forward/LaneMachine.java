package org.edgedaemon.forward;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.outbox.OutboxException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lane as a machine without a thread: its owner hands it events and lets it take turns, and it
 * says when it wants the next one. All methods belong to the owner, except {@link #status} and
 * {@link #watermark}. Times are ticks: nanoseconds since the machine was built.
 */
final class LaneMachine {
  static final long NEVER = Long.MAX_VALUE;

  private static final Logger log = LoggerFactory.getLogger(LaneMachine.class);

  private final Destination destination;
  private final LaneConfig config;
  private final ForwardStores stores;
  private final ForwardTime time;
  private final Executor owner;
  private final long origin;

  private final Tallies tallies = new Tallies();
  private final ContactLog contact;
  private final Breaker breaker;
  private final Patience patience;
  private final MarkKeeper mark;
  private final Revivals revivals;
  private final Deliveries deliveries;
  private final StoreTrouble fileTrouble;

  private @Nullable OpenLane open;
  private boolean reopen;
  private boolean closing;
  private boolean closed;
  private long closeBy;
  private volatile LaneStatus status;

  /**
   * @param owner runs what it is given on the owner thread, in order
   */
  LaneMachine(
      Destination destination,
      LaneConfig config,
      ForwardStores stores,
      ForwardTime time,
      Executor owner) {
    this.destination = destination;
    this.config = config;
    this.stores = stores;
    this.time = time;
    this.owner = owner;
    this.origin = time.nanoTime().getAsLong();
    this.contact = new ContactLog(destination.id(), time.wall(), this::laneEntries);
    this.breaker = new Breaker(destination.id().value(), time.wall(), Patience.openFor(config));
    Backoff backoff = new Backoff(config.firstDelay(), config.maxDelay(), time.random());
    this.patience = new Patience(config, backoff, breaker, contact);
    this.mark = new MarkKeeper(destination.id(), stores.watermarks(), time.random());
    this.revivals =
        new Revivals(destination.id(), stores.deadLetters(), time.wall(), tallies, time.random());
    this.deliveries = new Deliveries(destination, patience, tallies, owner, this::ticks);
    this.fileTrouble = new StoreTrouble(destination.id(), "use its file", time.random());
    this.status = LaneStatus.fresh(destination.id());
  }

  private long ticks() {
    return time.nanoTime().getAsLong() - origin;
  }

  /** Entries were applied to the journal. */
  void entriesAvailable() {
    if (open != null) {
      open.refill.wake();
    }
  }

  /** An operator wants everything tried at once, marked dead letters too. */
  void retryNow() {
    patience.retryNow(ticks());
    revivals.wake();
    entriesAvailable();
  }

  /** Starts no more deliveries, and ends when the ones under way are answered or time is up. */
  void close(Duration patienceLeft) {
    closing = true;
    closeBy = ticks() + patienceLeft.toNanos();
  }

  boolean isClosed() {
    return closed;
  }

  /**
   * Does everything that can be done now.
   *
   * @return nanoseconds until the next turn is wanted without an event, at least 0, or {@link
   *     #NEVER}
   */
  long turn() {
    long now = ticks();
    try {
      if (closing) {
        closeIfOver(now);
      } else {
        work(now);
      }
    } catch (OutboxException e) {
      distrustFile(now, e);
    }
    publish(now);
    long wake = nextWake();
    return wake == NEVER ? NEVER : Math.max(0, wake - now);
  }

  /** A fault of our own: what is in memory is not trusted any more. */
  void fault(RuntimeException cause) {
    log.error("lane {} met a fault; it is rebuilt from the stores", destination.id(), cause);
    distrustFile(ticks(), cause);
  }

  private void distrustFile(long now, RuntimeException cause) {
    fileTrouble.failed(now, cause);
    reopen = true;
  }

  private void work(long now) {
    patience.tick(now);
    revivals.turn(now);
    OpenLane lane = ensureOpen(now);
    if (lane != null) {
      deliveries.start(lane.attempts, revivals);
      lane.settle(now);
      lane.refill.turn(now);
      lane.load();
      deliveries.start(lane.attempts, revivals);
    }
    if (patience.probeDue(now)) {
      probe();
    }
  }

  /**
   * Null while there is no lane to work with. A lane that failed is left only when all is quiet.
   */
  private @Nullable OpenLane ensureOpen(long now) {
    boolean quiet = deliveries.inFlight() == 0 && fileTrouble.mayTry(now);
    if (reopen && quiet) {
      closeFile();
    }
    if (open == null && quiet) {
      open =
          new OpenLane(
              destination,
              stores.lanes().open(destination.id()),
              config,
              stores,
              time,
              mark,
              tallies);
      fileTrouble.passed();
    }
    return reopen ? null : open;
  }

  private void closeFile() {
    OpenLane lane = open;
    open = null;
    reopen = false;
    if (lane != null) {
      lane.lane.close();
    }
  }

  private void closeIfOver(long now) {
    if (deliveries.inFlight() > 0 && now < closeBy) {
      return;
    }
    closed = true;
    revivals.finish(now);
    try {
      if (open != null && !reopen) {
        open.finish(now);
      }
    } finally {
      closeFile();
    }
  }

  private void probe() {
    int epoch = patience.epoch();
    askCheck()
        .whenComplete(
            (result, fault) ->
                owner.execute(() -> patience.probed(ticks(), epoch, isGood(result))));
  }

  private CompletionStage<CheckResult> askCheck() {
    try {
      return destination.check();
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private static boolean isGood(@Nullable CheckResult result) {
    return result != null && result.status() == CheckResult.Status.OK;
  }

  private long nextWake() {
    if (closing) {
      return closed ? NEVER : closeBy;
    }
    long wake = Math.min(patience.nextWake(), revivals.nextWake());
    if (open == null || reopen) {
      return Math.min(wake, reopenWake());
    }
    return Math.min(wake, Math.min(mark.nextWake(), open.nextWake()));
  }

  /** While deliveries of the old file are under way, their answers are the wake-up. */
  private long reopenWake() {
    return deliveries.inFlight() > 0 ? NEVER : fileTrouble.nextWake();
  }

  /** The stored watermark; 0 while unknown. Any thread. */
  long watermark() {
    return mark.stored();
  }

  /** As of the last turn. Any thread. */
  LaneStatus status() {
    return status;
  }

  private long laneEntries() {
    return open == null ? 0 : open.lane.entries();
  }

  private void publish(long now) {
    long next = patience.nextAttempt();
    Instant nextAttempt =
        next == NEVER ? null : time.wall().instant().plusNanos(Math.max(0, next - now));
    status =
        new LaneStatus(
            destination.id(),
            state(),
            owed(),
            tallies.snapshot(),
            contact.snapshot(nextAttempt, breaker.state()),
            trouble());
  }

  private LaneState state() {
    if (closed) {
      return LaneState.CLOSED;
    }
    if (!patience.isUp()) {
      return patience.isStopped() ? LaneState.STOPPED : LaneState.WAITING;
    }
    return laneEntries() > 0 || deliveries.inFlight() > 0 ? LaneState.DELIVERING : LaneState.IDLE;
  }

  private LaneStatus.Owed owed() {
    OpenLane lane = open;
    if (lane == null) {
      return new LaneStatus.Owed(0, 0, 0, null, revivals.kept(), mark.stored());
    }
    var oldest = lane.window.oldest();
    return new LaneStatus.Owed(
        lane.lane.entries(),
        lane.lane.bytes(),
        lane.refill.backlog(),
        oldest == null ? null : oldest.entry().receivedAt(),
        revivals.kept(),
        mark.stored());
  }

  private @Nullable String trouble() {
    OpenLane lane = open;
    String ours = firstOf(fileTrouble, revivals.trouble(), mark.trouble());
    if (ours != null || lane == null) {
      return ours;
    }
    return firstOf(lane.settlement.trouble(), lane.refill.reading(), lane.refill.offering());
  }

  private static @Nullable String firstOf(StoreTrouble a, StoreTrouble b, StoreTrouble c) {
    String text = a.text() == null ? b.text() : a.text();
    return text == null ? c.text() : text;
  }
}
