package org.edgedaemon.admin;

import org.edgedaemon.destination.DestinationId;
import org.jspecify.annotations.Nullable;

/** The outbox of a running daemon. */
public interface OutboxOperations extends OutboxQueries {
  /**
   * Ends the waiting of a lane (of every lane when {@code destination} is null): it tries again
   * now. Returns how many lanes were waiting.
   */
  int retry(@Nullable DestinationId destination);
}
