package org.edgedaemon.dataset.h2;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.SourceException;
import org.edgedaemon.dataset.SyncLedger;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.journal.h2.H2Database;

/**
 * The ledger beside the journal. Versions are not synced: a crash, or a journal that went back to a
 * backup, knows older ones, and those records are sent again. Failures are {@link
 * SourceException}s: a ledger that says nothing would pass for one that knows nothing.
 */
public final class H2SyncLedger implements SyncLedger {
  /** Versions in one transaction; the journal's writer has other work in between. */
  private static final int SLICE = 500;

  private final H2Database database;

  public H2SyncLedger(H2Database database) {
    this.database = database;
  }

  @Override
  public Map<RecordId, String> versions(DatasetName dataset, List<RecordId> ids) {
    return told(() -> database.read(connection -> LedgerRows.versions(connection, dataset, ids)));
  }

  @Override
  public void pushed(DatasetName dataset, Map<RecordId, String> versions, Instant at) {
    Map<RecordId, String> slice = new HashMap<>();
    versions.forEach(
        (id, version) -> {
          slice.put(id, version);
          if (slice.size() == SLICE) {
            keep(dataset, Map.copyOf(slice), at);
            slice.clear();
          }
        });
    if (!slice.isEmpty()) {
      keep(dataset, slice, at);
    }
  }

  @Override
  public Optional<String> uploaded(String directory, String contentHash) {
    byte[] hash = LedgerRows.hash(contentHash);
    return told(() -> database.read(connection -> LedgerRows.url(connection, directory, hash)));
  }

  @Override
  public void uploaded(String directory, String contentHash, String url, Instant at) {
    byte[] hash = LedgerRows.hash(contentHash);
    told(
        () ->
            database.writeDurably(
                connection -> LedgerRows.keep(connection, directory, hash, url, at)));
  }

  private void keep(DatasetName dataset, Map<RecordId, String> versions, Instant at) {
    told(() -> database.write(connection -> LedgerRows.keep(connection, dataset, versions, at)));
  }

  private static <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (JournalException e) {
      throw new SourceException(
          "what was sent before cannot be looked up or kept: " + e.getMessage(), e);
    }
  }
}
