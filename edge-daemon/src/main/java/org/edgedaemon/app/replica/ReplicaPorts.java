package org.edgedaemon.app.replica;

import io.netty.channel.EventLoopGroup;
import java.nio.file.Path;
import java.time.InstantSource;
import org.edgedaemon.history.RunHistory;
import org.edgedaemon.http.HttpClients;

/**
 * What master and slave work with.
 *
 * @param dataDir where state and status files are kept
 * @param history gets every round
 */
public record ReplicaPorts(
    Path dataDir,
    RunHistory history,
    HttpClients clients,
    EventLoopGroup loops,
    InstantSource clock) {}
