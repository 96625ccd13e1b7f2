package org.edgedaemon.replica.master;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.edgedaemon.replica.Action;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.ConflictNote;
import org.edgedaemon.replica.FieldMap;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.MasterRow.Stamp;
import org.edgedaemon.replica.Outcome;
import org.edgedaemon.replica.Outcome.Winner;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.TakenChanges;
import org.edgedaemon.replica.TakenChanges.Taken;
import org.edgedaemon.replica.Version;
import org.edgedaemon.replica.merge.Merge;
import org.edgedaemon.replica.merge.Verdict;
import org.jspecify.annotations.Nullable;

/** The verdict on one change, and what comes of it once it is carried out. */
final class Judging {
  private final String slave;
  private final Change change;
  private final @Nullable MasterRow current;
  private final Instant now;
  private final Verdict verdict;

  /**
   * Judges.
   *
   * @param current the row with the master's own changes already in it; null when it never was
   */
  Judging(TableSpec spec, String slave, Change change, @Nullable MasterRow current, Instant now) {
    this.slave = slave;
    this.change = change;
    this.current = current;
    this.now = now;
    this.verdict = Merge.judge(spec, Optional.ofNullable(current), change, slave);
  }

  /**
   * What became of a change.
   *
   * @param row to be kept
   */
  record Result(Outcome outcome, Optional<MasterRow> row, Optional<ConflictNote> note) {
    static Result of(Outcome outcome) {
      return new Result(outcome, Optional.empty(), Optional.empty());
    }
  }

  Change change() {
    return change;
  }

  /** Whether the row itself, as it is to be kept, has the answer to this change. */
  boolean isAnsweredBy(MasterRow row) {
    return row.taken().version(slave, change.id()).isPresent();
  }

  /** The change that such a row has no longer room for. */
  Optional<Taken> displaced() {
    return before().displaced();
  }

  /** What has to be written into the table. */
  Optional<RowImage> image() {
    return verdict instanceof Verdict.Write write ? Optional.of(write.image()) : Optional.empty();
  }

  /** Whether the row has to be deleted from the table. */
  boolean erases() {
    return verdict instanceof Verdict.Erase && current != null;
  }

  /**
   * After it is carried out.
   *
   * @param stored the row as the table has it now, if it was written
   */
  Result result(@Nullable RowImage stored, Supplier<Version> versions) {
    if (verdict instanceof Verdict.Write write) {
      return written(write, stored == null ? write.image() : stored, versions.get());
    }
    if (verdict instanceof Verdict.Erase erase) {
      return erased(erase, versions.get());
    }
    if (current == null || verdict instanceof Verdict.Incomplete) {
      return Result.of(
          new Outcome.Rejected(
              "the row is not known here and the change does not have all of its fields"));
    }
    return verdict instanceof Verdict.Stands stands ? stands(stands, current) : nothing(current);
  }

  private Result written(Verdict.Write write, RowImage stored, Version version) {
    boolean same = isAsTheSlaveHasIt(stored);
    MasterRow row =
        new MasterRow(
            change.row(),
            version,
            stored,
            stamps(version, stored, write.taken()),
            null,
            same ? slave : null,
            taken(same && write.contested().isEmpty(), version));
    if (write.contested().isEmpty()) {
      Optional<MasterRow> told = row.origin() == null ? Optional.of(row) : Optional.empty();
      return new Result(new Outcome.Accepted(version, told), Optional.of(row), Optional.empty());
    }
    Winner winner = write.lost().isEmpty() ? Winner.SLAVE : Winner.BOTH;
    return new Result(
        new Outcome.Conflict(winner, row),
        Optional.of(row),
        note(write.contested(), winner, stored, version));
  }

  private Result erased(Verdict.Erase erase, Version version) {
    RowImage last = current == null ? change.image() : current.image();
    Map<String, Stamp> stamps = current == null ? Map.of() : current.stamps();
    TakenChanges taken = taken(erase.contested().isEmpty(), version);
    MasterRow row =
        new MasterRow(change.row(), version, last, stamps, stamp(version), slave, taken);
    if (erase.contested().isEmpty()) {
      return new Result(
          new Outcome.Accepted(version, Optional.empty()), Optional.of(row), Optional.empty());
    }
    return new Result(
        new Outcome.Conflict(Winner.SLAVE, row),
        Optional.of(row),
        note(erase.contested(), Winner.SLAVE, last, version));
  }

  /** With this change, where its answer is the version and no more. */
  private TakenChanges taken(boolean asItIs, Version version) {
    TakenChanges before = before();
    return asItIs ? before.and(new Taken(slave, change.id(), version)) : before;
  }

  private TakenChanges before() {
    return current == null ? TakenChanges.NONE : current.taken();
  }

  private Result stands(Verdict.Stands stands, MasterRow row) {
    return new Result(
        new Outcome.Conflict(Winner.MASTER, row),
        Optional.empty(),
        note(stands.contested(), Winner.MASTER, row.image(), row.version()));
  }

  private Result nothing(MasterRow row) {
    boolean same = change.action() == Action.DELETE || isAsTheSlaveHasIt(row.image());
    return Result.of(
        new Outcome.Accepted(row.version(), same ? Optional.empty() : Optional.of(row)));
  }

  /** Of an image with some fields only, the others are known to the slave if its base is. */
  private boolean isAsTheSlaveHasIt(RowImage stored) {
    if (stored.equals(change.image())) {
      return true;
    }
    Set<String> differing = stored.differing(change.image());
    if (!change.whole() && current != null && current.version().equals(change.base())) {
      differing.retainAll(change.image().fields().keySet());
    }
    return differing.isEmpty();
  }

  private Map<String, Stamp> stamps(Version version, RowImage stored, Set<String> taken) {
    Map<String, Stamp> known = current == null ? Map.of() : current.stamps();
    Stamp fresh = stamp(version);
    Stamp[] stamps = new Stamp[stored.names().size()];
    for (int i = 0; i < stamps.length; i++) {
      String field = stored.names().name(i);
      Stamp old = taken.contains(field) ? null : known.get(field);
      stamps[i] = old == null ? fresh : old;
    }
    return FieldMap.owning(stored.names(), stamps);
  }

  private Stamp stamp(Version version) {
    return new Stamp(version, change.updatedAt(), slave);
  }

  private Optional<ConflictNote> note(
      Set<String> fields, Winner winner, RowImage result, Version version) {
    return Optional.ofNullable(current)
        .map(
            before ->
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
