package org.edgedaemon.device.zk;

import org.edgedaemon.device.ReadCursor;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.device.zk.codec.FreeSizes;
import org.edgedaemon.device.zk.codec.FreeSizes.Counts;
import org.jspecify.annotations.Nullable;

/**
 * The reads of one session: tells when a read may be skipped because the record count stands still.
 * An equal count is no proof (a log may be cleared and fill up again), so it is not trusted for
 * long, nor across sessions.
 */
final class ReadHistory {
  private static final int MAX_SKIPS = 9;

  private long count;
  private @Nullable ReadCursor cursor;
  private int skips;

  /** Notes a complete read. */
  void completed(FreeSizes after, ReadReport report) {
    cursor = report.cursor();
    count = after instanceof Counts counts ? counts.records().used() : 0;
    skips = 0;
    if (count != report.records()) {
      cursor = null;
    }
  }

  /** The report of a read that need not be done, or null. */
  @Nullable ReadReport skip(FreeSizes now, ReadRequest request, boolean liveIsHealthy) {
    ReadCursor known = cursor;
    boolean unchanged =
        known != null
            && known.equals(request.after())
            && !request.bounded()
            && count > 0
            && now instanceof Counts counts
            && counts.records().used() == count;
    if (!unchanged || !liveIsHealthy || skips >= MAX_SKIPS) {
      return null;
    }
    skips++;
    return new ReadReport(count, 0, 0, 0, known);
  }
}
