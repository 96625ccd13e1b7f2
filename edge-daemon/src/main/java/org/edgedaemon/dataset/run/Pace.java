package org.edgedaemon.dataset.run;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.edgedaemon.schedule.CronSchedule;

/** When runs begin by themselves. */
public sealed interface Pace {
  /**
   * The next one.
   *
   * @param last when the last one began or was skipped; empty when nobody knows of one
   * @return not before {@code now}; empty for never
   */
  Optional<Instant> next(Optional<Instant> last, Instant now, ZoneId zone);

  /** Each so much later than the one before; the first as soon as that is over, or at once. */
  record Every(Duration interval) implements Pace {
    public Every {
      if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
        throw new IllegalArgumentException("every " + interval + " is too often");
      }
    }

    @Override
    public Optional<Instant> next(Optional<Instant> last, Instant now, ZoneId zone) {
      Instant due = last.map(begin -> begin.plus(interval)).orElse(now);
      Instant latest = now.plus(interval);
      // Later than that only when the clock was put back meanwhile.
      return Optional.of(due.isBefore(now) ? now : due.isAfter(latest) ? latest : due);
    }
  }

  /** By the wall clock. */
  record Cron(CronSchedule schedule) implements Pace {
    @Override
    public Optional<Instant> next(Optional<Instant> last, Instant now, ZoneId zone) {
      return Optional.of(schedule.next(now, zone));
    }
  }

  /** Only when somebody asks for one. */
  record OnDemand() implements Pace {
    @Override
    public Optional<Instant> next(Optional<Instant> last, Instant now, ZoneId zone) {
      return Optional.empty();
    }
  }
}
