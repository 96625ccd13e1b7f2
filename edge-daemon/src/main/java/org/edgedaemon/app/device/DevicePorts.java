package org.edgedaemon.app.device;

import io.netty.channel.EventLoopGroup;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.edgedaemon.http.HttpClients;

/**
 * What devices work with.
 *
 * @param dataDir where what became of logins at terminals is kept
 * @param blocking a few threads for work that waits
 */
public record DevicePorts(
    Path dataDir,
    EventLoopGroup loops,
    HttpClients clients,
    Executor blocking,
    InstantSource clock) {}
