package org.edgedaemon.app.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.edgedaemon.admin.Sample;
import org.jspecify.annotations.Nullable;

/** Values as metrics show them. */
public final class Samples {
  private Samples() {}

  /** The one value of a metric without labels. */
  public static List<Sample> one(Number value) {
    return List.of(Sample.of(value.doubleValue()));
  }

  /**
   * A value of each item.
   *
   * @param label under which it is shown
   * @param value null leaves the item out
   */
  public static <T> List<Sample> each(
      Collection<T> items, Function<T, String> label, Function<T, @Nullable Double> value) {
    return items.stream().flatMap(item -> sample(value.apply(item), label.apply(item))).toList();
  }

  private static Stream<Sample> sample(@Nullable Double value, String label) {
    return value == null ? Stream.empty() : Stream.of(Sample.of(value, label));
  }

  /** A duration in seconds, to the millisecond. */
  public static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  /** Seconds since 1970, to the millisecond; null of what has not been. */
  public static @Nullable Double seconds(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli() / 1000.0;
  }
}
