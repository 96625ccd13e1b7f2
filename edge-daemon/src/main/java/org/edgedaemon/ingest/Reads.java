package org.edgedaemon.ingest;

import java.time.Duration;
import java.util.Objects;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.jspecify.annotations.Nullable;

/** The reads on a line, one at a time. Lives on the loop's thread. */
final class Reads {
  private final Line line;
  private final IntakeListener listener;
  private final Scheduler scheduler;
  private boolean reading;

  Reads(Line line, IntakeListener listener, Scheduler scheduler) {
    this.line = line;
    this.listener = listener;
    this.scheduler = scheduler;
  }

  /**
   * How a read ended.
   *
   * @param report null when it failed
   * @param current whether its session is still there; if not, the line has told so already
   */
  record End(
      @Nullable ReadReport report, @Nullable Throwable failure, Duration took, boolean current) {}

  /** What follows a read. */
  interface Next {
    void ended(End end);
  }

  /** Where the device's punches go. */
  PunchListener listener() {
    return listener;
  }

  /** Whether there is a session, and nobody reads. */
  boolean isFree() {
    return !reading && line.open() != null;
  }

  /** Only on a free session. */
  void read(ReadRun run, ReadRequest request, Next next) {
    DeviceSession open = Objects.requireNonNull(line.open(), "there is no session to read from");
    reading = true;
    listener.noteIn(run.stored());
    long began = scheduler.nanoTime();
    open.read(request)
        .whenComplete(
            (report, failure) ->
                scheduler.execute(
                    () -> {
                      Duration took = Duration.ofNanos(scheduler.nanoTime() - began);
                      boolean current = line.isOn(open);
                      if (current) {
                        ended();
                      }
                      run.stretch(report, took);
                      next.ended(new End(report, failure, took, current));
                    }));
  }

  /** The session is gone, and whatever was read from it. */
  void ended() {
    reading = false;
    listener.noteIn(null);
  }
}
