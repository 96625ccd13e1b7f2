package org.edgedaemon.ingest;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.edgedaemon.device.ReadRequest;
import org.jspecify.annotations.Nullable;

/** Durations and windows as people write them. */
final class TimeWords {
  private TimeWords() {}

  /** In the largest unit that needs no fraction: {@code 5 h}, {@code 90 min}, {@code 45 s}. */
  static String of(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds > 0 && seconds % 3_600 == 0) {
      return seconds / 3_600 + " h";
    }
    return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }

  /** How long something took: {@code 1.2 s}. */
  static String took(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  /** How long it is until something, roughly: {@code 30 min}. */
  static String until(Duration duration) {
    long seconds = Math.max(duration.toSeconds(), 1);
    if (seconds >= 2 * 3_600) {
      return (seconds + 1_800) / 3_600 + " h";
    }
    return seconds >= 120 ? (seconds + 30) / 60 + " min" : seconds + " s";
  }

  static Map<String, String> window(ReadRequest request) {
    Map<String, String> window = new LinkedHashMap<>();
    put(window, "from", request.from());
    put(window, "to", request.to());
    if (request.lookback() != null) {
      window.put("lookback", request.lookback().toString());
    }
    return window;
  }

  private static void put(Map<String, String> window, String name, @Nullable LocalDateTime time) {
    if (time != null) {
      window.put(name, time.toString());
    }
  }
}
