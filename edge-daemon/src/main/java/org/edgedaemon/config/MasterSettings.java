package org.edgedaemon.config;

import java.util.List;
import org.edgedaemon.replica.hub.HubConfig;
import org.edgedaemon.replica.jdbc.ReplicaDatabase;
import org.edgedaemon.replica.jdbc.TablePlan;

/**
 * This daemon as a master.
 *
 * @param triggers whether triggers in the database tell of its own applications' changes
 * @param plans tables that are made when they are not there
 */
public record MasterSettings(
    HubConfig hub,
    String host,
    int port,
    ReplicaDatabase database,
    boolean triggers,
    List<TablePlan> plans) {
  public MasterSettings {
    plans = List.copyOf(plans);
  }
}
