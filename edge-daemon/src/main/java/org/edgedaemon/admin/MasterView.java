package org.edgedaemon.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How things stand with a master that this daemon is a slave of.
 *
 * @param status success, failed, running or never
 * @param lastSyncedAt up to where the office has everything, by the master's clock
 * @param listening whether the master can tell at once that there is something
 * @param sent changes since the start
 * @param received rows since the start
 */
public record MasterView(
    String id,
    String url,
    String status,
    @Nullable Instant lastSyncedAt,
    Instant updatedAt,
    long pendingRecords,
    @Nullable String lastError,
    int retryCount,
    boolean listening,
    long rounds,
    long failedRounds,
    long sent,
    long received,
    long conflicts) {}
