package org.edgedaemon.config;

import java.util.List;
import org.edgedaemon.replica.jdbc.ReplicaDatabase;
import org.edgedaemon.replica.jdbc.TablePlan;
import org.edgedaemon.replica.link.LinkConfig;
import org.edgedaemon.replica.seal.SealKey;
import org.jspecify.annotations.Nullable;

/**
 * A master that this daemon is a slave of.
 *
 * @param triggers whether triggers in the office's database tell of changes
 * @param plans tables that are made when they are not there
 * @param key of encrypted columns; null where there are none
 */
public record LinkSettings(
    LinkConfig link,
    ReplicaDatabase database,
    boolean triggers,
    List<TablePlan> plans,
    @Nullable SealKey key,
    boolean enabled) {
  public LinkSettings {
    plans = List.copyOf(plans);
  }
}
