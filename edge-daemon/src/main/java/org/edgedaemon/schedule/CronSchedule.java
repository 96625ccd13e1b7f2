package org.edgedaemon.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * A cron expression of five fields (minute, hour, day of month, month, day of week), with the rule
 * of the old cron for days on which clocks are changed:
 *
 * <ul>
 *   <li>an hour field that begins with {@code *} follows real time: it also comes in the hour that
 *       is repeated, and never in the one that is left out
 *   <li>any other names a time of day: it comes once in the hour that is repeated (the first time),
 *       and later by the length of the jump when its hour is left out
 * </ul>
 *
 * <p>Equal when the texts are.
 */
public final class CronSchedule {
  private static final int FIELDS = 5;

  /** Where to look from whether there is any time at all. */
  private static final LocalDateTime ANY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final String text;
  private final boolean everyHour;
  private final ExecutionTime times;

  private CronSchedule(String text, ExecutionTime times) {
    this.text = text;
    this.times = times;
    this.everyHour = text.split(" ", FIELDS)[1].startsWith("*");
  }

  /** What became of a text. */
  public sealed interface Outcome {}

  /** It is a schedule. */
  public record Good(CronSchedule schedule) implements Outcome {}

  /**
   * It is none.
   *
   * @param problem what is wrong with it, to follow the text
   */
  public record Bad(String problem) implements Outcome {}

  /** Reads an expression. One that never comes, as on 31 February, is refused. */
  public static Outcome parse(String text) {
    String[] fields = text.strip().split("\\s+");
    if (fields.length != FIELDS) {
      return new Bad(
          "is not a cron expression of five fields (minute hour day-of-month month day-of-week)");
    }
    String normal = String.join(" ", fields);
    CronSchedule schedule;
    try {
      CronParser parser =
          new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
      schedule = new CronSchedule(normal, ExecutionTime.forCron(parser.parse(normal).validate()));
    } catch (IllegalArgumentException e) {
      return new Bad("is not a cron expression: " + e.getMessage());
    }
    return schedule.nextLocal(ANY_TIME).isPresent()
        ? new Good(schedule)
        : new Bad("is a cron expression that never comes");
  }

  /** The first time after {@code after}, by the wall clock of {@code zone}. */
  public Instant next(Instant after, ZoneId zone) {
    return everyHour ? byRealTime(after, zone.getRules()) : byWallClock(after, zone);
  }

  /** Between two changes of the clock its offset stands still; each change begins a new search. */
  private Instant byRealTime(Instant after, ZoneRules rules) {
    Instant from = after;
    ZoneOffset offset = rules.getOffset(after);
    ZoneOffsetTransition change = rules.nextTransition(after);
    while (true) {
      Instant next = required(LocalDateTime.ofInstant(from, offset)).toInstant(offset);
      if (change == null || next.isBefore(change.getInstant())) {
        return next;
      }
      // The moment of the change itself belongs to the new offset.
      from = change.getInstant().minusNanos(1);
      offset = change.getOffsetAfter();
      change = rules.nextTransition(change.getInstant());
    }
  }

  private Instant byWallClock(Instant after, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(after, zone);
    while (true) {
      local = required(local);
      Instant next = local.atZone(zone).toInstant();
      if (next.isAfter(after)) {
        return next;
      }
    }
  }

  private LocalDateTime required(LocalDateTime after) {
    return nextLocal(after)
        .orElseThrow(
            () -> new IllegalStateException("'" + text + "' comes no more after " + after));
  }

  /** On a clock that is never changed. */
  private Optional<LocalDateTime> nextLocal(LocalDateTime after) {
    return times.nextExecution(after.atZone(ZoneOffset.UTC)).map(time -> time.toLocalDateTime());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CronSchedule that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The expression, its fields apart by one space each. */
  @Override
  public String toString() {
    return text;
  }
}
