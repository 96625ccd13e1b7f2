package org.edgedaemon.replica.master;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.MasterRow.Stamp;
import org.edgedaemon.replica.MasterStore.Transaction;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowTime;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.Version;

/**
 * Finds what the master's own applications did to a row: they write into the tables and know
 * nothing of versions.
 */
final class OwnChange {
  private final Transaction transaction;
  private final TableSpec spec;
  private final Instant now;

  OwnChange(Transaction transaction, TableSpec spec, Instant now) {
    this.transaction = transaction;
    this.spec = spec;
    this.now = now;
  }

  /** The row with its own changes, if there are any, kept under a version of their own. */
  Optional<MasterRow> look(RowId id) {
    Optional<MasterRow> known = transaction.row(id);
    Optional<RowImage> image = transaction.read(id);
    if (image.isPresent()) {
      return Optional.of(present(id, known, image.get()));
    }
    return known.map(row -> row.deleted() ? row : gone(row));
  }

  private MasterRow present(RowId id, Optional<MasterRow> known, RowImage image) {
    Optional<MasterRow> live = known.filter(row -> !row.deleted());
    Set<String> differing =
        live.map(row -> row.image().differing(image)).orElse(image.fields().keySet());
    if (live.isPresent() && differing.isEmpty()) {
      return live.get();
    }
    Version version = transaction.nextVersion(now);
    Stamp stamp = new Stamp(version, RowTime.of(spec, image).orElse(now), null);
    Map<String, Stamp> stamps = new HashMap<>();
    for (String field : image.fields().keySet()) {
      Stamp old = live.map(row -> row.stamps().get(field)).orElse(null);
      stamps.put(field, old == null || differing.contains(field) ? stamp : old);
    }
    return kept(new MasterRow(id, version, image, stamps, null, null));
  }

  private MasterRow gone(MasterRow row) {
    Version version = transaction.nextVersion(now);
    Stamp deletion = new Stamp(version, now, null);
    return kept(new MasterRow(row.row(), version, row.image(), row.stamps(), deletion, null));
  }

  private MasterRow kept(MasterRow row) {
    transaction.keep(row);
    return row;
  }
}
