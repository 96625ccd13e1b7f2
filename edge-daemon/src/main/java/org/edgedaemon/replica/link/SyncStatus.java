package org.edgedaemon.replica.link;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@code sync_status.json} says.
 *
 * @param lastSyncedAt up to where the office has everything, by the master's clock; null for never
 * @param pendingRecords rows that still have to be sent
 * @param lastError why the last round failed; null when it did not
 * @param retryCount failed rounds in a row
 */
public record SyncStatus(
    @Nullable Instant lastSyncedAt,
    State status,
    long pendingRecords,
    @Nullable String lastError,
    int retryCount,
    Instant createdAt,
    Instant updatedAt) {

  /** How the last round went. */
  public enum State {
    SUCCESS,
    FAILED,
    RUNNING,
    NEVER
  }

  static SyncStatus never(Instant now) {
    return new SyncStatus(null, State.NEVER, 0, null, 0, now, now);
  }

  SyncStatus running(Instant now) {
    return new SyncStatus(
        lastSyncedAt, State.RUNNING, pendingRecords, lastError, retryCount, createdAt, now);
  }

  SyncStatus succeeded(@Nullable Instant syncedAt, long pending, Instant now) {
    return new SyncStatus(syncedAt, State.SUCCESS, pending, null, 0, createdAt, now);
  }

  SyncStatus failed(String error, long pending, Instant now) {
    return new SyncStatus(
        lastSyncedAt, State.FAILED, pending, error, retryCount + 1, createdAt, now);
  }
}
