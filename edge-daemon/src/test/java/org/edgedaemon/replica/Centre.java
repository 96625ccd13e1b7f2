package org.edgedaemon.replica;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.edgedaemon.replica.MasterRow.Stamp;
import org.edgedaemon.replica.master.Master;

/** A master of a world. */
final class Centre {
  final Place place;
  final MasterStore store;
  final Master master;
  private int quarrels;

  Centre(
      Place place,
      MasterStore store,
      Duration compareEvery,
      InstantSource clock,
      BooleanSupplier stumbles) {
    this.place = place;
    this.store = store;
    this.master =
        new Master(
            Map.of(World.TABLE, World.SPEC),
            Stumbling.of(MasterStore.class, store, stumbles),
            Stumbling.of(Tables.class, place.tables(), stumbles),
            compareEvery,
            clock);
  }

  /** Judges, and looks whether a slave is said to be in conflict with itself. */
  List<Outcome> judged(String slave, List<Change> changes) {
    Map<RowId, MasterRow> before = store.rows(changes.stream().map(Change::row).toList());
    Set<Long> known = Set.copyOf(notes().stream().map(KeptConflict::id).toList());
    List<Outcome> outcomes = master.upload(slave, changes);
    for (KeptConflict kept : notes()) {
      MasterRow row = before.get(kept.note().row());
      if (!known.contains(kept.id()) && row != null && isOwn(row, kept.note())) {
        quarrels++;
      }
    }
    return outcomes;
  }

  private static boolean isOwn(MasterRow row, ConflictNote note) {
    Stamp deletion = row.deletion();
    if (deletion != null || note.masterDeleted()) {
      return deletion != null && note.masterDeleted() && note.slave().equals(deletion.by());
    }
    return note.fields().stream()
        .anyMatch(
            field ->
                Objects.equals(
                        row.image().fields().get(field), note.masterImage().fields().get(field))
                    && note.slave().equals(row.stamps().get(field).by()));
  }

  /** How often a slave was in conflict with what it had done itself. */
  int quarrels() {
    return quarrels;
  }

  List<KeptConflict> notes() {
    return store.conflicts(new ConflictPage(Long.MAX_VALUE, false, 1_000));
  }

  /** Values in its rows, and in its notes. */
  Set<String> values() {
    List<RowImage> images = new ArrayList<>(place.rows().values());
    for (KeptConflict kept : notes()) {
      images.add(kept.note().masterImage());
      images.add(kept.note().slaveImage());
    }
    return Ledger.values(images);
  }
}
