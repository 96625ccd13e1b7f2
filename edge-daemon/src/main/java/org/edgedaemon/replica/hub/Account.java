package org.edgedaemon.replica.hub;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.edgedaemon.history.Run;
import org.edgedaemon.http.BearerGuard;
import org.edgedaemon.http.RequestRate;
import org.edgedaemon.http.ServerRequest;
import org.edgedaemon.replica.Outcome;
import org.edgedaemon.replica.Version;
import org.edgedaemon.replica.master.Forgetful;
import org.edgedaemon.replica.wire.Acknowledgement;
import org.edgedaemon.replica.wire.Times;
import org.jspecify.annotations.Nullable;

/** One slave: its token, its rate, and what it did. Any thread. */
final class Account {
  static final String KIND = "slave-sync";

  private final String id;
  private final BearerGuard guard;
  private final RequestRate rate;
  private final LongAdder taken = new LongAdder();
  private final LongAdder conflicts = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder told = new LongAdder();
  private volatile @Nullable Instant lastContact;
  private volatile @Nullable Instant lastSync;
  private volatile @Nullable String lastError;
  private volatile @Nullable Instant failingSince;
  private volatile @Nullable Version seen;

  /** Up to where it was told since the start. */
  private volatile @Nullable Version given;

  // Of the thread of the database; since is the first call after the last round.
  private @Nullable Instant since;
  private boolean known;
  private Forgetful memory = new Forgetful(null);
  private SlaveFigures noted;

  Account(SlaveAccess access, int ratePerSecond, LongSupplier nanoTime) {
    this.id = access.id();
    this.guard = new BearerGuard(access.token());
    this.rate = new RequestRate(ratePerSecond, nanoTime);
    this.noted = SlaveFigures.none(access.id());
  }

  String id() {
    return id;
  }

  boolean owns(ServerRequest head) {
    return guard.refuse(head).isEmpty();
  }

  boolean mayCall() {
    return rate.take();
  }

  /** Up to where it said that it has everything; null when it did not since the start. */
  @Nullable Version seen() {
    return seen;
  }

  void called(Instant now) {
    lastContact = now;
  }

  /** It does something of a round. On the thread of the database. */
  void begins(Instant now) {
    if (since == null) {
      since = now;
    }
  }

  void judged(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Rejected) {
        refused.increment();
      } else {
        taken.increment();
      }
      if (outcome instanceof Outcome.Conflict) {
        conflicts.increment();
      }
    }
  }

  /**
   * It got rows.
   *
   * @param next up to where it was told everything, or less
   */
  void told(int rows, Version next) {
    told.add(rows);
    given = next;
  }

  /** Whether it is known what the slave said before the start. On the thread of the database. */
  boolean isKnown() {
    return known;
  }

  /**
   * What it last said before the start.
   *
   * @param note {@link #note}, or nothing
   */
  void known(Optional<String> note) {
    known = true;
    if (note.isPresent() && seen == null) {
      String[] times = note.get().split(" ", -1);
      seen = Times.version("seen", times[0]);
      lastSync = Instant.parse(times[1]);
      memory = new Forgetful(times.length > 2 ? Times.version("until", times[2]) : null);
    }
  }

  /**
   * What has to be known of it after a restart: what it has seen, when it said so, and up to where
   * it gets its own changes too. Empty while it has said nothing.
   */
  Optional<String> note() {
    Version last = seen;
    if (last == null) {
      return Optional.empty();
    }
    String until = memory.until().isAfter(last) ? " " + memory.until() : "";
    return Optional.of(last + " " + lastSync + until);
  }

  /**
   * Whether it went back to an older state and needs its own changes too. On the thread of the
   * database.
   *
   * @param since what it asks for
   */
  boolean needsItsOwn(Version since, Supplier<Version> newest) {
    return memory.needsItsOwn(since, seen, newest);
  }

  /**
   * It says how its round ended. On the thread of the database.
   *
   * @return for the history, where rows went or a failure began or ended
   */
  Optional<Run> acknowledged(Acknowledgement how, Instant now) {
    String before = lastError;
    if (how.success()) {
      lastSync = now;
      lastError = null;
      failingSince = null;
      seen = credible(how.seen(), now);
    } else {
      lastError = how.message() == null ? "it did not say why" : how.message();
      failingSince = before == null ? now : failingSince;
    }
    Run run =
        new Run(
            KIND,
            id,
            "round",
            since == null ? now : since,
            now,
            told.sum() - noted.told(),
            taken.sum() - noted.taken(),
            refused.sum() - noted.refused(),
            lastError,
            Map.of("conflicts", Long.toString(conflicts.sum() - noted.conflicts())));
    noted = figures(false);
    since = null;
    boolean moved = run.fetched() + run.processed() + run.failed() > 0;
    return moved || (before == null) != (lastError == null) ? Optional.of(run) : Optional.empty();
  }

  /** By a clock of its own that is fast a slave would claim to have seen what it never got. */
  private Version credible(Version claimed, Instant now) {
    Version told = given;
    Version most = told == null ? new Version(now.truncatedTo(ChronoUnit.MICROS)) : told;
    return claimed.isAfter(most) ? most : claimed;
  }

  SlaveFigures figures(boolean listening) {
    return new SlaveFigures(
        id,
        lastContact,
        lastSync,
        lastError,
        failingSince,
        listening,
        taken.sum(),
        conflicts.sum(),
        refused.sum(),
        told.sum());
  }
}
