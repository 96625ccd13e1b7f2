package org.edgedaemon.admin;

import java.util.Collection;
import org.edgedaemon.destination.DestinationId;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters of a running daemon. Where a destination is given, letters of others are left alone
 * and not counted.
 */
public interface DeadLetterOperations extends DeadLetterQueries {
  /** Has these letters delivered again; returns how many there were. */
  int retry(@Nullable DestinationId destination, Collection<Long> ids);

  /** Has every letter delivered again; returns how many there were. */
  int retryAll(@Nullable DestinationId destination);

  /** Forgets these letters for good; returns how many there were. */
  int drop(@Nullable DestinationId destination, Collection<Long> ids);
}
