package org.edgedaemon.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a round came to; of a dry run what it would have.
 *
 * @param pending rows that still have to be sent
 * @param error why it did not come to its end
 * @param errors rows that could not be taken
 */
public record RoundView(
    String master,
    boolean dryRun,
    long sent,
    long conflicts,
    long received,
    long pending,
    @Nullable String error,
    List<String> errors) {
  public RoundView {
    errors = List.copyOf(errors);
  }
}
