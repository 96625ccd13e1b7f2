package org.edgedaemon.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.jspecify.annotations.Nullable;

/**
 * One read of a device from its beginning to its end, with other reads between its stretches if the
 * log is long. Lives on the loop's thread until it is over.
 */
final class ReadRun {
  private final ReadReason reason;
  private final String title;
  private final Map<String, String> window;
  private final Instant started;
  private final SequenceRanges stored = new SequenceRanges();
  private long records;
  private long handedOver;
  private long doubles;
  private long setAside;
  private Duration took = Duration.ZERO;

  private ReadRun(ReadReason reason, String title, Map<String, String> window, Instant started) {
    this.reason = reason;
    this.title = title;
    this.window = window;
    this.started = started;
  }

  static ReadRun catchUp(ReadReason reason, Instant started) {
    String title =
        switch (reason) {
          case START -> "first read";
          case RECONNECT -> "read after the reconnect";
          case HOLE -> "read of the whole log";
          case POLL, NEWS, SCHEDULE, HAND -> "read";
        };
    return new ReadRun(reason, title, Map.of(), started);
  }

  static ReadRun backup(ReadReason reason, Duration lookback, Instant started) {
    return new ReadRun(
        reason,
        "backup read of the last " + TimeWords.of(lookback),
        Map.of("lookback", lookback.toString()),
        started);
  }

  static ReadRun byHand(ReadRequest request, Instant started) {
    return new ReadRun(ReadReason.HAND, "read by hand", TimeWords.window(request), started);
  }

  /** A part of it is over; {@code report} is null when it failed. */
  void stretch(@Nullable ReadReport report, Duration lasted) {
    took = took.plus(lasted);
    if (report != null) {
      records += report.records();
      handedOver += report.handedOver();
      doubles += report.doubles();
      setAside += report.setAside();
    }
  }

  ReadReason reason() {
    return reason;
  }

  /** What it is, for a line of the log. */
  String title() {
    return title;
  }

  /** Which part of the log was wanted; empty for whatever is new. */
  Map<String, String> window() {
    return window;
  }

  Instant started() {
    return started;
  }

  /** The time that was spent reading. */
  Duration took() {
    return took;
  }

  /** Records that the device gave so far. */
  long records() {
    return records;
  }

  /** Records that the device gave; also when it broke off. */
  long fetched() {
    return Math.max(records, stored.entries());
  }

  /** Records that could not be understood. */
  long setAside() {
    return setAside;
  }

  /** Where its entries went. */
  SequenceRanges stored() {
    return stored;
  }

  /** All stretches as one; the last one's end is theirs. */
  ReadReport total(ReadReport last) {
    return new ReadReport(records, handedOver, doubles, setAside, last.cursor(), last.more());
  }
}
