package org.edgedaemon.ingest;

import java.util.List;
import org.edgedaemon.device.ReadCursor;
import org.edgedaemon.intake.Intake;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far one device was read. A cursor says that everything before it was put into the intake;
 * that is worth nothing once some of it is known to be missing, and neither is any cursor that goes
 * on from it. So each carries the newest hole that was known when its chain began with a read of
 * the whole log, and counts only while no newer one is known.
 *
 * <p>Lives on the scheduler's thread.
 */
final class ReadProgress {
  private static final Logger log = LoggerFactory.getLogger(ReadProgress.class);

  private final DeviceId device;
  private final Scheduler scheduler;
  private final Intake intake;
  private final EntryWriter writer;
  private Point point = new Point(null, 0);
  private @Nullable ReadCursor known;

  ReadProgress(DeviceId device, IngestParts parts) {
    this.device = device;
    this.scheduler = parts.scheduler();
    this.intake = parts.intake();
    this.writer = parts.writer();
  }

  /**
   * Up to where.
   *
   * @param cursor null for nothing: the device is read whole
   * @param hole the newest hole known when the chain of reads began, 0 for none
   */
  record Point(@Nullable ReadCursor cursor, long hole) {}

  /**
   * What the journal says.
   *
   * @param point from where to go on
   * @param known how far the device was read, even if that was lost since
   */
  record Past(Point point, @Nullable ReadCursor known) {}

  Point point() {
    return point;
  }

  /** How far the device was read when it was last read, even if those entries were lost since. */
  @Nullable ReadCursor known() {
    return known;
  }

  /** Goes on from what the journal knows, unless a newer hole was found meanwhile. */
  void resume(Past past) {
    known = past.known();
    if (past.point().hole() >= point.hole()) {
      point = past.point();
    }
  }

  /** Entries before {@code end} are missing: whatever was read before is read again. */
  void holeFound(long end) {
    if (end > point.hole()) {
      point = new Point(null, end);
    }
  }

  /**
   * A complete read from {@code began} ended at {@code next}. The cursor follows the entries it
   * covers into the intake: whoever loses them loses it too.
   */
  void advance(Point began, @Nullable ReadCursor next) {
    if (next != null) {
      known = next;
    }
    if (next == null || began.hole() != point.hole() || next.equals(point.cursor())) {
      return;
    }
    Point reached = new Point(next, began.hole());
    point = reached;
    intake
        .append(List.of(writer.cursor(device, next, reached.hole())))
        .whenComplete(
            (sequence, failure) -> {
              if (failure != null) {
                scheduler.execute(() -> notStored(reached));
              }
            });
  }

  private void notStored(Point reached) {
    log.debug("read cursor of {} not stored; it will be after the next read", device);
    if (point.equals(reached)) {
      point = new Point(null, reached.hole());
    }
  }
}
