package org.edgedaemon.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations, sizes and numbers, each within bounds. */
final class Quantities {
  private static final Pattern WITH_UNIT = Pattern.compile("([0-9]{1,12}) ?([A-Za-z]{1,3})");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Duration LONGEST = Duration.ofDays(36_500);
  private static final long LARGEST = 1L << 50;
  private static final Map<String, ChronoUnit> TIMES =
      Map.of(
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);
  private static final Map<String, Long> SIZES =
      Map.of(
          "B", 1L,
          "KB", 1_000L,
          "MB", 1_000_000L,
          "GB", 1_000_000_000L,
          "KiB", 1L << 10,
          "MiB", 1L << 20,
          "GiB", 1L << 30);

  private Quantities() {}

  /** {@code 500ms}, {@code 30s}, {@code 5m}, {@code 6h}, {@code 7d}. */
  static Function<String, Parsed<Duration>> duration(Duration min) {
    return duration(min, LONGEST);
  }

  static Function<String, Parsed<Duration>> duration(Duration min, Duration max) {
    return text -> {
      Matcher matcher = WITH_UNIT.matcher(text);
      ChronoUnit unit = matcher.matches() ? TIMES.get(matcher.group(2)) : null;
      if (unit == null) {
        return Parsed.bad(
            "is not a duration: a number and one of ms, s, m, h, d is needed, such as 30s");
      }
      Duration value = Duration.of(Math.min(Long.parseLong(matcher.group(1)), 1L << 40), unit);
      if (value.compareTo(min) < 0) {
        return Parsed.bad("is too short, " + show(min) + " at least is needed");
      }
      return value.compareTo(max) > 0
          ? Parsed.bad("is too long, " + show(max) + " at most is allowed")
          : Parsed.good(value);
    };
  }

  /** {@code 256MB} (millions), {@code 1GiB} (powers of two), in bytes. */
  static Function<String, Parsed<Long>> size(long min) {
    return text -> {
      Matcher matcher = WITH_UNIT.matcher(text);
      Long unit = matcher.matches() ? SIZES.get(matcher.group(2)) : null;
      if (unit == null) {
        return Parsed.bad(
            "is not a size: a number and one of B, KB, MB, GB, KiB, MiB, GiB is needed, such as"
                + " 256MB");
      }
      long count = Long.parseLong(matcher.group(1));
      if (count > LARGEST / unit) {
        return Parsed.bad("is too large");
      }
      return count * unit < min
          ? Parsed.bad("is too small, " + min + "B at least is needed")
          : Parsed.good(count * unit);
    };
  }

  static Function<String, Parsed<Integer>> number(int min, int max) {
    return text -> {
      int value = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
      return value < min || value > max
          ? Parsed.bad("is not a whole number from " + min + " to " + max)
          : Parsed.good(value);
    };
  }

  static Parsed<Boolean> yesOrNo(String text) {
    return switch (text) {
      case "true" -> Parsed.good(true);
      case "false" -> Parsed.good(false);
      default -> Parsed.bad("is neither true nor false");
    };
  }

  private static String show(Duration duration) {
    if (duration.toMillis() % 1_000 != 0) {
      return duration.toMillis() + "ms";
    }
    return duration.toHours() >= 24 ? duration.toDays() + "d" : duration.toSeconds() + "s";
  }
}
