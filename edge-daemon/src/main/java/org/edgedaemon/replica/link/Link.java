package org.edgedaemon.replica.link;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.edgedaemon.http.HttpClient;
import org.edgedaemon.http.HttpClientConfig;
import org.edgedaemon.replica.MasterCalls;
import org.edgedaemon.replica.MasterUnavailableException;
import org.edgedaemon.replica.TablesException;
import org.edgedaemon.replica.Version;
import org.edgedaemon.replica.slave.RoundReport;
import org.edgedaemon.replica.slave.Slave;
import org.edgedaemon.replica.slave.SlaveConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps an office the same as one master: a thread that makes rounds, one at a time. */
public final class Link implements AutoCloseable {
  static final String REQUEST = "request";

  private static final Logger log = LoggerFactory.getLogger(Link.class);
  private static final int CONNECTIONS = 4;

  /** Rows: as much as the collector still finds young when it has been settled. */
  private static final int BATCH = 250;

  private static final Duration BACK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final LinkConfig config;
  private final LinkParts parts;
  private final LinkTime time;
  private final HttpClient client;
  private final HttpClientConfig peer;
  private final MasterCalls calls;
  private final StatusFile file;
  private final Tally tally;
  private final Ear ear;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition called = lock.newCondition();
  // Guarded by the lock.
  private final RoundPlan plan;
  private final Deque<Runnable> wishes = new ArrayDeque<>();
  private boolean stopping;
  // Of the thread.
  private Duration retryAfter = Duration.ZERO;
  private @Nullable Instant syncedAt;
  private volatile boolean running;
  private volatile Version received = Version.NONE;

  /**
   * Connects to nothing yet.
   *
   * @throws org.edgedaemon.http.HttpClientException when the CA file cannot be used
   */
  public Link(LinkConfig config, LinkParts parts, LinkTime time) {
    this.config = config;
    this.parts = parts;
    this.time = time;
    this.peer =
        new HttpClientConfig(
            CONNECTIONS,
            HttpClientConfig.DEFAULT_CONNECT_TIMEOUT,
            HttpClientConfig.DEFAULT_IDLE_TIMEOUT,
            config.caFile(),
            null,
            null);
    this.client = parts.clients().open(config.url(), peer);
    this.calls = calls(client, config.url());
    this.file = new StatusFile(parts.statusFile(), time.clock().instant());
    this.tally = new Tally(config.id(), parts.history());
    this.plan = new RoundPlan(config.interval(), config.watch(), time.random());
    this.ear =
        new Ear(
            config,
            (request, listener) -> parts.clients().socket(request, peer, listener),
            client,
            parts.scheduler(),
            time.random(),
            () -> received,
            new Bells());
    this.thread = new Thread(this::work, "master-" + config.id());
    thread.setDaemon(true);
  }

  public LinkConfig config() {
    return config;
  }

  /** Begins with a round, and goes on. */
  public void start() {
    thread.start();
    ear.start();
  }

  /** How things stand. Any thread. */
  public LinkStatus status() {
    return tally.status(config, file.current(), running, ear.hears());
  }

  /** Does what somebody wants as soon as the round under way has ended. Any thread. */
  public CompletionStage<RoundEnd> ask(Wish wish) {
    return next(() -> withCalls(wish, with -> asked(wish, with)));
  }

  /** Forgets everything but the tables themselves: the next round compares all. Any thread. */
  public CompletionStage<Void> reset() {
    return next(
        () -> {
          parts.state().reset();
          received = Version.NONE;
          file.replace(SyncStatus.never(time.clock().instant()));
          return null;
        });
  }

  /** A call under way fails; a step in the database is waited for. */
  @Override
  public void close() {
    lock.lock();
    try {
      stopping = true;
      called.signalAll();
    } finally {
      lock.unlock();
    }
    ear.close();
    calls.close();
    join();
    parts.tables().close();
  }

  private void join() {
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      log.warn("a round with master {} does not end; the next one repeats it", config.id());
    }
  }

  private <T> CompletionStage<T> next(Supplier<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    lock.lock();
    try {
      if (stopping) {
        return CompletableFuture.failedFuture(new IllegalStateException("the daemon stops"));
      }
      wishes.add(() -> answer(work, done));
      called.signalAll();
    } finally {
      lock.unlock();
    }
    return done;
  }

  private static <T> void answer(Supplier<T> work, CompletableFuture<T> done) {
    try {
      done.complete(work.get());
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  private void work() {
    for (Runnable step = step(); step != null; step = step()) {
      try {
        step.run();
      } catch (RuntimeException e) {
        log.error("a step with master {} failed", config.id(), e);
        ended(failure(e));
      }
    }
  }

  /** What is to be done next, when its time has come; null for the end. */
  private @Nullable Runnable step() {
    lock.lock();
    try {
      while (!stopping) {
        Runnable wish = wishes.poll();
        if (wish != null) {
          return wish;
        }
        long now = time.nanoTime().getAsLong();
        RoundPlan.Step next = plan.next(now);
        if (next.isRound()) {
          return () -> round(next.reason(), calls, false);
        }
        if (next == RoundPlan.Step.LOOK) {
          return this::look;
        }
        long unused = called.awaitNanos(plan.waitNanos(now));
      }
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      lock.unlock();
    }
  }

  private void look() {
    boolean found = false;
    try {
      found = slave(calls).glance();
    } catch (TablesException e) {
      // A round tells it, and holds back what comes after it.
      found = true;
    } finally {
      plan(found);
    }
  }

  private void plan(boolean found) {
    lock.lock();
    try {
      plan.looked(time.nanoTime().getAsLong(), found);
    } finally {
      lock.unlock();
    }
  }

  private RoundEnd asked(Wish wish, MasterCalls with) {
    return wish.dryRun()
        ? new Preview(slave(with), with, parts.state(), config.specs().keySet())
            .end(wish.everything())
        : round(REQUEST, with, wish.everything());
  }

  private RoundEnd round(String reason, MasterCalls with, boolean everything) {
    Instant started = time.clock().instant();
    running = true;
    begun();
    file.replace(file.current().running(started));
    RoundEnd end;
    try {
      Slave slave = slave(with);
      RoundReport report = everything ? slave.roundOfAll() : slave.round();
      received = parts.state().received();
      syncedAt = report.syncedAt();
      acknowledge(with, true, null);
      end = end(report);
    } catch (MasterUnavailableException | TablesException e) {
      end = failure(e);
      if (e instanceof TablesException) {
        acknowledge(with, false, e.getMessage());
      }
    } catch (RuntimeException e) {
      log.error("a round with master {} failed", config.id(), e);
      end = failure(e);
    } finally {
      running = false;
    }
    ended(end);
    tally.ended(end, reason, started, time.clock().instant());
    return end;
  }

  private void acknowledge(MasterCalls with, boolean success, @Nullable String message) {
    try {
      with.acknowledge(received.at(), success, message);
    } catch (MasterUnavailableException e) {
      log.debug("master {} was not told how the round ended: {}", config.id(), e.getMessage());
    }
  }

  private void begun() {
    lock.lock();
    try {
      plan.begun();
    } finally {
      lock.unlock();
    }
  }

  private void ended(RoundEnd end) {
    Instant now = time.clock().instant();
    SyncStatus before = file.current();
    file.replace(
        end.error() == null
            ? before.succeeded(syncedAt, end.pending(), now)
            : before.failed(end.error(), end.pending(), now));
    lock.lock();
    try {
      if (end.error() == null) {
        plan.ended(time.nanoTime().getAsLong(), end.pending() > 0);
      } else {
        plan.failed(time.nanoTime().getAsLong(), retryAfter);
      }
    } finally {
      lock.unlock();
    }
    retryAfter = Duration.ZERO;
  }

  private RoundEnd failure(RuntimeException why) {
    if (why instanceof MasterUnavailableException unavailable) {
      retryAfter = unavailable.retryAfter().orElse(Duration.ZERO);
    }
    boolean known = why instanceof MasterUnavailableException || why instanceof TablesException;
    String text = known ? String.valueOf(why.getMessage()) : "a fault: " + why;
    return new RoundEnd(false, 0, 0, 0, file.current().pendingRecords(), text, List.of());
  }

  private static RoundEnd end(RoundReport report) {
    return new RoundEnd(
        false,
        report.sent(),
        report.conflicts(),
        report.received(),
        report.pending(),
        null,
        report.errors());
  }

  private RoundEnd withCalls(Wish wish, Function<MasterCalls, RoundEnd> work) {
    URI other = wish.url();
    if (other == null) {
      return work.apply(calls);
    }
    try (MasterCalls once = calls(parts.clients().open(other, peer), other)) {
      return work.apply(once);
    }
  }

  private MasterCalls calls(HttpClient by, URI url) {
    return new HttpMasterCalls(by, url, config.token(), config.timeout());
  }

  private Slave slave(MasterCalls with) {
    SlaveConfig how =
        new SlaveConfig(config.specs(), config.changesOnly(), config.compareEvery(), BATCH);
    return new Slave(how, parts.tables(), parts.state(), with);
  }

  /** What the ear hears. */
  private final class Bells implements Ear.Listener {
    @Override
    public void connected() {
      Duration most =
          BACK.multipliedBy((long) (1 + 999 * time.random().getAsDouble())).dividedBy(1000);
      tell(() -> plan.connected(time.nanoTime().getAsLong(), most));
    }

    @Override
    public void rung() {
      tell(plan::rung);
    }

    private void tell(Runnable what) {
      lock.lock();
      try {
        what.run();
        called.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
