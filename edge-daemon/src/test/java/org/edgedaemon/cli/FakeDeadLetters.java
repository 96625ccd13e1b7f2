package org.edgedaemon.cli;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.edgedaemon.admin.DeadLetterOperations;
import org.edgedaemon.admin.DeadLetterView;
import org.edgedaemon.destination.DestinationId;
import org.jspecify.annotations.Nullable;

/** Five letters, 1 to 5. */
record FakeDeadLetters(FakeOperations daemon) implements DeadLetterOperations {
  @Override
  public List<DeadLetterView> list(@Nullable DestinationId destination, long afterId, int limit) {
    daemon.ask("dead " + destination + " " + afterId + " " + limit);
    return LongStream.rangeClosed(afterId + 1, 5).limit(limit).mapToObj(Samples::letter).toList();
  }

  @Override
  public Optional<DeadLetterView> find(long id) {
    daemon.ask("dead letter " + id);
    return id <= 5 ? Optional.of(Samples.letter(id)) : Optional.empty();
  }

  @Override
  public int retry(@Nullable DestinationId destination, Collection<Long> ids) {
    daemon.ask("retry letters " + new TreeSet<>(ids) + " of " + destination);
    return ids.size();
  }

  @Override
  public int retryAll(@Nullable DestinationId destination) {
    daemon.ask("retry all letters of " + destination);
    return 5;
  }

  @Override
  public int drop(@Nullable DestinationId destination, Collection<Long> ids) {
    daemon.ask("drop letters " + new TreeSet<>(ids) + " of " + destination);
    return ids.size();
  }
}
