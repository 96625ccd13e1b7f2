package org.edgedaemon.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a master knows of a slave since the start.
 *
 * @param lastSync when it last had everything
 * @param lastError what it said of its last round, if that failed
 * @param listening whether it hears at once of what is new
 */
public record SlaveView(
    String id,
    @Nullable Instant lastContact,
    @Nullable Instant lastSync,
    @Nullable String lastError,
    boolean listening,
    long taken,
    long conflicts,
    long refused,
    long told) {}
