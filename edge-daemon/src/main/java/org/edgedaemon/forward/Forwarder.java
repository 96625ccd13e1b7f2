package org.edgedaemon.forward;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.health.HealthCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All lanes. Each has its own thread, file, breaker and retry clock, so a dead destination costs
 * the others nothing. Destinations belong to the forwarder once added, and are closed by it. Any
 * thread may call; {@link #remove}, {@link #replace} and {@link #stop} wait.
 */
public final class Forwarder {
  private static final Logger log = LoggerFactory.getLogger(Forwarder.class);

  /** What an owner gets, past its deliveries, to write its last things down. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final ForwardStores stores;
  private final ForwardTime time;
  private final Map<DestinationId, LaneRunner> lanes =
      new ConcurrentSkipListMap<>((a, b) -> a.value().compareTo(b.value()));
  private volatile boolean started;

  public Forwarder(ForwardStores stores, ForwardTime time) {
    this.stores = stores;
    this.time = time;
  }

  /** Adds a destination; its lane begins to work at {@link #start}, or at once if that was. */
  public synchronized void add(Destination destination, LaneConfig config) {
    if (lanes.containsKey(destination.id())) {
      throw new IllegalArgumentException("destination " + destination.id() + " has a lane already");
    }
    put(destination, config);
  }

  private void put(Destination destination, LaneConfig config) {
    LaneRunner lane = new LaneRunner(destination, config, stores, time);
    lanes.put(destination.id(), lane);
    if (started) {
      lane.start();
    }
  }

  /** Lets all lanes begin. */
  public synchronized void start() {
    if (!started) {
      started = true;
      lanes.values().forEach(LaneRunner::start);
    }
  }

  /**
   * Ends a lane and closes its destination. What is owed stays in the lane's file; a destination
   * that is configured again finds it there.
   *
   * @param patience for deliveries under way
   */
  public synchronized void remove(DestinationId id, Duration patience) {
    LaneRunner lane = lanes.get(id);
    if (lane != null) {
      end(List.of(lane), patience);
      lanes.remove(id);
    }
  }

  /**
   * Gives a lane a new destination (a changed configuration) without a moment in which {@link
   * #settledEverywhere} forgets it.
   */
  public synchronized void replace(Destination destination, LaneConfig config, Duration patience) {
    LaneRunner old = lanes.get(destination.id());
    if (old != null) {
      end(List.of(old), patience);
    }
    put(destination, config);
  }

  /** Entries were applied to the journal. Cheap, and meant to be called after each batch. */
  public void entriesAvailable() {
    lanes.values().forEach(LaneRunner::entriesAvailable);
  }

  /** Tries a lane at once, and its marked dead letters; false when there is no such lane. */
  public boolean retryNow(DestinationId id) {
    LaneRunner lane = lanes.get(id);
    if (lane != null) {
      lane.retryNow();
    }
    return lane != null;
  }

  /** As {@link #retryNow(DestinationId)}, every lane. */
  public void retryNow() {
    lanes.values().forEach(LaneRunner::retryNow);
  }

  public List<LaneStatus> statuses() {
    return lanes.values().stream().map(LaneRunner::status).toList();
  }

  public Optional<LaneStatus> status(DestinationId id) {
    return Optional.ofNullable(lanes.get(id)).map(LaneRunner::status);
  }

  /** One check per lane of this moment. */
  public List<HealthCheck> healthChecks() {
    return lanes.values().stream()
        .<HealthCheck>map(lane -> new LaneHealth(lane::status, time.wall()))
        .toList();
  }

  /** The longest turn under way in any lane, in nanoseconds; 0 while all rest. */
  public long longestTurnNanos() {
    return lanes.values().stream().mapToLong(LaneRunner::turnNanos).max().orElse(0);
  }

  /**
   * Every entry up to here is settled at every destination that has a lane: 0 before {@link #start}
   * or while a watermark is unknown, and without limit when there are no lanes.
   */
  public long settledEverywhere() {
    return started
        ? lanes.values().stream().mapToLong(LaneRunner::watermark).min().orElse(Long.MAX_VALUE)
        : 0;
  }

  /**
   * Ends all lanes and closes all destinations.
   *
   * @param patience for deliveries under way; unanswered ones are repeated after the next start
   */
  public synchronized void stop(Duration patience) {
    end(List.copyOf(lanes.values()), patience);
  }

  private void end(List<LaneRunner> ending, Duration patience) {
    ending.forEach(lane -> lane.beginStop(patience));
    for (LaneRunner lane : ending) {
      if (!lane.awaitEnd(patience.plus(LAST_WORDS))) {
        log.warn(
            "lane {} did not end in time; a store does not answer", lane.status().destination());
      }
    }
  }
}
