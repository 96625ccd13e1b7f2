package org.edgedaemon.dataset;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has been sent before: the version of each record of datasets that have versions, and the
 * address of each file's content. Losing it costs work, never a record: what is sent again replaces
 * itself. Blocks.
 */
public interface SyncLedger {
  /** The versions that the cloud is known to have; ids that it is not known to have are missing. */
  Map<RecordId, String> versions(DatasetName dataset, List<RecordId> ids);

  /** Keeps the versions that the cloud has now. */
  void pushed(DatasetName dataset, Map<RecordId, String> versions, Instant at);

  /**
   * The cloud's address of a file's content.
   *
   * @param contentHash SHA-256 in hexadecimal digits of what was sent
   */
  Optional<String> uploaded(String directory, String contentHash);

  /** Keeps a file's address; on disk when this returns. */
  void uploaded(String directory, String contentHash, String url, Instant at);
}
