package org.edgedaemon.app.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.DeliveryResult.Accepted;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.outbox.DeliveryLog;
import org.edgedaemon.outbox.DeliveryNote;
import org.edgedaemon.outbox.DeliveryState;
import org.jspecify.annotations.Nullable;

/**
 * A destination whose answers about marks and students are noted, for people to look at. Of a
 * refused delivery only those are blamed that it names, or the one that was refused alone: the
 * others are tried apart.
 */
final class NotedDestination extends WrappedDestination {
  private static final Set<EntryKind> NOTED = Set.of(EntryKind.MARK, EntryKind.STUDENT);

  private final DeliveryLog log;
  private final InstantSource clock;

  NotedDestination(Destination destination, DeliveryLog log, InstantSource clock) {
    super(destination);
    this.log = log;
    this.clock = clock;
  }

  @Override
  Watch begin(List<SequencedEntry> entries) {
    return result -> note(entries, result);
  }

  /** Without a result there was a fault of our own. */
  private void note(List<SequencedEntry> entries, @Nullable DeliveryResult result) {
    Instant now = clock.instant();
    List<DeliveryNote> notes = new ArrayList<>();
    for (SequencedEntry entry : entries) {
      if (NOTED.contains(entry.entry().kind())) {
        notes.add(note(entry, entries, result, now));
      }
    }
    if (!notes.isEmpty()) {
      log.record(notes);
    }
  }

  private DeliveryNote note(
      SequencedEntry entry,
      List<SequencedEntry> all,
      @Nullable DeliveryResult result,
      Instant now) {
    if (result instanceof Accepted accepted) {
      return note(entry, DeliveryState.DELIVERED, accepted.status(), accepted.body(), "", now);
    }
    if (result instanceof Rejected rejected) {
      return refused(entry, all, rejected, now);
    }
    if (result instanceof Unavailable unavailable) {
      return note(entry, DeliveryState.FAILED, unavailable.status(), "", unavailable.reason(), now);
    }
    return note(entry, DeliveryState.FAILED, 0, "", "internal fault; see the daemon's log", now);
  }

  private DeliveryNote refused(
      SequencedEntry entry, List<SequencedEntry> all, Rejected answer, Instant now) {
    boolean named = all.stream().anyMatch(one -> answer.sequences().contains(one.sequence()));
    if (named && !answer.sequences().contains(entry.sequence())) {
      return note(entry, DeliveryState.DELIVERED, answer.status(), "", "", now);
    }
    if (named || all.size() == 1) {
      return note(entry, DeliveryState.DEAD, answer.status(), answer.body(), answer.reason(), now);
    }
    return note(
        entry, DeliveryState.PENDING, answer.status(), "", "refused with others, tried apart", now);
  }

  private DeliveryNote note(
      SequencedEntry entry,
      DeliveryState state,
      int status,
      String response,
      String reason,
      Instant now) {
    return DeliveryNote.of(id(), entry, state, status, response, reason, now);
  }
}
