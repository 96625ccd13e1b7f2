package org.edgedaemon.device;

import java.time.LocalDateTime;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What to read from a device's log.
 *
 * @param after skip what this cursor covers; null reads everything
 * @param from only punches at or after this device time; null for no bound
 * @param to only punches before this device time; null for no bound
 * @param progress told the records seen so far, now and then, on any thread
 */
public record ReadRequest(
    @Nullable ReadCursor after,
    @Nullable LocalDateTime from,
    @Nullable LocalDateTime to,
    LongConsumer progress) {

  public static ReadRequest everything() {
    return new ReadRequest(null, null, null, records -> {});
  }

  public static ReadRequest after(@Nullable ReadCursor cursor) {
    return new ReadRequest(cursor, null, null, records -> {});
  }
}
