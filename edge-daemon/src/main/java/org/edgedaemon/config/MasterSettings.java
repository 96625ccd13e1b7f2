package org.edgedaemon.config;

import org.edgedaemon.replica.hub.HubConfig;
import org.edgedaemon.replica.jdbc.ReplicaDatabase;

/**
 * This daemon as a master.
 *
 * @param triggers whether triggers in the database tell of its own applications' changes
 */
public record MasterSettings(
    HubConfig hub, String host, int port, ReplicaDatabase database, boolean triggers) {}
