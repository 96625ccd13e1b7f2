package org.edgedaemon.outbox;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.edgedaemon.destination.DestinationId;
import org.jspecify.annotations.Nullable;

/** The store of dead letters. Failures are {@link OutboxException}s. */
public interface DeadLetters {
  /**
   * Stores letters in one durable step; a letter for the same destination and event id replaces the
   * older one.
   */
  void store(List<DeadLetter> letters);

  /** Letters above {@code afterId}, oldest first. */
  List<DeadLetter> list(@Nullable DestinationId destination, long afterId, int limit);

  Optional<DeadLetter> find(long id);

  /** Marks letters to be tried again; returns how many there were. */
  int wantRetry(Collection<Long> ids);

  /** Marks every letter (of a destination) to be tried again. */
  int wantRetryAll(@Nullable DestinationId destination);

  /** Letters of a destination marked to be tried again, oldest first. */
  List<DeadLetter> wanted(DestinationId destination, int limit);

  /** Forgets letters: delivered after all, or dropped by an operator. */
  int remove(Collection<Long> ids);

  long count(DestinationId destination);
}
