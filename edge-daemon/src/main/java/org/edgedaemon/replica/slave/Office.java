package org.edgedaemon.replica.slave;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.edgedaemon.replica.Base;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowRefusedException;
import org.edgedaemon.replica.SlaveState;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.replica.TableSpec;
import org.edgedaemon.replica.Tables;
import org.edgedaemon.replica.Version;
import org.jspecify.annotations.Nullable;

/** The office's side of a round: takes over rows, remembers what is agreed on, and what is not. */
final class Office {
  private static final int MAX_ERRORS = 100;

  private final Map<TableName, TableSpec> specs;
  private final Tables tables;
  private final SlaveState state;
  private final List<String> errors = new ArrayList<>();
  private final Set<RowId> refused = new HashSet<>();

  Office(Map<TableName, TableSpec> specs, Tables tables, SlaveState state) {
    this.specs = specs;
    this.tables = tables;
    this.state = state;
  }

  /**
   * Does it in one transaction, without the rows that the office's database refuses.
   *
   * @param failed gets these
   */
  Incoming storing(Set<RowId> failed, Collection<RowId> rows, Consumer<Incoming> work) {
    while (true) {
      try {
        return tables.transaction(
            transaction -> {
              Incoming incoming = Incoming.of(specs, transaction, rows);
              work.accept(incoming);
              incoming.write();
              return incoming;
            });
      } catch (RowRefusedException e) {
        if (!failed.addAll(e.reasons().keySet())) {
          throw e;
        }
        e.reasons()
            .forEach(
                (row, reason) -> refuse(row, "the office's database does not take it: " + reason));
      }
    }
  }

  /** Remembers what came of it. */
  void keep(Incoming incoming) {
    agreed(incoming.agreed());
    state.pending(incoming.pending(), true);
    state.skipped(incoming.skipped());
  }

  void agreed(List<Base> bases) {
    state.keep(bases);
    state.pending(bases.stream().map(Base::row).toList(), false);
  }

  /** The office took its changes back: what the master had meanwhile has to come again. */
  void asAgreed(List<RowId> rows) {
    state.skipped(rows).values().stream()
        .min(Comparator.naturalOrder())
        .map(Version::previous)
        .filter(state.received()::isAfter)
        .ifPresent(state::received);
    state.settled(rows);
    state.pending(rows, false);
  }

  void refuse(RowId row, @Nullable String reason) {
    refused.add(row);
    if (errors.size() < MAX_ERRORS) {
      errors.add(row + ": " + reason);
    }
  }

  boolean isRefused(RowId row) {
    return refused.contains(row);
  }

  /** Whether there is something to try again; it counts as not yet refused then. */
  boolean retries() {
    if (refused.isEmpty()) {
      return false;
    }
    refused.clear();
    errors.clear();
    return true;
  }

  /** Rows that are not taken, for people. */
  List<String> errors() {
    return errors;
  }
}
