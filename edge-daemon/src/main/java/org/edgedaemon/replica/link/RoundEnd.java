package org.edgedaemon.replica.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a round came to; of a dry run what it would have.
 *
 * @param pending rows that still have to be sent
 * @param error why it did not come to its end; null when it did
 * @param errors rows that could not be taken, for people
 */
public record RoundEnd(
    boolean dryRun,
    long sent,
    long conflicts,
    long received,
    long pending,
    @Nullable String error,
    List<String> errors) {
  public RoundEnd {
    errors = List.copyOf(errors);
  }
}
