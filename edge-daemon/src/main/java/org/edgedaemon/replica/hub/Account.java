package org.edgedaemon.replica.hub;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.edgedaemon.http.BearerGuard;
import org.edgedaemon.http.RequestRate;
import org.edgedaemon.http.ServerRequest;
import org.edgedaemon.replica.Outcome;
import org.edgedaemon.replica.Version;
import org.edgedaemon.replica.wire.Acknowledgement;
import org.jspecify.annotations.Nullable;

/** One slave: its token, its rate, and what it did. Any thread. */
final class Account {
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
  private volatile @Nullable Version seen;

  Account(SlaveAccess access, int ratePerSecond, LongSupplier nanoTime) {
    this.id = access.id();
    this.guard = new BearerGuard(access.token());
    this.rate = new RequestRate(ratePerSecond, nanoTime);
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

  void told(int rows) {
    told.add(rows);
  }

  void acknowledged(Acknowledgement how, Instant now) {
    if (how.success()) {
      lastSync = now;
      lastError = null;
      seen = how.seen();
    } else {
      lastError = how.message() == null ? "it did not say why" : how.message();
    }
  }

  SlaveFigures figures(boolean listening) {
    return new SlaveFigures(
        id,
        lastContact,
        lastSync,
        lastError,
        listening,
        taken.sum(),
        conflicts.sum(),
        refused.sum(),
        told.sum());
  }
}
