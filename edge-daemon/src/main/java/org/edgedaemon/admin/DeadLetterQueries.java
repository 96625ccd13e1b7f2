package org.edgedaemon.admin;

import java.util.List;
import java.util.Optional;
import org.edgedaemon.destination.DestinationId;
import org.jspecify.annotations.Nullable;

/** Looking at dead letters; possible with the daemon running or stopped. */
public interface DeadLetterQueries {
  int MAX_LIMIT = 1_000;

  /**
   * Letters with an id above {@code afterId}, oldest first.
   *
   * @param destination null for all
   * @param limit 1..{@value #MAX_LIMIT}
   */
  List<DeadLetterView> list(@Nullable DestinationId destination, long afterId, int limit);

  Optional<DeadLetterView> find(long id);
}
