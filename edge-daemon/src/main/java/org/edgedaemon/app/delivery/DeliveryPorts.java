package org.edgedaemon.app.delivery;

import io.netty.channel.EventLoopGroup;
import java.time.InstantSource;
import org.edgedaemon.admin.Metrics;
import org.edgedaemon.http.HttpClients;

/**
 * What destinations work with.
 *
 * @param metrics are told how long attempts take
 */
public record DeliveryPorts(
    HttpClients clients, EventLoopGroup loops, Metrics metrics, InstantSource clock) {}
