package org.edgedaemon.ingest;

import java.util.function.Consumer;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * Which reads of one device are worth remembering: all but the routine ones that went well, and but
 * the second and later of catch-ups that fail in a row.
 */
final class DeviceRuns {
  private final DeviceId device;
  private final LoopStats stats;
  private final Consumer<RunBook.Ended> book;
  private boolean catchUpFailed;

  DeviceRuns(DeviceId device, LoopStats stats, Consumer<RunBook.Ended> book) {
    this.device = device;
    this.stats = stats;
    this.book = book;
  }

  /** A catch-up is over; {@code error} is null when it went well. */
  void caughtUp(ReadRun read, @Nullable String error) {
    boolean known = error == null ? read.reason().isRoutine() : catchUpFailed;
    catchUpFailed = error != null;
    if (!known) {
      over(read, error);
    }
  }

  /** A backup read or one by hand is over. */
  void over(ReadRun read, @Nullable String error) {
    book.accept(new RunBook.Ended(device, read, error, stats));
  }
}
