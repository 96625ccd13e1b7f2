package org.edgedaemon.device.hikvision.terminal;

import io.netty.channel.EventLoopGroup;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.edgedaemon.http.HttpClients;

/**
 * What all terminals share.
 *
 * @param loops each terminal lives on one of them
 * @param clock our own time
 * @param nanoTime for durations
 * @param random for client nonces; unpredictable, and used by several loops
 * @param memory of refused logins
 * @param blocking for work that takes long: the hash of the credentials
 */
public record TerminalParts(
    HttpClients clients,
    EventLoopGroup loops,
    InstantSource clock,
    LongSupplier nanoTime,
    RandomGenerator random,
    GateMemory memory,
    Executor blocking,
    TerminalTimeouts timeouts) {}
