package org.edgedaemon.device;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What to read from a device's log.
 *
 * @param after skip what this cursor covers; null reads everything
 * @param from only punches at or after this device time; null for no bound
 * @param to only punches before this device time; null for no bound
 * @param lookback only punches of the last so long by the device's own clock; null for no bound.
 *     Not together with {@code from} or {@code to}
 * @param progress told the records seen so far, now and then, on any thread
 */
public record ReadRequest(
    @Nullable ReadCursor after,
    @Nullable LocalDateTime from,
    @Nullable LocalDateTime to,
    @Nullable Duration lookback,
    LongConsumer progress) {

  public ReadRequest {
    if (lookback != null && (from != null || to != null)) {
      throw new IllegalArgumentException("a read is bounded by times or by a lookback, not both");
    }
  }

  public static ReadRequest everything() {
    return after(null);
  }

  public static ReadRequest after(@Nullable ReadCursor cursor) {
    return new ReadRequest(cursor, null, null, null, records -> {});
  }

  /** Everything between two device times, whatever was read before; null for no bound. */
  public static ReadRequest between(
      @Nullable LocalDateTime from, @Nullable LocalDateTime to, LongConsumer progress) {
    return new ReadRequest(null, from, to, null, progress);
  }

  /** Once more what the device wrote in the last so long. */
  public static ReadRequest ofTheLast(Duration lookback) {
    return new ReadRequest(null, null, null, lookback, records -> {});
  }

  /** Whether a time bounds the read: it says nothing of the rest of the log. */
  public boolean bounded() {
    return from != null || to != null || lookback != null;
  }
}
