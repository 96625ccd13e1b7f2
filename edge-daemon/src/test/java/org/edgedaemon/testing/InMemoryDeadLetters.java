package org.edgedaemon.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.outbox.DeadLetter;
import org.edgedaemon.outbox.DeadLetters;
import org.edgedaemon.outbox.OutboxException;
import org.jspecify.annotations.Nullable;

/** Dead letters without a disk. */
public final class InMemoryDeadLetters implements DeadLetters {
  private final Steps steps;
  private final TreeMap<Long, DeadLetter> letters = new TreeMap<>();
  private long lastId;

  public InMemoryDeadLetters(Steps steps) {
    this.steps = steps;
  }

  private <T> T step(String name, Supplier<T> effect) {
    return steps.take("dead." + name, () -> new OutboxException("no dead letters"), effect);
  }

  @Override
  public synchronized void store(List<DeadLetter> added) {
    step(
        "store",
        () -> {
          for (DeadLetter letter : added) {
            letters
                .values()
                .removeIf(
                    old ->
                        old.destination().equals(letter.destination())
                            && old.entry()
                                .entry()
                                .eventId()
                                .equals(letter.entry().entry().eventId()));
            lastId++;
            letters.put(lastId, copy(letter, lastId, letter.retryWanted()));
          }
          return null;
        });
  }

  private static DeadLetter copy(DeadLetter letter, long id, boolean wanted) {
    return new DeadLetter(
        id,
        letter.destination(),
        letter.entry(),
        letter.status(),
        letter.reason(),
        letter.body(),
        letter.attempts(),
        letter.givenUpAt(),
        wanted);
  }

  @Override
  public synchronized List<DeadLetter> list(
      @Nullable DestinationId destination, long afterId, int limit) {
    return select(
        letter ->
            letter.id() > afterId
                && (destination == null || letter.destination().equals(destination)),
        limit);
  }

  private List<DeadLetter> select(Predicate<DeadLetter> wanted, int limit) {
    return letters.values().stream().filter(wanted).limit(limit).toList();
  }

  @Override
  public synchronized Optional<DeadLetter> find(long id) {
    return Optional.ofNullable(letters.get(id));
  }

  @Override
  public synchronized int wantRetry(Collection<Long> ids) {
    List<Long> known = ids.stream().filter(letters::containsKey).toList();
    known.forEach(id -> letters.compute(id, (key, letter) -> copy(letter, key, true)));
    return known.size();
  }

  @Override
  public synchronized int wantRetryAll(@Nullable DestinationId destination) {
    return wantRetry(
        new ArrayList<>(list(destination, 0, Integer.MAX_VALUE))
            .stream().map(DeadLetter::id).toList());
  }

  @Override
  public synchronized List<DeadLetter> wanted(DestinationId destination, int limit) {
    return step(
        "wanted",
        () ->
            select(
                letter -> letter.retryWanted() && letter.destination().equals(destination), limit));
  }

  @Override
  public synchronized int remove(Collection<Long> ids) {
    return step(
        "remove",
        () -> {
          int before = letters.size();
          letters.keySet().removeAll(ids);
          return before - letters.size();
        });
  }

  @Override
  public synchronized long count(DestinationId destination) {
    return list(destination, 0, Integer.MAX_VALUE).size();
  }
}
