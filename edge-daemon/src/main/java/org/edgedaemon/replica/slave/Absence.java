package org.edgedaemon.replica.slave;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgedaemon.replica.Base;
import org.edgedaemon.replica.MasterCalls;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.RowRefusedException;
import org.edgedaemon.replica.SlaveState;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.Tables;
import org.edgedaemon.replica.Version;
import org.jspecify.annotations.Nullable;

/**
 * Makes up for deletes that the master has forgotten, as this office was away for longer than it
 * keeps them: rows that both had agreed on and that the master knows nothing of were deleted. They
 * go here too; one that the office has changed since is sent as a new row, since nobody can tell
 * any more which was later, and an edit must not be lost.
 */
final class Absence {
  private static final int BATCH = 500;

  private final Map<TableName, TableSpec> specs;
  private final Tables tables;
  private final SlaveState state;
  private final MasterCalls master;
  private final Version forgotten;
  private final Map<RowId, String> refused = new HashMap<>();
  private long deleted;
  private long changed;

  /**
   * Does nothing yet.
   *
   * @param forgotten up to where the master has forgotten deletes
   */
  Absence(
      Map<TableName, TableSpec> specs,
      Tables tables,
      SlaveState state,
      MasterCalls master,
      Version forgotten) {
    this.specs = specs;
    this.tables = tables;
    this.state = state;
    this.master = master;
    this.forgotten = forgotten;
  }

  /** Compares all keys; may end anywhere and be repeated. */
  void makeUp() {
    // What refers to others goes first.
    List<TableSpec> backwards = new ArrayList<>(specs.values());
    Collections.reverse(backwards);
    backwards.forEach(this::makeUp);
    if (refused.isEmpty()) {
      state.forgotten(forgotten);
    }
  }

  /** Rows that were deleted here. */
  long deleted() {
    return deleted;
  }

  /** Rows that the office had changed, and that still have to be sent. */
  long changed() {
    return changed;
  }

  /** Rows that the office's database does not let go, with its reasons. */
  Map<RowId, String> refused() {
    return refused;
  }

  /** Whether all was as it should be. */
  boolean isNothing() {
    return deleted + changed == 0 && refused.isEmpty();
  }

  private void makeUp(TableSpec spec) {
    RowId after = null;
    List<RowId> present;
    do {
      present = state.present(spec.name(), after, BATCH);
      if (!present.isEmpty()) {
        after = present.get(present.size() - 1);
        Set<RowId> unknown = master.unknown(present);
        if (!unknown.isEmpty()) {
          leave(spec, List.copyOf(unknown));
        }
      }
    } while (present.size() == BATCH);
  }

  private void leave(TableSpec spec, List<RowId> rows) {
    Known known = Known.of(state, rows);
    List<RowId> left = new ArrayList<>(rows);
    Set<RowId> edited = null;
    while (edited == null) {
      edited = erased(spec, known, left);
    }
    List<Base> bases = new ArrayList<>();
    for (RowId row : left) {
      Base base = known.base(row);
      RowImage image = base == null ? RowImage.of(Map.of()) : base.image();
      bases.add(new Base(row, forgotten, image, true));
    }
    state.keep(bases);
    state.settled(left);
    state.pending(left, false);
    state.pending(edited, true);
    changed += edited.size();
    deleted += left.size() - edited.size();
  }

  /** Gives those that the office has changed; null when some cannot go, which are then left out. */
  private @Nullable Set<RowId> erased(TableSpec spec, Known known, List<RowId> rows) {
    try {
      return tables.transaction(
          transaction -> {
            Map<RowId, RowImage> images = transaction.read(rows);
            Set<RowId> edited = new HashSet<>();
            List<RowId> agreed = new ArrayList<>();
            for (RowId row : rows) {
              Optional<RowImage> image = Optional.ofNullable(images.get(row));
              boolean same = known.local(spec, row, image).isAsAgreed();
              if (image.isPresent() && same) {
                agreed.add(row);
              } else if (image.isPresent()) {
                edited.add(row);
              }
            }
            transaction.delete(agreed);
            return edited;
          });
    } catch (RowRefusedException e) {
      if (!rows.removeAll(e.reasons().keySet())) {
        throw e;
      }
      refused.putAll(e.reasons());
      return null;
    }
  }
}
