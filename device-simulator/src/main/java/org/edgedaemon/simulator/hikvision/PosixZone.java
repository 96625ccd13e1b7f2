package org.edgedaemon.simulator.hikvision;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A zone as a terminal writes it. The sign is that of POSIX: {@code CST-8:00:00} is 8 hours east.
 *
 * <pre>
 * CST-1:00:00DST01:00:00,M3.5.0/02:00:00,M10.5.0/03:00:00
 *    |         shift     begin: month.week.weekday/wall time, end
 *    offset, west is positive; week 5 is the last; weekday 0 is Sunday
 * </pre>
 */
record PosixZone(String text, ZoneRules rules) {
  private static final Pattern FORM =
      Pattern.compile(
          "[A-Za-z]{3,}([+-]?)(\\d{1,2})(?::(\\d{2}))?(?::(\\d{2}))?"
              + "(?:DST(\\d{2}):(\\d{2}):(\\d{2}),(M[^,]+),(M[^,]+))?");
  private static final Pattern RULE =
      Pattern.compile("M(\\d+)\\.(\\d)\\.(\\d)/(\\d{2}:\\d{2}:\\d{2})");

  static PosixZone of(ZoneRules rules) {
    return new PosixZone(write(rules), rules);
  }

  /** Empty when the text is no zone. */
  static Optional<PosixZone> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int west = seconds(matcher, 2);
    int east = matcher.group(1).equals("-") ? west : -west;
    if (east < -18 * 3600 || east > 18 * 3600) {
      return Optional.empty();
    }
    ZoneOffset standard = ZoneOffset.ofTotalSeconds(east);
    if (matcher.group(5) == null) {
      return Optional.of(new PosixZone(text.strip(), ZoneRules.of(standard)));
    }
    ZoneOffset summer = ZoneOffset.ofTotalSeconds(east + seconds(matcher, 5));
    return rule(matcher.group(8), standard, standard, summer)
        .flatMap(
            begin ->
                rule(matcher.group(9), standard, summer, standard)
                    .map(end -> withSummer(text.strip(), standard, List.of(begin, end))));
  }

  private static PosixZone withSummer(
      String text, ZoneOffset standard, List<ZoneOffsetTransitionRule> last) {
    return new PosixZone(text, ZoneRules.of(standard, standard, List.of(), List.of(), last));
  }

  private static int seconds(Matcher matcher, int group) {
    int sum = 0;
    for (int i = 0; i < 3; i++) {
      String part = matcher.group(group + i);
      sum = sum * 60 + (part == null ? 0 : Integer.parseInt(part));
    }
    return sum;
  }

  private static Optional<ZoneOffsetTransitionRule> rule(
      String text, ZoneOffset standard, ZoneOffset before, ZoneOffset after) {
    Matcher matcher = RULE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int week = Integer.parseInt(matcher.group(2));
    int day = Integer.parseInt(matcher.group(3));
    return Optional.of(
        ZoneOffsetTransitionRule.of(
            Month.of(Integer.parseInt(matcher.group(1))),
            week == 5 ? -1 : (week - 1) * 7 + 1,
            day == 0 ? DayOfWeek.SUNDAY : DayOfWeek.of(day),
            LocalTime.parse(matcher.group(4)),
            false,
            TimeDefinition.WALL,
            standard,
            before,
            after));
  }

  private static String write(ZoneRules rules) {
    ZoneOffset standard = rules.getStandardOffset(Instant.EPOCH.plusSeconds(1_750_000_000L));
    int east = standard.getTotalSeconds();
    int size = Math.abs(east);
    String base =
        String.format(
            Locale.ROOT,
            "CST%s%d:%02d:%02d",
            east >= 0 ? "-" : "+",
            size / 3600,
            size / 60 % 60,
            size % 60);
    List<ZoneOffsetTransitionRule> last = rules.getTransitionRules();
    return last.size() == 2 ? base + summer(last) : base;
  }

  private static String summer(List<ZoneOffsetTransitionRule> last) {
    boolean firstBegins = shift(last.get(0)) > 0;
    ZoneOffsetTransitionRule begin = last.get(firstBegins ? 0 : 1);
    ZoneOffsetTransitionRule end = last.get(firstBegins ? 1 : 0);
    LocalTime shift = LocalTime.ofSecondOfDay(shift(begin));
    return "DST" + clock(shift) + "," + rule(begin) + "," + rule(end);
  }

  private static int shift(ZoneOffsetTransitionRule rule) {
    return rule.getOffsetAfter().getTotalSeconds() - rule.getOffsetBefore().getTotalSeconds();
  }

  private static String rule(ZoneOffsetTransitionRule rule) {
    int first = rule.getDayOfMonthIndicator();
    DayOfWeek day = rule.getDayOfWeek();
    // Rules of the last week are written by their first day, 25 or so, in some zones.
    int week = first < 0 || first > 22 ? 5 : (first - 1) / 7 + 1;
    LocalTime wall =
        rule.getTimeDefinition()
            .createDateTime(
                rule.createTransition(2026)
                    .getDateTimeBefore()
                    .toLocalDate()
                    .atTime(rule.getLocalTime()),
                rule.getStandardOffset(),
                rule.getOffsetBefore())
            .toLocalTime();
    return "M"
        + rule.getMonth().getValue()
        + "."
        + week
        + "."
        + (day == null ? 0 : day.getValue() % 7)
        + "/"
        + clock(wall);
  }

  private static String clock(LocalTime time) {
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond());
  }
}
