package org.edgedaemon.replica.master;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgedaemon.replica.Change;
import org.edgedaemon.replica.ConflictNote;
import org.edgedaemon.replica.MasterRow;
import org.edgedaemon.replica.MasterStore.Transaction;
import org.edgedaemon.replica.Outcome;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowImage;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.Version;
import org.jspecify.annotations.Nullable;

/** Judges a slave's changes in one transaction, many at once. */
final class Sitting {
  private final Transaction transaction;
  private final Map<TableName, TableSpec> specs;
  private final String slave;
  private final Map<RowId, String> refused;
  private final Instant now;

  /**
   * A sitting.
   *
   * @param refused rows that the database did not take when this was tried before
   */
  Sitting(
      Transaction transaction,
      Map<TableName, TableSpec> specs,
      String slave,
      Map<RowId, String> refused,
      Instant now) {
    this.transaction = transaction;
    this.specs = specs;
    this.slave = slave;
    this.refused = refused;
    this.now = now;
  }

  /** An outcome for each, in order. */
  List<Outcome> outcomes(List<Change> changes) {
    List<Outcome> outcomes = new ArrayList<>(changes.size());
    Set<RowId> rows = new HashSet<>();
    int from = 0;
    for (int i = 0; i < changes.size(); i++) {
      if (!rows.add(changes.get(i).row())) {
        // What comes later of a row is judged by what became of it before.
        outcomes.addAll(ofDistinctRows(changes.subList(from, i)));
        rows = new HashSet<>(Set.of(changes.get(i).row()));
        from = i;
      }
    }
    outcomes.addAll(ofDistinctRows(changes.subList(from, changes.size())));
    return outcomes;
  }

  private List<Outcome> ofDistinctRows(List<Change> changes) {
    Map<RowId, Outcome> outcomes = new HashMap<>();
    List<Change> good = good(changes, outcomes);
    Map<RowId, MasterRow> current =
        new OwnChange(transaction, specs, now).look(good.stream().map(Change::row).toList());
    Map<String, Outcome> answered = answered(good, current);
    List<Change> fresh = new ArrayList<>(good.size());
    for (Change change : good) {
      Outcome before = answered.get(change.id());
      if (before == null) {
        fresh.add(change);
      } else {
        outcomes.put(change.row(), before);
      }
    }
    if (!fresh.isEmpty()) {
      judge(fresh, current, outcomes);
    }
    return changes.stream().map(change -> outcome(outcomes, change)).toList();
  }

  /** What was answered before, of those for which there can be something. */
  private Map<String, Outcome> answered(List<Change> changes, Map<RowId, MasterRow> current) {
    Map<String, Outcome> answered = new HashMap<>();
    List<String> doubtful = new ArrayList<>();
    for (Change change : changes) {
      MasterRow row = current.get(change.row());
      if (!isFirst(change, row)) {
        Optional<Version> taken =
            row == null ? Optional.empty() : row.taken().version(slave, change.id());
        taken.ifPresentOrElse(
            version -> answered.put(change.id(), taken(version)), () -> doubtful.add(change.id()));
      }
    }
    if (!doubtful.isEmpty()) {
      answered.putAll(transaction.answered(slave, doubtful));
    }
    return answered;
  }

  private static Outcome taken(Version version) {
    return new Outcome.Accepted(version, Optional.empty());
  }

  /**
   * Whether a change was made of what is here now. If it had been taken before, the row would have
   * moved on since, or the answer would be the same once more.
   */
  private static boolean isFirst(Change change, @Nullable MasterRow current) {
    return current == null ? change.base() == null : current.version().equals(change.base());
  }

  private static Outcome outcome(Map<RowId, Outcome> outcomes, Change change) {
    Outcome outcome = outcomes.get(change.row());
    if (outcome == null) {
      throw new IllegalStateException("a change without an outcome");
    }
    return outcome;
  }

  private List<Change> good(List<Change> changes, Map<RowId, Outcome> outcomes) {
    List<Change> good = new ArrayList<>(changes.size());
    for (Change change : changes) {
      String reason = refused.get(change.row());
      if (reason != null) {
        outcomes.put(change.row(), new Outcome.Rejected(reason));
      } else if (specs.containsKey(change.row().table())) {
        good.add(change);
      } else {
        outcomes.put(
            change.row(),
            new Outcome.Rejected("table " + change.row().table() + " is not kept here"));
      }
    }
    return good;
  }

  private void judge(
      List<Change> changes, Map<RowId, MasterRow> current, Map<RowId, Outcome> outcomes) {
    List<Judging> judgings = new ArrayList<>(changes.size());
    for (Change change : changes) {
      TableSpec spec = specs.get(change.row().table());
      if (spec != null) {
        judgings.add(new Judging(spec, slave, change, current.get(change.row()), now));
      }
    }
    keep(judgings, carryOut(judgings), outcomes);
  }

  private Map<RowId, RowImage> carryOut(List<Judging> judgings) {
    Map<RowId, RowImage> images = new LinkedHashMap<>();
    List<RowId> erased = new ArrayList<>();
    for (Judging judging : judgings) {
      judging.image().ifPresent(image -> images.put(judging.change().row(), image));
      if (judging.erases()) {
        erased.add(judging.change().row());
      }
    }
    Map<RowId, RowImage> stored = transaction.write(images);
    transaction.delete(erased);
    return stored;
  }

  private void keep(
      List<Judging> judgings, Map<RowId, RowImage> stored, Map<RowId, Outcome> outcomes) {
    List<MasterRow> rows = new ArrayList<>();
    List<ConflictNote> notes = new ArrayList<>();
    Answers answers = new Answers();
    for (Judging judging : judgings) {
      Change change = judging.change();
      Judging.Result result =
          judging.result(stored.get(change.row()), () -> transaction.nextVersion(now));
      result.row().ifPresent(rows::add);
      result.note().ifPresent(notes::add);
      outcomes.put(change.row(), result.outcome());
      if (result.row().filter(judging::isAnsweredBy).isPresent()) {
        judging
            .displaced()
            .ifPresent(old -> answers.add(old.slave(), old.change(), taken(old.version())));
      } else if (!(result.outcome() instanceof Outcome.Rejected)) {
        answers.add(slave, change.id(), result.outcome());
      }
    }
    transaction.keep(rows);
    transaction.note(notes);
    answers.bySlave.forEach((by, outcomesOf) -> transaction.answer(by, outcomesOf, now));
  }

  /** Those that are not in their rows. */
  private static final class Answers {
    private final Map<String, Map<String, Outcome>> bySlave = new LinkedHashMap<>();

    void add(String slave, String change, Outcome outcome) {
      bySlave.computeIfAbsent(slave, any -> new LinkedHashMap<>()).put(change, outcome);
    }
  }
}
