package org.edgedaemon.dataset.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.SyncLedger;

/** A ledger in memory. */
final class FakeLedger implements SyncLedger {
  final Map<String, String> files = new HashMap<>();
  private final Map<DatasetName, Map<RecordId, String>> versions = new HashMap<>();

  Map<RecordId, String> of(DatasetName dataset) {
    return versions.computeIfAbsent(dataset, name -> new HashMap<>());
  }

  @Override
  public Map<RecordId, String> versions(DatasetName dataset, List<RecordId> ids) {
    Map<RecordId, String> found = new HashMap<>(of(dataset));
    found.keySet().retainAll(ids);
    return found;
  }

  @Override
  public void pushed(DatasetName dataset, Map<RecordId, String> pushed, Instant at) {
    of(dataset).putAll(pushed);
  }

  @Override
  public Optional<String> uploaded(String directory, String contentHash) {
    return Optional.ofNullable(files.get(directory + "/" + contentHash));
  }

  @Override
  public void uploaded(String directory, String contentHash, String url, Instant at) {
    files.put(directory + "/" + contentHash, url);
  }
}
