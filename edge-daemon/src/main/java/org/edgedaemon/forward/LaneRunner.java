package org.edgedaemon.forward;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.edgedaemon.destination.Destination;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The owner of one lane: a thread that hands events to the machine and sleeps until the next one or
 * until the machine wants a turn. Methods may be called by any thread.
 */
final class LaneRunner {
  private static final Logger log = LoggerFactory.getLogger(LaneRunner.class);

  /** However calm the machine is, it is asked again after this. */
  private static final long LONGEST_SLEEP = Duration.ofSeconds(30).toNanos();

  private final Destination destination;
  private final LaneMachine machine;
  private final LaneThread thread;
  private final LongSupplier nanoTime;
  private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
  private final AtomicBoolean wakePending = new AtomicBoolean();
  private volatile boolean ended;

  /** Stays true when the thread dies of an error. */
  private volatile boolean busy;

  private volatile long busySince;

  /** An interrupt would close the files and the database under whoever writes: it is refused. */
  private static final class LaneThread extends Thread {
    LaneThread(Runnable work, String name) {
      super(work, name);
    }

    @Override
    public void interrupt() {
      log.warn("thread {} was interrupted; it goes on", getName());
    }
  }

  LaneRunner(Destination destination, LaneConfig config, ForwardStores stores, ForwardTime time) {
    this.destination = destination;
    this.nanoTime = time.nanoTime();
    this.machine = new LaneMachine(destination, config, stores, time, events::add);
    this.thread = new LaneThread(this::run, "lane-" + destination.id());
  }

  void start() {
    thread.start();
  }

  void entriesAvailable() {
    if (!wakePending.get() && wakePending.compareAndSet(false, true)) {
      events.add(this::wake);
    }
  }

  private void wake() {
    wakePending.set(false);
    machine.entriesAvailable();
  }

  void retryNow() {
    events.add(machine::retryNow);
  }

  /** Deliveries under way get until {@code patience} to be answered. */
  void beginStop(Duration patience) {
    events.add(() -> machine.close(patience));
  }

  /**
   * Waits for the thread to end, then closes the destination; false when it did not end in time.
   */
  boolean awaitEnd(Duration patience) {
    try {
      if (thread.isAlive()) {
        thread.join(Math.max(1, patience.toMillis()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    destination.close();
    return !thread.isAlive();
  }

  LaneStatus status() {
    LaneStatus status = machine.status();
    return ended ? status.with(LaneState.CLOSED) : status;
  }

  /** For how many nanoseconds it has been at work without a rest; 0 while it rests. */
  long turnNanos() {
    return busy ? nanoTime.getAsLong() - busySince : 0;
  }

  long watermark() {
    return machine.watermark();
  }

  private void run() {
    try {
      work();
      long wait = turn();
      while (!machine.isClosed()) {
        busy = false;
        Runnable event = await(Math.min(wait, LONGEST_SLEEP));
        work();
        handleEvents(event);
        wait = turn();
      }
      busy = false;
    } finally {
      ended = true;
      log.info("lane {} has ended", destination.id());
    }
  }

  private void work() {
    busySince = nanoTime.getAsLong();
    busy = true;
  }

  private @Nullable Runnable await(long nanos) {
    try {
      return events.poll(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      log.debug("lane {} woke up early", destination.id());
      return null;
    }
  }

  private void handleEvents(@Nullable Runnable first) {
    try {
      for (Runnable event = first; event != null; event = events.poll()) {
        event.run();
      }
    } catch (RuntimeException e) {
      machine.fault(e);
    }
  }

  private long turn() {
    try {
      return machine.turn();
    } catch (RuntimeException e) {
      machine.fault(e);
      return 0;
    }
  }
}
