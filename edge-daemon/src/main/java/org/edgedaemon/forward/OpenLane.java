package org.edgedaemon.forward;

import java.util.List;
import java.util.function.Function;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.outbox.Lane;
import org.edgedaemon.outbox.LaneElement;

/**
 * A lane's file and everything that is known about it only while it is open. Thrown away and opened
 * anew when the file fails: all of it is rebuilt from the stores, as after a crash.
 */
final class OpenLane {
  /** The window is loaded up to this many entries, or what deliveries need if that is more. */
  private static final int WINDOW_ENTRIES = 1_024;

  /** It is loaded when less is left to go, or less than one round of deliveries. */
  private static final int LOW_WATER = 128;

  private static final int MAX_WINDOW_ENTRIES = 20_000;

  /** The window holds about this many bytes at most. */
  private static final long WINDOW_BYTES = 4L * 1024 * 1024;

  private static final int UNREAD_ELEMENT = 64 * 1024;

  final WatchedLane lane;
  final Window window;
  final Refill refill;
  final Settlement settlement;
  final LaneAttempts attempts;
  private final int loadSize;
  private final int lowWater;

  /** A peek that showed nothing new is not repeated before this many elements have left. */
  private int fruitlessAt = Integer.MAX_VALUE;

  OpenLane(
      Destination destination,
      Lane lane,
      LaneConfig config,
      ForwardStores stores,
      ForwardTime time,
      MarkKeeper mark,
      Tallies tallies) {
    this.lane = new WatchedLane(lane);
    this.window = new Window(orderKey(destination));
    this.refill =
        new Refill(
            destination.id(),
            stores.journal(),
            this.lane,
            mark,
            destination.accepts(),
            config.maxBytes(),
            time.random());
    this.settlement =
        new Settlement(
            destination.id(), window, this.lane, stores.deadLetters(), mark, tallies, time);
    BatchSize size = new BatchSize(destination.batchLimit());
    this.attempts = new LaneAttempts(window, settlement, size, tallies);
    long atOnce = (long) destination.batchLimit() * destination.concurrency();
    this.loadSize = (int) Math.min(MAX_WINDOW_ENTRIES, Math.max(WINDOW_ENTRIES, 2 * atOnce));
    this.lowWater = (int) Math.min(loadSize / 2, Math.max(LOW_WATER, atOnce));
  }

  /**
   * Batches go one after the other within their group. Single entries may go side by side, so there
   * it is the user at the device whose order counts.
   */
  private static Function<SequencedEntry, Object> orderKey(Destination destination) {
    if (destination.batchLimit() == 1 && destination.concurrency() > 1) {
      OrderKey key = new OrderKey();
      return entry -> key.of(entry.entry());
    }
    return destination::groupOf;
  }

  /** Looks at more of the lane when little is left to go. */
  void load() {
    int size = affordable();
    if (lane.entries() <= window.entries()
        || window.toGo() > Math.min(lowWater, size / 2)
        || window.elements() >= fruitlessAt
        || (!window.isEmpty() && window.entries() > 4 * size)) {
      return;
    }
    int before = window.elements();
    List<LaneElement> peeked = lane.peek(window.entries() + size);
    if (peeked.size() <= before) {
      peeked = lane.peek(window.entries() + UNREAD_ELEMENT);
    }
    window.load(peeked);
    fruitlessAt = peeked.size() <= before ? Math.max(1, before) : Integer.MAX_VALUE;
  }

  private int affordable() {
    long average = Math.max(1, lane.bytes() / Math.max(1, lane.entries()));
    return (int) Math.max(1, Math.min(loadSize, WINDOW_BYTES / average));
  }

  void settle(long now) {
    settlement.settle(now, refill.position());
  }

  void finish(long now) {
    settlement.finish(now, refill.position());
  }

  long nextWake() {
    return Math.min(refill.nextWake(), settlement.nextWake());
  }
}
