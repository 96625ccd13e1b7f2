package org.edgedaemon.benchmark;

import java.util.Arrays;
import java.util.List;

/** Measured values and their middle. */
final class Sample {
  /** One measurement. */
  @FunctionalInterface
  interface Measurement {
    double once() throws Exception;
  }

  private final double[] sorted;

  private Sample(double[] values) {
    this.sorted = values.clone();
    Arrays.sort(sorted);
  }

  static Sample of(List<? extends Number> values) {
    return new Sample(values.stream().mapToDouble(Number::doubleValue).toArray());
  }

  static Sample of(int rounds, Measurement measurement) throws Exception {
    double[] values = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      values[i] = measurement.once();
    }
    return new Sample(values);
  }

  double median() {
    return percentile(50);
  }

  /** The smallest value that at least so many percent do not exceed. */
  double percentile(double percent) {
    int rank = (int) Math.ceil(sorted.length * percent / 100);
    return sorted[Math.max(0, rank - 1)];
  }

  double max() {
    return sorted[sorted.length - 1];
  }

  int size() {
    return sorted.length;
  }
}
