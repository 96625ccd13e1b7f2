package org.edgedaemon.app.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.edgedaemon.admin.DestinationInfo;
import org.edgedaemon.admin.DestinationOperations;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.admin.TestReport;
import org.edgedaemon.app.operator.Waiting;
import org.edgedaemon.config.DestinationSettings;
import org.edgedaemon.config.Settings;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.forward.Forwarder;
import org.edgedaemon.forward.LaneStatus;
import org.edgedaemon.health.CheckResult;
import org.jspecify.annotations.Nullable;

/** The destinations of the running daemon, for an operator. */
final class LiveDestinations implements DestinationOperations {
  private static final Duration MOST_TEST = Duration.ofSeconds(50);

  private final Supplier<Settings> settings;
  private final Forwarder forwarder;
  private final Function<DestinationId, Optional<Destination>> destinations;

  LiveDestinations(
      Supplier<Settings> settings,
      Forwarder forwarder,
      Function<DestinationId, Optional<Destination>> destinations) {
    this.settings = settings;
    this.forwarder = forwarder;
    this.destinations = destinations;
  }

  @Override
  public List<DestinationInfo> list() {
    return settings.get().destinations().stream()
        .map(destination -> info(destination, forwarder.status(destination.id()).orElse(null)))
        .toList();
  }

  @Override
  public TestReport test(DestinationId id) {
    Destination destination =
        destinations
            .apply(id)
            .orElseThrow(
                () ->
                    new OperationException(
                        Reason.NOT_FOUND,
                        "there is no enabled destination '" + id + "'; see `destination list`"));
    return test(destination);
  }

  static TestReport test(Destination destination) {
    long began = System.nanoTime();
    CheckResult result =
        Waiting.forResult(
            destination.check(), MOST_TEST, "the test of destination " + destination.id());
    long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
    return new TestReport(
        destination.id().value(), result.status(), result.text(), millis, Map.of());
  }

  private static DestinationInfo info(DestinationSettings settings, @Nullable LaneStatus status) {
    return new DestinationInfo(
        settings.id().value(),
        settings.kind(),
        settings.address(),
        settings.enabled(),
        settings.accepts().stream().map(EntryKind::wireName).sorted().toList(),
        LiveOutbox.stateOf(status),
        status == null ? null : status.contact().lastSuccess(),
        status == null ? 0 : status.tally().sent(),
        status == null ? null : status.contact().lastError());
  }
}
