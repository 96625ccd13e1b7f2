package org.edgedaemon.replica.link;

import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import org.edgedaemon.history.RunHistory;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.replica.SlaveState;
import org.edgedaemon.replica.Tables;

/**
 * What a link needs of others.
 *
 * @param tables the office's; the link's own, and closed with it
 * @param state what is remembered of this master; the link's own
 * @param scheduler one thread that does not block: an event loop
 * @param statusFile {@code sync_status.json}
 */
public record LinkParts(
    Tables tables,
    SlaveState state,
    HttpClients clients,
    ScheduledExecutorService scheduler,
    RunHistory history,
    Path statusFile) {}
