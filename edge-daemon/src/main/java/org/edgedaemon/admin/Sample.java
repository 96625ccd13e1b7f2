package org.edgedaemon.admin;

import java.util.List;

/**
 * One value of a metric.
 *
 * @param labels values of the metric's labels, in their order
 */
public record Sample(double value, List<String> labels) {
  public Sample {
    labels = List.copyOf(labels);
  }

  public static Sample of(double value, String... labels) {
    return new Sample(value, List.of(labels));
  }
}
