package org.edgedaemon.device.hikvision.isapi;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A terminal's time zone, written like POSIX: {@code CST-8:00:00} is eight hours <em>east</em> of
 * Greenwich, and the name says nothing. With daylight saving: {@code
 * CST-1:00:00DST01:00:00,M3.5.0/02:00:00,M10.5.0/03:00:00}.
 *
 * @param standard outside daylight saving
 * @param daylight null when the clock never changes
 */
public record TerminalZone(ZoneOffset standard, @Nullable Daylight daylight) {
  private static final int MAX_LENGTH = 128;
  private static final String RULE = "M(\\d{1,2})\\.(\\d)\\.(\\d)/(\\d{2}):(\\d{2}):(\\d{2})";
  private static final Pattern FORM =
      Pattern.compile(
          "[A-Za-z]{3,}([+-]?)(\\d{1,2})(?::(\\d{2}))?(?::(\\d{2}))?"
              + "(?:DST(\\d{2}):(\\d{2}):(\\d{2}),"
              + RULE
              + ","
              + RULE
              + ")?");

  /** From one local time of the year to another, the second told by the advanced clock. */
  public record Daylight(Duration shift, Rule start, Rule end) {
    private static final Duration MAX_SHIFT = Duration.ofHours(3);

    public Daylight {
      if (shift.isNegative() || shift.compareTo(MAX_SHIFT) > 0) {
        throw new IllegalArgumentException("daylight saving of " + shift);
      }
    }
  }

  public TerminalZone {
    if (daylight != null) {
      // Throws beyond 18 hours, rather than later when a time is placed.
      advanced(standard, daylight);
    }
  }

  /**
   * A day of every year and a time of it.
   *
   * @param month 1 to 12
   * @param week 1 to 5, 5 is the last
   * @param weekday 0 is Sunday
   * @param time of that day, from its midnight; at most a day
   */
  public record Rule(int month, int week, int weekday, Duration time) {
    public Rule {
      if (time.isNegative() || time.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException("rule at " + time);
      }
      if (month < 1 || month > 12 || week < 1 || week > 5 || weekday < 0 || weekday > 6) {
        throw new IllegalArgumentException("rule M" + month + "." + week + "." + weekday);
      }
    }

    LocalDateTime in(int year) {
      DayOfWeek day = weekday == 0 ? DayOfWeek.SUNDAY : DayOfWeek.of(weekday);
      LocalDate first = YearMonth.of(year, month).atDay(1);
      LocalDate date =
          week == 5
              ? first.with(TemporalAdjusters.lastInMonth(day))
              : first.with(TemporalAdjusters.dayOfWeekInMonth(week, day));
      return date.atStartOfDay().plus(time);
    }
  }

  /** Empty when it is not of the form, or no clock can be so: beyond 18 hours, shifted by days. */
  public static Optional<TerminalZone> parse(String text) {
    Matcher found = FORM.matcher(text.strip());
    if (text.length() > MAX_LENGTH || !found.matches()) {
      return Optional.empty();
    }
    try {
      int westSeconds = (int) time(found, 2).toSeconds() * (found.group(1).equals("-") ? -1 : 1);
      ZoneOffset standard = ZoneOffset.ofTotalSeconds(-westSeconds);
      return Optional.of(new TerminalZone(standard, daylight(found)));
    } catch (IllegalArgumentException | DateTimeException impossible) {
      return Optional.empty();
    }
  }

  /**
   * The offset when the terminal's clock shows this. An hour that comes twice is taken as its first
   * pass.
   */
  public ZoneOffset offsetAt(LocalDateTime wallClock) {
    return offset(wallClock, wallClock);
  }

  /** The offset at this point in time. */
  public ZoneOffset offsetAt(Instant instant) {
    LocalDateTime wallClock = LocalDateTime.ofInstant(instant, standard);
    return daylight == null ? standard : offset(wallClock, wallClock.plus(daylight.shift));
  }

  /** All that the clock may have; the advanced one first, of two moments it names the earlier. */
  public List<ZoneOffset> offsets() {
    return daylight == null ? List.of(standard) : List.of(advanced(standard, daylight), standard);
  }

  private ZoneOffset offset(LocalDateTime onStandardClock, LocalDateTime onAdvancedClock) {
    if (daylight == null) {
      return standard;
    }
    int year = onStandardClock.getYear();
    LocalDateTime start = daylight.start.in(year);
    LocalDateTime end = daylight.end.in(year);
    boolean begun = !onStandardClock.isBefore(start);
    boolean lasting = onAdvancedClock.isBefore(end);
    boolean advanced = start.isBefore(end) ? begun && lasting : begun || lasting;
    return advanced ? advanced(standard, daylight) : standard;
  }

  private static ZoneOffset advanced(ZoneOffset standard, Daylight rules) {
    return ZoneOffset.ofTotalSeconds(standard.getTotalSeconds() + (int) rules.shift.toSeconds());
  }

  private static @Nullable Daylight daylight(Matcher found) {
    return found.group(5) == null
        ? null
        : new Daylight(time(found, 5), rule(found, 8), rule(found, 14));
  }

  private static Rule rule(Matcher found, int group) {
    return new Rule(
        number(found, group),
        number(found, group + 1),
        number(found, group + 2),
        time(found, group + 3));
  }

  private static Duration time(Matcher found, int group) {
    return Duration.ofHours(number(found, group))
        .plusMinutes(number(found, group + 1))
        .plusSeconds(number(found, group + 2));
  }

  private static int number(Matcher found, int group) {
    String digits = found.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
