package org.edgedaemon.ingest;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.Device;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.intake.IntakeException;
import org.jspecify.annotations.Nullable;

/**
 * One device for ever: connect, listen, catch up, catch up every interval, reconnect with growing
 * delay. Real-time events are a hint for speed; the catch-up read is the truth, and follows each
 * connect. Backup reads and reads by hand get their turn on the same session.
 *
 * <p>Lives on the scheduler's thread: every method but the constructor and {@link #stats} must be
 * called there.
 */
final class DeviceLoop implements Line.End {
  private static final Duration INTAKE_PAUSE = Duration.ofSeconds(10);

  private final Device device;
  private final PollConfig poll;
  private final IngestParts parts;
  private final Scheduler scheduler;
  private final ReadProgress progress;
  private final LoopStats stats = new LoopStats();
  private final ChangeLog changes;
  private final DeviceRuns runs;
  private final Reads reads;
  private final Waiters waiters = new Waiters();
  private final @Nullable BackupTurns backup;
  private final Agenda agenda;
  private final Line line;

  private Scheduler.@Nullable Task timer;
  private @Nullable ReadRun catchingUp;
  private boolean stopped;
  private boolean pausing;
  private boolean byHand;
  private int failures;
  private long dueAt;

  DeviceLoop(Device device, PollConfig poll, IngestParts parts) {
    this.device = device;
    this.poll = poll;
    this.parts = parts;
    this.scheduler = parts.scheduler();
    this.progress = new ReadProgress(device.id(), parts);
    this.changes = new ChangeLog(device.id());
    this.runs = new DeviceRuns(device.id(), stats, parts.runs()::add);
    IntakeListener listener = new IntakeListener(parts, stats, this::news);
    this.backup =
        poll.backup() == null
            ? null
            : new BackupTurns(poll.backup(), parts.clock(), parts.time().zone());
    this.agenda = new Agenda(poll.interval(), backup, scheduler);
    this.line = new Line(device, poll.live(), scheduler, this);
    this.reads = new Reads(line, listener, scheduler);
  }

  LoopStats stats() {
    return stats;
  }

  Device device() {
    return device;
  }

  PollConfig poll() {
    return poll;
  }

  /**
   * Begins after {@code delay}, and reads on from where the journal says the device was read to.
   */
  void start(Duration delay, ReadProgress.Past past) {
    progress.resume(past);
    pause(delay);
  }

  /** Entries before {@code end} are missing: the device is read whole, soon. */
  void holeFound(long end) {
    progress.holeFound(end);
    agenda.owe(ReadReason.HOLE);
    lookAgain();
  }

  /** Ends the session politely; completes when the device has been let go. */
  CompletionStage<Void> stop() {
    stopped = true;
    cancelTimer();
    waiters.failed(letGo());
    return line.stop();
  }

  /** Reads by hand, as soon as the session is free; connects at once if there is none. */
  CompletionStage<ReadReport> readByHand(ReadRequest request) {
    if (stopped) {
      return CompletableFuture.failedFuture(letGo());
    }
    CompletionStage<ReadReport> report = waiters.forRead(request);
    if (!line.isConnected()) {
      connect();
    } else if (reads.isFree()) {
      nextHandRead();
    }
    return report;
  }

  /**
   * Completes when the device is connected, trying at once, also after it was left alone for
   * refusing our key.
   */
  CompletionStage<Void> connectByHand() {
    if (stopped) {
      return CompletableFuture.failedFuture(letGo());
    }
    if (line.isConnected()) {
      return CompletableFuture.completedFuture(null);
    }
    CompletionStage<Void> connected = waiters.forConnect();
    connect();
    return connected;
  }

  @Override
  public void connected() {
    changes.well();
    waiters.connected();
  }

  @Override
  public void notLive(Throwable reason) {
    changes.notLive(poll.interval(), Failures.message(reason));
  }

  @Override
  public void ready(DeviceSession session) {
    settle();
  }

  @Override
  public void down(DeviceException why) {
    reads.ended();
    catchingUp = null;
    if (why.reason() == Reason.CREDENTIALS && !byHand && waiters.any()) {
      // Refused before anybody asked, perhaps without a try: who asks is owed one.
      connect();
    } else {
      retryAfter(why);
    }
  }

  private void news() {
    agenda.news();
    lookAgain();
  }

  private void after(Duration delay) {
    cancelTimer();
    dueAt = scheduler.nanoTime() + delay.toNanos();
    timer = scheduler.schedule(delay, this::due);
  }

  /** As {@link #after}, and nothing but an operator makes it shorter. */
  private void pause(Duration delay) {
    after(delay);
    pausing = true;
  }

  /** Something new is on the agenda. */
  private void lookAgain() {
    if (timer != null && !pausing) {
      after(agenda.untilNext());
    }
  }

  private void cancelTimer() {
    pausing = false;
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private void due() {
    timer = null;
    pausing = false;
    stats.late(scheduler.nanoTime() - dueAt);
    if (line.isConnected()) {
      settle();
    } else if (agenda.turn() != Agenda.Turn.NOTHING) {
      connect();
    } else {
      after(agenda.untilNext());
    }
  }

  private void connect() {
    cancelTimer();
    boolean asked = waiters.any();
    if (line.connect(new ConnectRequest(reads.listener(), progress.known(), asked))) {
      byHand = asked;
    }
  }

  /** The session may be free: whoever waits gets it, or the wait for the next one begins. */
  private void settle() {
    if (stopped || !reads.isFree() || nextHandRead()) {
      return;
    }
    Agenda.Turn turn = agenda.turn();
    if (turn == Agenda.Turn.NOTHING) {
      if (!poll.live()) {
        line.hangUp();
      }
      after(agenda.untilNext());
    } else if (!parts.stores().room().getAsBoolean()) {
      changes.trouble("is not read for now", "the disk has no room; free some space");
      pause(INTAKE_PAUSE);
    } else if (turn == Agenda.Turn.BACKUP && backup != null) {
      backUp(backup);
    } else {
      catchUp();
    }
  }

  private void catchUp() {
    ReadProgress.Point began = progress.point();
    ReadReason reason = agenda.catchUpBegins();
    ReadRun run = catchingUp == null ? ReadRun.catchUp(reason, parts.now()) : catchingUp;
    catchingUp = run;
    reads.read(run, ReadRequest.after(began.cursor()), end -> caughtUp(run, began, end));
  }

  private void caughtUp(ReadRun run, ReadProgress.Point began, Reads.End end) {
    if (stopped) {
      return;
    }
    if (!end.current() || end.report() == null) {
      runs.caughtUp(run, error(end));
      if (end.current()) {
        catchingUp = null;
        agenda.owe(run.reason());
        readFailed(end);
      }
      return;
    }
    done(end.report(), end.took());
    progress.advance(began, end.report().cursor());
    // One that gets nowhere would be repeated for ever.
    boolean gotOn = end.report().more() && !progress.point().equals(began);
    if (!gotOn || !agenda.goesOn(run.reason())) {
      catchingUp = null;
      runs.caughtUp(run, null);
      agenda.caughtUp();
    }
    settle();
  }

  private void backUp(BackupTurns turns) {
    ReadReason reason = turns.due();
    ReadRun run =
        ReadRun.backup(
            reason == null ? ReadReason.SCHEDULE : reason, turns.lookback(), parts.now());
    reads.read(
        run,
        turns.request(),
        end -> {
          if (end.report() != null) {
            turns.done();
          } else {
            turns.failed();
          }
          over(run, end);
        });
  }

  private boolean nextHandRead() {
    Waiters.HandRead wanted = line.open() == null ? null : waiters.nextRead();
    if (wanted == null) {
      return false;
    }
    cancelTimer();
    readByHand(wanted, wanted.request(), ReadRun.byHand(wanted.request(), parts.now()));
    return true;
  }

  private void readByHand(Waiters.HandRead wanted, ReadRequest request, ReadRun run) {
    reads.read(
        run,
        request,
        end -> {
          ReadReport report = end.report();
          if (report == null) {
            wanted.report().completeExceptionally(Failures.asDevice(device.id(), end.failure()));
            over(run, end);
            return;
          }
          ReadRequest rest = wanted.rest(request.after(), report, run.records());
          if (rest != null && end.current() && !stopped) {
            done(report, end.took());
            readByHand(wanted, rest, run);
          } else {
            wanted.report().complete(run.total(report));
            over(run, end);
          }
        });
  }

  /** The end of a read that was no catch-up. */
  private void over(ReadRun run, Reads.End end) {
    if (stopped) {
      return;
    }
    runs.over(run, error(end));
    ReadReport report = end.report();
    // Of a session that is gone the line has told already.
    if (end.current() && report == null) {
      readFailed(end);
    } else if (end.current() && report != null) {
      done(report, end.took());
      settle();
    }
  }

  private void done(ReadReport report, Duration took) {
    failures = 0;
    changes.well();
    stats.readDone(report, parts.now(), took);
    changes.read(report, took);
  }

  private static @Nullable String error(Reads.End end) {
    return end.report() == null ? Failures.message(end.failure()) : null;
  }

  private void readFailed(Reads.End end) {
    IntakeException refused = Failures.refusedByIntake(end.failure());
    if (refused != null) {
      changes.trouble("is not read for now", Failures.message(refused));
      pause(INTAKE_PAUSE);
      return;
    }
    DeviceException trouble = Failures.asDevice(device.id(), end.failure());
    if (trouble.reason() == Reason.INCOMPLETE) {
      stats.failed();
      failures++;
      changes.trouble("gave an incomplete log", Failures.message(trouble));
      pause(parts.backoff().delay(trouble, failures, poll.longestAway()));
      return;
    }
    line.hangUp();
    retryAfter(trouble);
  }

  private void retryAfter(DeviceException failure) {
    cancelTimer();
    stats.failed();
    failures++;
    waiters.failed(failure);
    agenda.owe(ReadReason.RECONNECT);
    Duration delay = parts.backoff().delay(failure, failures, poll.longestAway());
    changes.away(failure, delay);
    if (delay.compareTo(Backoff.UNTIL_ASKED) < 0) {
      pause(delay);
    }
  }

  private DeviceException letGo() {
    return Line.broken("the daemon lets go of device " + device.id());
  }
}
