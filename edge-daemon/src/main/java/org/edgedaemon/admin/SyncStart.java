package org.edgedaemon.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What became of the wish for a run. Exactly one member is set.
 *
 * @param runId of the run that begins now
 * @param busyWith the id of one that is under way; no other was begun
 * @param skipped why none was begun: one ended a moment ago
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SyncStart(
    @Nullable String runId, @Nullable String busyWith, @Nullable String skipped) {
  public static SyncStart begun(String runId) {
    return new SyncStart(runId, null, null);
  }

  public static SyncStart busy(String runId) {
    return new SyncStart(null, runId, null);
  }

  public static SyncStart skipped(String why) {
    return new SyncStart(null, null, why);
  }
}
