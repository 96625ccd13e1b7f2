package org.edgedaemon.app.attendance;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.edgedaemon.attendance.jdbc.TimetableQuery;
import org.edgedaemon.attendance.jdbc.TimetableQueryException;
import org.edgedaemon.config.AttendanceSettings;
import org.edgedaemon.ingest.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an office's database for the timetable now and then, on a thread that may wait. Until it
 * answers well, what it last answered goes on to count.
 */
final class TimetableClock {
  private static final Logger log = LoggerFactory.getLogger(TimetableClock.class);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

  private final AttendanceOffice office;
  private final Scheduler scheduler;
  private final InstantSource clock;
  private AttendanceSettings.@Nullable TimetableQuery query;
  private int turn;
  private volatile @Nullable Instant lastSuccess;
  private volatile @Nullable String trouble;

  /**
   * @param scheduler one thread that may wait
   */
  TimetableClock(AttendanceOffice office, Scheduler scheduler, InstantSource clock) {
    this.office = office;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** From now on this is asked, beginning at once; null asks nothing. Any thread. */
  void use(AttendanceSettings.@Nullable TimetableQuery next) {
    scheduler.execute(
        () -> {
          query = next;
          trouble = null;
          turn++;
          ask(turn);
        });
  }

  Optional<Instant> lastSuccess() {
    return Optional.ofNullable(lastSuccess);
  }

  /** Why the last question has brought nothing; empty when it has. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  private void ask(int asked) {
    AttendanceSettings.TimetableQuery wanted = query;
    if (wanted == null || asked != turn) {
      return;
    }
    boolean good = fetch(wanted);
    Duration pause =
        good || wanted.every().compareTo(AFTER_FAILURE) < 0 ? wanted.every() : AFTER_FAILURE;
    scheduler.schedule(pause, () -> ask(asked));
  }

  private boolean fetch(AttendanceSettings.TimetableQuery wanted) {
    try {
      List<String> problems =
          office.queried(new TimetableQuery(wanted.config(), scheduler::nanoTime).fetch());
      if (!problems.isEmpty()) {
        return failed(
            "the timetable that the database answered is not good and is not used: "
                + String.join("; ", problems.subList(0, Math.min(3, problems.size()))));
      }
    } catch (TimetableQueryException | IOException e) {
      return failed(String.valueOf(e.getMessage()));
    }
    lastSuccess = clock.instant();
    if (trouble != null) {
      log.info("the timetable query works again");
    }
    trouble = null;
    return true;
  }

  private boolean failed(String why) {
    if (trouble == null) {
      log.warn("{}; the timetable as last known goes on to count", why);
    }
    trouble = why;
    return false;
  }
}
