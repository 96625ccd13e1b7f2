package org.edgedaemon.replica.master;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgedaemon.replica.Action;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.ConflictNote;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.MasterRow.Stamp;
import org.edgedaemon.replica.MasterStore.Transaction;
import org.edgedaemon.replica.Outcome;
import org.edgedaemon.replica.Outcome.Winner;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.Version;
import org.edgedaemon.replica.merge.Merge;
import org.edgedaemon.replica.merge.Verdict;

/** Carries out the verdict on one change, within a transaction. */
final class Judging {
  private final Transaction transaction;
  private final TableSpec spec;
  private final String slave;
  private final Change change;
  private final Optional<MasterRow> current;
  private final Instant now;

  /**
   * Judges when asked.
   *
   * @param current the row with the master's own changes already in it
   */
  Judging(
      Transaction transaction,
      TableSpec spec,
      String slave,
      Change change,
      Optional<MasterRow> current,
      Instant now) {
    this.transaction = transaction;
    this.spec = spec;
    this.slave = slave;
    this.change = change;
    this.current = current;
    this.now = now;
  }

  Outcome outcome() {
    Verdict verdict = Merge.judge(spec, current, change, slave);
    if (verdict instanceof Verdict.Write write) {
      return write(write);
    }
    if (verdict instanceof Verdict.Erase erase) {
      return erase(erase);
    }
    if (verdict instanceof Verdict.Stands stands) {
      return stands(stands);
    }
    if (verdict instanceof Verdict.Incomplete) {
      return new Outcome.Rejected(
          "the row is not known here and the change does not have all of its fields");
    }
    return nothing(current.orElseThrow());
  }

  private Outcome write(Verdict.Write write) {
    RowImage stored = transaction.write(change.row(), write.image());
    Version version = transaction.nextVersion(now);
    MasterRow row =
        new MasterRow(
            change.row(),
            version,
            stored,
            stamps(version, stored, write.taken()),
            null,
            isAsTheSlaveHasIt(stored) ? slave : null);
    transaction.keep(row);
    if (write.contested().isEmpty()) {
      return new Outcome.Accepted(
          version, row.origin() == null ? Optional.of(row) : Optional.empty());
    }
    Winner winner = write.lost().isEmpty() ? Winner.SLAVE : Winner.BOTH;
    note(write.contested(), winner, stored, version);
    return new Outcome.Conflict(winner, row);
  }

  private Outcome erase(Verdict.Erase erase) {
    if (current.isPresent()) {
      transaction.delete(change.row());
    }
    RowImage last = current.map(MasterRow::image).orElse(change.image());
    Version version = transaction.nextVersion(now);
    MasterRow row =
        new MasterRow(
            change.row(),
            version,
            last,
            current.map(MasterRow::stamps).orElse(Map.of()),
            stamp(version),
            slave);
    transaction.keep(row);
    if (erase.contested().isEmpty()) {
      return new Outcome.Accepted(version, Optional.empty());
    }
    note(erase.contested(), Winner.SLAVE, last, version);
    return new Outcome.Conflict(Winner.SLAVE, row);
  }

  private Outcome stands(Verdict.Stands stands) {
    MasterRow row = current.orElseThrow();
    note(stands.contested(), Winner.MASTER, row.image(), row.version());
    return new Outcome.Conflict(Winner.MASTER, row);
  }

  private Outcome nothing(MasterRow row) {
    boolean same = change.action() == Action.DELETE || isAsTheSlaveHasIt(row.image());
    return new Outcome.Accepted(row.version(), same ? Optional.empty() : Optional.of(row));
  }

  /** Of an image with some fields only, the others are known to the slave if its base is. */
  private boolean isAsTheSlaveHasIt(RowImage stored) {
    Set<String> differing = stored.differing(change.image());
    if (!change.whole() && current.isPresent() && current.get().version().equals(change.base())) {
      differing.retainAll(change.image().fields().keySet());
    }
    return differing.isEmpty();
  }

  private Map<String, Stamp> stamps(Version version, RowImage stored, Set<String> taken) {
    Map<String, Stamp> known = current.map(MasterRow::stamps).orElse(Map.of());
    Map<String, Stamp> stamps = new HashMap<>();
    for (String field : stored.fields().keySet()) {
      Stamp old = taken.contains(field) ? null : known.get(field);
      stamps.put(field, old == null ? stamp(version) : old);
    }
    return stamps;
  }

  private Stamp stamp(Version version) {
    return new Stamp(version, change.updatedAt(), slave);
  }

  private void note(Set<String> fields, Winner winner, RowImage result, Version version) {
    MasterRow before = current.orElseThrow();
    transaction.note(
        new ConflictNote(
            change.row(),
            slave,
            change.id(),
            fields,
            before.image(),
            before.deleted(),
            change.image(),
            change.action() == Action.DELETE,
            winner,
            result,
            version,
            now));
  }
}
