package org.edgedaemon.replica.slave;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a round did.
 *
 * @param sent changes that the master judged
 * @param conflicts of these, where others had changed the same
 * @param received rows of others that were taken over
 * @param pending rows that still have to be sent
 * @param syncedAt up to where the office has everything, by the master's clock; null for nothing
 * @param errors rows that the master or the office's database does not take, for people
 */
public record RoundReport(
    long sent,
    long conflicts,
    long received,
    long pending,
    @Nullable Instant syncedAt,
    List<String> errors) {
  public RoundReport {
    errors = List.copyOf(errors);
  }
}
