package org.edgedaemon.rollcall;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.attendance.MarkOutcome.New;
import org.edgedaemon.attendance.Register;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.intake.IntakeException;
import org.edgedaemon.punch.EventId;
import org.jspecify.annotations.Nullable;

/**
 * Marks on their way to the disk. A mark may be written by several at once: by whoever had it
 * first, and by each later punch that would be nothing without it. It has landed when one of them
 * has written it, and is lost when all have failed. Lives on the desk's thread.
 */
final class Flights {
  private final Register register;
  private final Map<EventId, Flight> all = new HashMap<>();

  Flights(Register register) {
    this.register = register;
  }

  /** One mark in the air. */
  static final class Flight {
    private final New outcome;
    private final List<Entry> entries;
    private final CompletableFuture<Void> landed = new CompletableFuture<>();
    private int writers;

    private Flight(New outcome, List<Entry> entries) {
      this.outcome = outcome;
      this.entries = entries;
    }

    /** The mark, and the student where it changed. */
    List<Entry> entries() {
      return entries;
    }

    /** Completes when the mark is durable; fails when nobody could write it. */
    CompletionStage<Void> landed() {
      return landed;
    }
  }

  /** The flight of a mark; null when it is not in the air. */
  @Nullable Flight of(EventId mark) {
    return all.get(mark);
  }

  Flight begin(New outcome, List<Entry> entries) {
    Flight flight = new Flight(outcome, entries);
    all.put(outcome.eventId(), flight);
    return flight;
  }

  /** Somebody writes it. */
  void join(Flight flight) {
    flight.writers++;
  }

  /** Somebody who wrote it has come to an end. */
  void written(Flight flight, boolean durable) {
    flight.writers--;
    if (flight.landed.isDone()) {
      return;
    }
    if (durable) {
      all.remove(flight.outcome.eventId());
      flight.landed.complete(null);
    } else if (flight.writers == 0) {
      all.remove(flight.outcome.eventId());
      register.undo(flight.outcome);
      flight.landed.completeExceptionally(
          new IntakeException("the mark could not be stored; the intake says why"));
    }
  }
}
