package org.edgedaemon.replica.slave;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgedaemon.replica.Base;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.Tables.Transaction;
import org.edgedaemon.replica.Version;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what the master says of rows, within a transaction of the office's database. A row
 * that the office has changed and not yet had judged is left alone: it is pending, and its outcome
 * brings the master's row.
 */
final class Incoming {
  private final Map<TableName, TableSpec> specs;
  private final Transaction transaction;
  private final Map<RowId, RowImage> images;
  private final List<Base> agreed = new ArrayList<>();
  private final Map<RowId, Version> skipped = new HashMap<>();
  private final List<RowId> pending = new ArrayList<>();
  private final Map<RowId, MasterRow> written = new LinkedHashMap<>();
  private final List<MasterRow> deleted = new ArrayList<>();

  /**
   * For some rows.
   *
   * @param images the rows as the office has them, locked
   */
  private Incoming(
      Map<TableName, TableSpec> specs, Transaction transaction, Map<RowId, RowImage> images) {
    this.specs = specs;
    this.transaction = transaction;
    this.images = images;
  }

  /** Reads the rows that will be spoken of, each once. */
  static Incoming of(
      Map<TableName, TableSpec> specs, Transaction transaction, Collection<RowId> rows) {
    return new Incoming(specs, transaction, transaction.read(rows));
  }

  /** Writes what was taken over. */
  void write() {
    Map<RowId, RowImage> rows = new LinkedHashMap<>();
    written.forEach((id, row) -> rows.put(id, row.image()));
    Map<RowId, RowImage> stored = transaction.write(rows);
    written.forEach(
        (id, row) ->
            agreed.add(new Base(id, row.version(), stored.getOrDefault(id, row.image()), false)));
    transaction.delete(deleted.stream().map(MasterRow::row).toList());
    deleted.forEach(row -> agreed.add(new Base(row.row(), row.version(), row.image(), true)));
  }

  /** What is agreed on once the transaction is through. */
  List<Base> agreed() {
    return agreed;
  }

  /** What still has to be sent, or sent again. */
  List<RowId> pending() {
    return pending;
  }

  /** What was not taken over, by the version of it. */
  Map<RowId, Version> skipped() {
    return skipped;
  }

  /** A row that others changed. */
  void changed(MasterRow row, @Nullable Base base, @Nullable Set<String> unsettled) {
    if (base != null && !row.version().isAfter(base.version())) {
      return;
    }
    LocalRow local = local(row.row(), base, unsettled);
    if (local.isAgreed()) {
      takeOver(row);
    } else if (unsettled == null && local.is(wanted(row))) {
      agreed.add(
          new Base(row.row(), row.version(), local.image().orElse(row.image()), row.deleted()));
    } else {
      skipped.put(row.row(), row.version());
      pending.add(row.row());
    }
  }

  /**
   * A row of ours that was judged.
   *
   * @param sent the image that was sent; empty for a delete
   */
  void judged(MasterRow row, Optional<RowImage> sent) {
    if (local(row.row(), null, null).is(sent)) {
      takeOver(row);
    } else {
      pending.add(row.row());
    }
  }

  private static Optional<RowImage> wanted(MasterRow row) {
    return row.deleted() ? Optional.empty() : Optional.of(row.image());
  }

  private void takeOver(MasterRow row) {
    if (row.deleted()) {
      deleted.add(row);
    } else {
      written.put(row.row(), row);
    }
  }

  private LocalRow local(RowId id, @Nullable Base base, @Nullable Set<String> unsettled) {
    TableSpec spec = specs.get(id.table());
    if (spec == null) {
      throw new IllegalStateException("table " + id.table() + " was not asked for");
    }
    return new LocalRow(spec, id, Optional.ofNullable(images.get(id)), base, unsettled);
  }
}
