package org.edgedaemon.device.hikvision.search;

import java.time.LocalDateTime;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.jspecify.annotations.Nullable;

/**
 * The times that a read is bounded by, as the terminal's wall clock.
 *
 * @param from inclusive; null for no bound
 * @param to exclusive; null for no bound
 */
record Scope(@Nullable LocalDateTime from, @Nullable LocalDateTime to) {
  static final Scope ALL = new Scope(null, null);

  static Scope of(ReadRequest request, TerminalClock clock) {
    return request.lookback() == null
        ? new Scope(request.from(), request.to())
        : new Scope(clock.now().minus(request.lookback()), null);
  }

  /** A record whose time cannot be understood is in every scope. */
  boolean has(AccessEvent event) {
    LocalDateTime at = event.time().wallClock();
    return at == null || (!isBefore(at) && !isAfter(at));
  }

  private boolean isBefore(LocalDateTime at) {
    return from != null && at.isBefore(from);
  }

  /** Whether every record of many lies behind the scope, so that nothing more is to come. */
  boolean isPast(Rows rows) {
    return to != null
        && rows.events().size() >= Span.WINDOW / 2
        && rows.events().stream().allMatch(row -> isAfter(row.time().wallClock()));
  }

  private boolean isAfter(@Nullable LocalDateTime at) {
    return to != null && at != null && !at.isBefore(to);
  }
}
