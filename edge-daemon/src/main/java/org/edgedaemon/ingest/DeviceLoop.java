package org.edgedaemon.ingest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.edgedaemon.device.ConnectRequest;
import org.edgedaemon.device.Device;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.intake.IntakeException;
import org.jspecify.annotations.Nullable;

/**
 * One device for ever: connect, listen, catch up, catch up every interval, reconnect with growing
 * delay. Real-time events are a hint for speed; the catch-up read is the truth, and follows each
 * connect.
 *
 * <p>Lives on the scheduler's thread: every method but the constructor and {@link #stats} must be
 * called there.
 */
final class DeviceLoop implements Line.End {
  private static final Duration INTAKE_PAUSE = Duration.ofSeconds(10);

  private final Device device;
  private final PollConfig poll;
  private final Scheduler scheduler;
  private final BooleanSupplier room;
  private final ReadProgress progress;
  private final Backoff backoff;
  private final InstantSource clock;
  private final LoopStats stats = new LoopStats();
  private final ChangeLog changes;
  private final PunchListener listener;
  private final Waiters waiters = new Waiters();
  private final Line line;

  private Scheduler.@Nullable Task timer;
  private boolean reading;
  private boolean stopped;
  private int failures;
  private long dueAt;

  DeviceLoop(Device device, PollConfig poll, IngestParts parts) {
    this.device = device;
    this.poll = poll;
    this.scheduler = parts.scheduler();
    this.room = parts.room();
    this.backoff = parts.backoff();
    this.clock = parts.clock();
    this.progress = new ReadProgress(device.id(), parts);
    this.changes = new ChangeLog(device.id());
    this.listener = new IntakeListener(scheduler, parts.writer(), parts.intake(), stats);
    this.line = new Line(device, poll.live(), scheduler, this);
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
  void start(Duration delay, ReadProgress.Point known) {
    progress.resume(known);
    after(delay);
  }

  /** Entries before {@code end} are missing: the device is read whole, soon. */
  void holeFound(long end) {
    progress.holeFound(end);
    if (timer != null && failures == 0) {
      after(Duration.ZERO);
    }
  }

  /** Ends the session politely; completes when the device has been let go. */
  CompletionStage<Void> stop() {
    stopped = true;
    cancelTimer();
    waiters.failed(Line.broken("the daemon lets go of device " + device.id()));
    return line.stop();
  }

  /** Reads by hand, as soon as the session is free; connects at once if there is none. */
  CompletionStage<ReadReport> readByHand(ReadRequest request) {
    CompletionStage<ReadReport> report = waiters.forRead(request);
    if (!line.isConnected()) {
      connect();
    } else if (!reading) {
      nextHandRead();
    }
    return report;
  }

  /**
   * Completes when the device is connected, trying at once, also after it was left alone for
   * refusing our key.
   */
  CompletionStage<Void> connectByHand() {
    if (line.isConnected()) {
      return CompletableFuture.completedFuture(null);
    }
    CompletionStage<Void> connected = waiters.forConnect();
    connect();
    return connected;
  }

  private void after(Duration delay) {
    cancelTimer();
    dueAt = scheduler.nanoTime() + delay.toNanos();
    timer = scheduler.schedule(delay, this::due);
  }

  private void due() {
    timer = null;
    stats.late(scheduler.nanoTime() - dueAt);
    if (!line.isConnected()) {
      connect();
    } else if (!reading) {
      catchUp();
    }
  }

  private void connect() {
    cancelTimer();
    line.connect(new ConnectRequest(listener, progress.point().cursor(), false));
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
    catchUp();
  }

  @Override
  public void down(DeviceException why) {
    reading = false;
    retryAfter(why);
  }

  private void catchUp() {
    DeviceSession open = line.open();
    if (open == null || stopped) {
      return;
    }
    if (!room.getAsBoolean()) {
      changes.trouble("is not read for now", "the disk has no room; free some space");
      after(INTAKE_PAUSE);
      return;
    }
    ReadProgress.Point began = progress.point();
    read(
        open,
        ReadRequest.after(began.cursor()),
        (report, failure) -> {
          if (line.isOn(open)) {
            caughtUp(began, report, failure);
          }
        });
  }

  /** What follows a read. */
  private interface ReadEnd {
    void ended(@Nullable ReadReport report, @Nullable Throwable failure);
  }

  private void read(DeviceSession open, ReadRequest request, ReadEnd end) {
    reading = true;
    long began = scheduler.nanoTime();
    open.read(request)
        .whenComplete(
            (report, failure) ->
                scheduler.execute(
                    () -> {
                      reading = reading && !line.isOn(open);
                      if (report != null) {
                        Duration took = Duration.ofNanos(scheduler.nanoTime() - began);
                        stats.readDone(report, clock.instant(), took);
                        changes.read(report, took);
                      }
                      end.ended(report, failure);
                    }));
  }

  private void caughtUp(
      ReadProgress.Point began, @Nullable ReadReport report, @Nullable Throwable failure) {
    if (report == null) {
      readFailed(failure);
      return;
    }
    failures = 0;
    changes.well();
    progress.advance(began, report.cursor());
    settle();
  }

  /**
   * The session is free: reads wanted by hand first, then real-time events, then the wait for the
   * next poll.
   */
  private void settle() {
    DeviceSession open = line.open();
    if (open == null || stopped || nextHandRead()) {
      return;
    }
    if (!poll.live()) {
      line.hangUp();
    }
    after(untilNextPoll());
  }

  private Duration untilNextPoll() {
    long next = dueAt + poll.interval().toNanos();
    return Duration.ofNanos(Math.max(next - scheduler.nanoTime(), 0));
  }

  private boolean nextHandRead() {
    DeviceSession open = line.open();
    Waiters.HandRead wanted = open == null ? null : waiters.nextRead();
    if (open == null || wanted == null) {
      return false;
    }
    read(
        open,
        wanted.request(),
        (report, failure) -> {
          if (report != null) {
            wanted.report().complete(report);
          } else {
            wanted.report().completeExceptionally(Failures.asDevice(device.id(), failure));
          }
          if (line.isOn(open)) {
            afterHandRead(report, failure);
          }
        });
    return true;
  }

  private void afterHandRead(@Nullable ReadReport report, @Nullable Throwable failure) {
    if (report != null) {
      settle();
    } else {
      readFailed(failure);
    }
  }

  private void readFailed(@Nullable Throwable failure) {
    IntakeException refused = Failures.refusedByIntake(failure);
    if (refused != null) {
      changes.trouble("is not read for now", Failures.message(refused));
      after(INTAKE_PAUSE);
      return;
    }
    DeviceException trouble = Failures.asDevice(device.id(), failure);
    if (trouble.reason() == Reason.INCOMPLETE) {
      stats.failed();
      failures++;
      changes.trouble("gave an incomplete log", Failures.message(trouble));
      after(backoff.delay(trouble.reason(), failures));
      return;
    }
    line.hangUp();
    retryAfter(trouble);
  }

  private void retryAfter(DeviceException failure) {
    stats.failed();
    failures++;
    waiters.failed(failure);
    Duration delay = backoff.delay(failure.reason(), failures);
    if (delay.compareTo(Backoff.UNTIL_ASKED) >= 0) {
      changes.trouble(
          "is left alone until the configuration changes or `device test` is run",
          Failures.message(failure));
      return;
    }
    changes.trouble("failed, retrying", Failures.message(failure));
    after(delay);
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
