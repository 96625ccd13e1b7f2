package org.edgedaemon.dataset.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.RunReport;
import org.edgedaemon.dataset.RunRequest;
import org.edgedaemon.dataset.run.Started.Accepted;
import org.edgedaemon.dataset.run.Started.Busy;
import org.edgedaemon.dataset.run.Started.Refused;
import org.edgedaemon.dataset.run.Started.TooSoon;
import org.edgedaemon.history.HistoryException;
import org.edgedaemon.history.Run;
import org.edgedaemon.history.RunHistory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who wants a run comes here: the schedule, a command, the local API. Has the thread on which runs
 * are done; never two at once. All methods may be called on any thread.
 */
public final class SyncDesk {
  private static final Logger log = LoggerFactory.getLogger(SyncDesk.class);

  /** The wall clock is looked at again after this long: it may have been set. */
  private static final Duration LOOK = Duration.ofSeconds(30);

  private final CloudSync sync;
  private final RunHistory history;
  private final SyncTime time;
  private final Pace pace;
  private final Duration minGap;
  private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
  private final List<SyncListener> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread;

  // Guarded by this.
  private @Nullable CurrentRun current;
  private @Nullable RunReport last;
  private @Nullable LastEnd lastEnd;
  private @Nullable Instant due;
  private boolean closed;

  /**
   * @param minGap a run that is not forced is skipped when another ended less than this before
   */
  public SyncDesk(CloudSync sync, RunHistory history, SyncTime time, Pace pace, Duration minGap) {
    this.sync = sync;
    this.history = history;
    this.time = time;
    this.pace = pace;
    this.minGap = minGap;
    this.thread = new Thread(this::work, "cloud-sync");
    this.thread.setDaemon(true);
  }

  /**
   * When the last run ended.
   *
   * @param only the datasets it was about; empty for all
   */
  private record LastEnd(Instant at, Set<DatasetName> only) {
    /** Whether it did what is wanted now. */
    boolean covers(RunRequest request) {
      return only.isEmpty() || (!request.only().isEmpty() && only.containsAll(request.only()));
    }
  }

  /** Begins to work: looks up when the last run was, and starts the thread. Blocks a bit. */
  public void open() {
    prepare();
    thread.start();
  }

  /** Asks for a run; answers at once. */
  public synchronized Started begin(RunRequest request) {
    Set<DatasetName> strangers = sync.plan().strangers(request.only());
    if (!strangers.isEmpty()) {
      return new Refused("there is no dataset " + strangers.iterator().next());
    }
    if (closed) {
      return new Refused("the daemon is stopping");
    }
    if (current != null) {
      return new Busy(current.id());
    }
    Instant now = time.wall().instant();
    String skipped = tooSoon(request, now);
    String id = sync.newId();
    if (skipped != null) {
      return new TooSoon(new RunReport(id, request, now, now, skipped, List.of(), List.of()));
    }
    CurrentRun run =
        new CurrentRun(
            id,
            request,
            now,
            sync.plan().datasets(),
            step -> tell(listener -> listener.went(id, step)));
    current = run;
    events.add(() -> run(run));
    return new Accepted(id);
  }

  public synchronized SyncStatus status() {
    return new SyncStatus(
        Optional.ofNullable(current).map(CurrentRun::status),
        Optional.ofNullable(last),
        Optional.ofNullable(due));
  }

  /** From now on tells of runs. */
  public void subscribe(SyncListener listener) {
    listeners.add(listener);
  }

  public void unsubscribe(SyncListener listener) {
    listeners.remove(listener);
  }

  /**
   * Begins nothing more, and has a run under way end early: calls come to their end.
   *
   * @param patience how long to wait for that
   * @return whether it has ended. If not, it will when the cloud's client is closed
   */
  public boolean close(Duration patience) {
    synchronized (this) {
      closed = true;
    }
    sync.stop();
    events.add(() -> log.debug("cloud sync ends"));
    try {
      thread.join(Math.max(1, patience.toMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  /** What {@link #open} does before it starts the thread. */
  void prepare() {
    Optional<Run> before = lastWholeRun();
    Instant now = time.wall().instant();
    synchronized (this) {
      lastEnd = before.map(run -> new LastEnd(run.ended(), Set.of())).orElse(null);
      due = pace.next(before.map(Run::started), now, time.zone()).orElse(null);
    }
  }

  /** Waits a while for one thing to do, and does it. */
  void turn() {
    Duration wait = untilDue();
    if (wait.isZero()) {
      fire();
      return;
    }
    Runnable event = time.rest().next(events, wait.toNanos());
    if (event != null) {
      event.run();
    }
  }

  private void work() {
    while (!isClosed()) {
      turn();
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized Duration untilDue() {
    Instant at = due;
    if (at == null) {
      return LOOK;
    }
    Instant now = time.wall().instant();
    Instant earliest = pace.next(Optional.of(now), now, time.zone()).orElse(at);
    if (earliest.isBefore(at)) {
      // The clock was put back.
      due = earliest;
      at = earliest;
    }
    Duration left = Duration.between(now, at);
    if (left.isNegative()) {
      return Duration.ZERO;
    }
    return left.compareTo(LOOK) < 0 ? left : LOOK;
  }

  private void fire() {
    Instant now = time.wall().instant();
    synchronized (this) {
      due = pace.next(Optional.of(now), now, time.zone()).orElse(null);
    }
    Started started = begin(new RunRequest("schedule", false, Set.of(), false));
    if (started instanceof TooSoon soon) {
      log.info("cloud sync by schedule: {}", soon.report().skipped());
    } else if (started instanceof Busy busy) {
      log.info("cloud sync by schedule: skipped, run {} is under way", busy.id());
    }
  }

  private void run(CurrentRun run) {
    tell(listener -> listener.began(run.id(), run.request()));
    RunReport report = null;
    try {
      report = sync.run(run.id(), run.request(), run);
    } catch (RuntimeException | Error e) {
      // The thread must live: tomorrow's run may have better luck.
      log.error("cloud sync {} failed: {}", run.id(), Words.DEFECT, e);
    }
    RunReport told = report == null ? failed(run) : report;
    synchronized (this) {
      current = null;
      last = withoutIds(told);
      if (!run.request().dryRun()) {
        lastEnd = new LastEnd(told.ended(), run.request().only());
      }
    }
    tell(listener -> listener.ended(told));
  }

  private RunReport failed(CurrentRun run) {
    Instant now = time.wall().instant();
    return new RunReport(
        run.id(),
        run.request(),
        run.status().started(),
        now,
        null,
        List.of(),
        List.of(Words.DEFECT));
  }

  private static RunReport withoutIds(RunReport report) {
    return new RunReport(
        report.id(),
        report.request(),
        report.started(),
        report.ended(),
        report.skipped(),
        report.datasets().stream().map(RunReport.DatasetReport::withoutIds).toList(),
        report.errors());
  }

  private @Nullable String tooSoon(RunRequest request, Instant now) {
    LastEnd end = lastEnd;
    if (request.force() || request.dryRun() || end == null || !end.covers(request)) {
      return null;
    }
    Duration ago = Duration.between(end.at(), now);
    if (ago.isNegative() || ago.compareTo(minGap) >= 0) {
      return null;
    }
    return "skipped: a run ended " + words(ago) + " ago";
  }

  private static String words(Duration ago) {
    long minutes = ago.toMinutes();
    if (minutes == 0) {
      return "less than a minute";
    }
    return minutes == 1 ? "1 minute" : minutes + " minutes";
  }

  private Optional<Run> lastWholeRun() {
    try {
      return history.recent(RunRecord.KIND, null, 20).stream()
          .filter(RunRecord::isWhole)
          .findFirst();
    } catch (HistoryException e) {
      log.warn("when cloud sync ran last cannot be looked up: {}", e.toString());
      return Optional.empty();
    }
  }

  private synchronized void tell(Consumer<SyncListener> news) {
    for (SyncListener listener : listeners) {
      try {
        news.accept(listener);
      } catch (RuntimeException e) {
        log.error("a listener of cloud sync failed: {}", Words.DEFECT, e);
      }
    }
  }
}
