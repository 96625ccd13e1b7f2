package org.edgedaemon.replica.master;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.MasterRow.Stamp;
import org.edgedaemon.replica.MasterStore.Transaction;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowTime;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.TakenChanges;
import org.edgedaemon.replica.Version;

/**
 * Finds what the master's own applications did to rows: they write into the tables and know nothing
 * of versions.
 */
final class OwnChange {
  private final Transaction transaction;
  private final Map<TableName, TableSpec> specs;
  private final Instant now;
  private final List<MasterRow> found = new ArrayList<>();

  OwnChange(Transaction transaction, Map<TableName, TableSpec> specs, Instant now) {
    this.transaction = transaction;
    this.specs = specs;
    this.now = now;
  }

  /** The rows with their own changes; where there are any, kept under versions of their own. */
  Map<RowId, MasterRow> look(Collection<RowId> rows) {
    Map<RowId, MasterRow> known = transaction.rows(rows);
    Map<RowId, RowImage> images = transaction.read(rows);
    Map<RowId, MasterRow> current = new HashMap<>();
    for (RowId row : rows) {
      look(row, Optional.ofNullable(known.get(row)), Optional.ofNullable(images.get(row)))
          .ifPresent(is -> current.put(row, is));
    }
    transaction.keep(found);
    return current;
  }

  /** How many had changes of their own. */
  int found() {
    return found.size();
  }

  private Optional<MasterRow> look(RowId id, Optional<MasterRow> known, Optional<RowImage> image) {
    if (image.isPresent()) {
      return Optional.of(present(id, known, image.get()));
    }
    return known.map(row -> row.deleted() ? row : gone(row));
  }

  private MasterRow present(RowId id, Optional<MasterRow> known, RowImage image) {
    Optional<MasterRow> live = known.filter(row -> !row.deleted());
    if (live.isPresent() && live.get().image().equals(image)) {
      return live.get();
    }
    Set<String> differing = live.map(row -> row.image().differing(image)).orElse(image.names());
    TableSpec spec = specs.get(id.table());
    Version version = transaction.nextVersion(now);
    Instant updatedAt = spec == null ? now : RowTime.of(spec, image).orElse(now);
    Stamp stamp = new Stamp(version, updatedAt, null);
    Map<String, Stamp> stamps = new HashMap<>();
    for (String field : image.fields().keySet()) {
      Stamp old = live.map(row -> row.stamps().get(field)).orElse(null);
      stamps.put(field, old == null || differing.contains(field) ? stamp : old);
    }
    TakenChanges taken = known.map(MasterRow::taken).orElse(TakenChanges.NONE);
    return kept(new MasterRow(id, version, image, stamps, null, null, taken));
  }

  private MasterRow gone(MasterRow row) {
    Version version = transaction.nextVersion(now);
    Stamp deletion = new Stamp(version, now, null);
    return kept(
        new MasterRow(row.row(), version, row.image(), row.stamps(), deletion, null, row.taken()));
  }

  private MasterRow kept(MasterRow row) {
    found.add(row);
    return row;
  }
}
