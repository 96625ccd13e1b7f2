package org.edgedaemon.admin;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.edgedaemon.http.Guard;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.http.Route;
import org.edgedaemon.http.ServerRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The metrics in Prometheus' text form at {@code /metrics}. Values are asked for when someone
 * looks; only times are handed in as they happen. So no component needs to know of this package:
 * whoever builds the daemon registers suppliers, and gives plain consumers away for times.
 */
public final class Metrics {
  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
  private static final double[] SECONDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer =
      PrometheusTextFormatWriter.builder().setIncludeCreatedTimestamps(false).build();
  private final Map<Metric, Histogram> histograms = new EnumMap<>(Metric.class);
  private final Set<Metric> failing = new HashSet<>();

  public Metrics(String version) {
    Info.builder()
        .name(Metric.PREFIX + "build_info")
        .help("The version that runs")
        .labelNames("version")
        .register(registry)
        .setLabelValues(version);
    for (Metric metric : Metric.values()) {
      if (metric.kind() == Metric.Kind.HISTOGRAM) {
        histograms.put(metric, histogram(metric));
      }
    }
  }

  /**
   * Shows a gauge or counter whose values come from {@code values} at each look. The supplier is
   * cheap and does not block; one that throws costs its own metric only.
   */
  public void register(Metric metric, Supplier<? extends Collection<Sample>> values) {
    switch (metric.kind()) {
      case GAUGE ->
          GaugeWithCallback.builder()
              .name(metric.wireName())
              .help(metric.help())
              .labelNames(names(metric))
              .callback(callback -> report(metric, values, callback::call))
              .register(registry);
      case COUNTER ->
          CounterWithCallback.builder()
              .name(metric.wireName())
              .help(metric.help())
              .labelNames(names(metric))
              .callback(callback -> report(metric, values, callback::call))
              .register(registry);
      case HISTOGRAM -> throw new IllegalArgumentException(metric + " takes times: see observer");
    }
  }

  /** Takes times in seconds for a histogram with these label values. Cheap; any thread. */
  public DoubleConsumer observer(Metric metric, String... labels) {
    Histogram histogram = histograms.get(metric);
    if (histogram == null || labels.length != metric.labels().size()) {
      throw new IllegalArgumentException(
          metric + " with " + labels.length + " labels is no histogram of ours");
    }
    DistributionDataPoint point = histogram.labelValues(labels);
    return point::observe;
  }

  Route route() {
    return Route.get("/metrics", Guard.OPEN, this::scrape);
  }

  private CompletionStage<HttpAnswer> scrape(ServerRequest request) {
    return CompletableFuture.completedFuture(
        HttpAnswer.of(200, writer.getContentType(), HttpBody.ofOwned(text())));
  }

  private byte[] text() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writer.write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return out.toByteArray();
  }

  private void report(
      Metric metric,
      Supplier<? extends Collection<Sample>> values,
      BiConsumer<Double, String[]> sink) {
    try {
      Set<List<String>> seen = new HashSet<>();
      for (Sample sample : values.get()) {
        // The format knows no two values of one series; the first counts.
        if (seen.add(sample.labels())) {
          sink.accept(sample.value(), sample.labels().toArray(String[]::new));
        }
      }
      recovered(metric);
    } catch (RuntimeException e) {
      failed(metric, e);
    }
  }

  private synchronized void recovered(Metric metric) {
    failing.remove(metric);
  }

  private synchronized void failed(Metric metric, RuntimeException fault) {
    if (failing.add(metric)) {
      LOG.warn("metric {} cannot be had", metric.wireName(), fault);
    }
  }

  private Histogram histogram(Metric metric) {
    Histogram histogram =
        Histogram.builder()
            .name(metric.wireName())
            .help(metric.help())
            .labelNames(names(metric))
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .register(registry);
    if (metric.labels().isEmpty()) {
      histogram.initLabelValues();
    }
    return histogram;
  }

  private static String[] names(Metric metric) {
    return metric.labels().toArray(String[]::new);
  }
}
