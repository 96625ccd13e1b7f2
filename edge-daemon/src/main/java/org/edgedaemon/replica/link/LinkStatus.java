package org.edgedaemon.replica.link;

import org.jspecify.annotations.Nullable;

/**
 * How things stand with one master.
 *
 * @param url without secrets
 * @param listening whether the master can tell at once that there is something
 * @param last what the last round came to since the start; null for none
 * @param rounds since the start, failed ones included
 */
public record LinkStatus(
    String id,
    String url,
    SyncStatus status,
    boolean running,
    boolean listening,
    @Nullable RoundEnd last,
    long rounds,
    long failedRounds,
    long sent,
    long received,
    long conflicts) {}
