package org.edgedaemon.app.machine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.edgedaemon.service.ServiceManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the pulse, and tells the service manager: how it goes, whenever that changes, and that
 * it moves, when it does. On the thread of ticks alone, but for the begin and the end.
 */
public final class Vitals {
  private static final Logger log = LoggerFactory.getLogger(Vitals.class);

  /** Several beats in the time that the service manager gives. */
  private static final int WATCHDOG_PARTS = 2;

  private final ServiceManager manager;
  private final Pulse pulse;
  private final Supplier<String> status;
  private volatile boolean ended;
  private String told = "";
  private List<String> stuck = List.of();

  /**
   * @param status the daemon in one line
   */
  public Vitals(ServiceManager manager, Pulse pulse, Supplier<String> status) {
    this.manager = manager;
    this.pulse = pulse;
    this.status = status;
  }

  /** Everything is open and listens. */
  public void begin(ScheduledExecutorService ticks) {
    manager.ready(status.get());
    every(pulse.pace(), ticks, this::look);
    manager
        .watchdog()
        .ifPresent(limit -> every(limit.dividedBy(WATCHDOG_PARTS), ticks, this::watchdog));
  }

  /** The threads end one by one from here, which is no news. */
  public void end(String line) {
    ended = true;
    manager.stopping(line);
  }

  private void every(Duration pace, ScheduledExecutorService ticks, Runnable task) {
    var unused =
        ticks.scheduleAtFixedRate(() -> guarded(task), 0, pace.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** A failure would end the schedule, and a service manager would end the daemon. */
  private void guarded(Runnable task) {
    try {
      if (!ended) {
        task.run();
      }
    } catch (RuntimeException e) {
      log.error("the daemon cannot tell how it is: a defect, please report it", e);
    }
  }

  private void look() {
    pulse.look();
    List<String> now = pulse.stuck();
    if (!now.equals(stuck)) {
      stuck = now;
      tellOfStuck();
    }
    String line = status.get();
    if (!line.equals(told)) {
      told = line;
      manager.status(line);
    }
  }

  private void tellOfStuck() {
    if (stuck.isEmpty()) {
      log.info("all threads move again");
    } else {
      log.error(
          "stuck: {}; the service manager, if there is one, restarts the daemon soon; else look"
              + " after the disk and restart it",
          String.join(", ", stuck));
    }
  }

  private void watchdog() {
    if (pulse.alive()) {
      manager.alive();
    }
  }
}
