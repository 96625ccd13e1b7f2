package org.edgedaemon.dataset.run;

import java.util.Map;
import org.edgedaemon.dataset.CloudApi;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.RecordSource;
import org.edgedaemon.dataset.SyncLedger;
import org.edgedaemon.history.RunHistory;

/**
 * What a run works with.
 *
 * @param sources one for each dataset of the plan
 */
public record SyncPorts(
    CloudApi cloud, Map<DatasetName, RecordSource> sources, SyncLedger ledger, RunHistory history) {
  public SyncPorts {
    sources = Map.copyOf(sources);
  }
}
