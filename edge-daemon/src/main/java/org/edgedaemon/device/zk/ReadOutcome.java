package org.edgedaemon.device.zk;

import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.jspecify.annotations.Nullable;

/**
 * What the passes of one read yielded.
 *
 * @param end where the log ended; null when it was empty
 */
record ReadOutcome(
    long records, long handedOver, long doubles, long setAside, @Nullable LogCursor end) {
  static final ReadOutcome EMPTY = new ReadOutcome(0, 0, 0, 0, null);

  static ReadOutcome of(LogDecoder decoder, HandOver handOver) {
    LogCursor end = decoder.cursor();
    return new ReadOutcome(
        end.records(), handOver.handedOver(), decoder.doubles(), handOver.setAsideCount(), end);
  }

  /** The report; a read bounded by time covers nothing for the next one. */
  ReadReport report(ReadRequest request) {
    boolean bounded = request.bounded();
    return new ReadReport(
        records, handedOver, doubles, setAside, bounded || end == null ? null : end.toReadCursor());
  }
}
