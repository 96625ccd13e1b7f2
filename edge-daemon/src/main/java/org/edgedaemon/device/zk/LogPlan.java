package org.edgedaemon.device.zk;

import java.util.function.BooleanSupplier;
import org.edgedaemon.device.zk.codec.AttendanceLayout;
import org.edgedaemon.device.zk.codec.CountBracket;
import org.jspecify.annotations.Nullable;

/**
 * What is known before a pass over the log.
 *
 * @param count how many records the device says it has
 * @param known the layout that this device and firmware had before
 * @param decided the layout that an earlier pass of this read found; nothing is asked then
 * @param after what the listener has already
 * @param proof whether to score the records even when the count tells the width; asked when the
 *     records begin
 */
record LogPlan(
    CountBracket count,
    @Nullable AttendanceLayout known,
    @Nullable AttendanceLayout decided,
    @Nullable LogCursor after,
    BooleanSupplier proof) {

  /** What the listener has of a log of this layout and size; null to hand over everything. */
  @Nullable LogCursor covered(AttendanceLayout layout, long total) {
    LogCursor cursor = after;
    boolean fits = cursor != null && cursor.layout().equals(layout) && cursor.bytes() <= total;
    return fits ? cursor : null;
  }

  LogPlan decide(AttendanceLayout layout) {
    return new LogPlan(count, known, layout, after, proof);
  }

  LogPlan fromStart() {
    return new LogPlan(count, known, decided, null, proof);
  }
}
