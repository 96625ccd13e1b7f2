package org.edgedaemon.simulator.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long things took. */
final class Times {
  private final List<Duration> all = new ArrayList<>();

  void add(Duration took) {
    all.add(took);
  }

  int count() {
    return all.size();
  }

  /** Half of them took no longer; zero when there are none. */
  Duration median() {
    return all.stream()
        .sorted()
        .skip(Math.max(0, (all.size() - 1) / 2))
        .findFirst()
        .orElse(Duration.ZERO);
  }

  /** Zero when there are none. */
  Duration slowest() {
    return all.stream().max(Duration::compareTo).orElse(Duration.ZERO);
  }

  @Override
  public String toString() {
    return count() == 0
        ? "none yet"
        : "%,d, half of them within %,d ms, the slowest in %,d ms"
            .formatted(count(), median().toMillis(), slowest().toMillis());
  }
}
