package org.edgedaemon.app.replica;

import java.util.List;
import org.edgedaemon.config.LinkSettings;
import org.edgedaemon.config.MasterSettings;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.jdbc.JdbcTables;
import org.edgedaemon.replica.jdbc.ReplicaDatabase;
import org.edgedaemon.replica.jdbc.TablePlan;
import org.edgedaemon.replica.jdbc.Triggers;

/**
 * The tables that are kept the same with a peer, and where they are.
 *
 * @param triggers whether changes are told by triggers in the database
 * @param plans of tables that are made where they are missing
 */
record PeerTables(
    ReplicaDatabase database, List<TableSpec> specs, boolean triggers, List<TablePlan> plans) {
  PeerTables {
    specs = List.copyOf(specs);
    plans = List.copyOf(plans);
  }

  /** Those of the centre. */
  static PeerTables of(MasterSettings master) {
    return new PeerTables(
        master.database(),
        List.copyOf(master.hub().specs().values()),
        master.triggers(),
        master.plans());
  }

  /** Those of an office. */
  static PeerTables of(LinkSettings slave) {
    return new PeerTables(
        slave.database(),
        List.copyOf(slave.link().specs().values()),
        slave.triggers(),
        slave.plans());
  }

  /** Nothing is connected before the first use. */
  JdbcTables tables() {
    return new JdbcTables(database, specs, triggers, plans);
  }

  /** To be installed, or taken away. */
  Triggers triggersOnly() {
    return new Triggers(database, specs);
  }
}
