package org.edgedaemon.admin;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one catch-up read of a device came to.
 *
 * @param reason why it was made: at start, by the schedule, by hand, …
 * @param fetched records that the device gave
 * @param processed punches among them that were new
 * @param failed records that could not be understood
 * @param error why it did not get to its end; null when it did
 * @param details whatever else is worth knowing, by name
 */
public record RunView(
    String device,
    String reason,
    Instant startedAt,
    Instant endedAt,
    long fetched,
    long processed,
    long failed,
    @Nullable String error,
    Map<String, String> details) {
  public RunView {
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }
}
