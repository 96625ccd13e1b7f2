package org.edgedaemon.outbox.h2;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.journal.h2.H2Database;
import org.edgedaemon.outbox.DeadLetter;
import org.edgedaemon.outbox.DeadLetters;
import org.edgedaemon.outbox.OutboxException;
import org.jspecify.annotations.Nullable;

/** Dead letters in the journal's database; every change is on the disk when it returns. */
public final class H2DeadLetters implements DeadLetters {
  private final H2Database database;

  public H2DeadLetters(H2Database database) {
    this.database = database;
  }

  @Override
  public void store(List<DeadLetter> letters) {
    if (letters.isEmpty()) {
      return;
    }
    guard(
        () ->
            database.writeDurably(
                connection -> {
                  DeadLetterRows.store(connection, letters);
                  return letters.size();
                }));
  }

  @Override
  public List<DeadLetter> list(@Nullable DestinationId destination, long afterId, int limit) {
    return guard(
        () ->
            database.read(
                connection -> DeadLetterRows.list(connection, destination, afterId, limit)));
  }

  @Override
  public Optional<DeadLetter> find(long id) {
    return list(null, id - 1, 1).stream().filter(letter -> letter.id() == id).findFirst();
  }

  @Override
  public int wantRetry(Collection<Long> ids) {
    return forEach("update dead_letter set retry_wanted = true where id = ?", ids);
  }

  @Override
  public int wantRetryAll(@Nullable DestinationId destination) {
    return guard(
        () ->
            database.writeDurably(
                connection -> DeadLetterRows.wantRetryAll(connection, destination)));
  }

  @Override
  public List<DeadLetter> wanted(DestinationId destination, int limit) {
    return guard(
        () -> database.read(connection -> DeadLetterRows.wanted(connection, destination, limit)));
  }

  @Override
  public int remove(Collection<Long> ids) {
    return forEach("delete from dead_letter where id = ?", ids);
  }

  @Override
  public long count(DestinationId destination) {
    return guard(() -> database.read(connection -> DeadLetterRows.count(connection, destination)));
  }

  private int forEach(String sql, Collection<Long> ids) {
    if (ids.isEmpty()) {
      return 0;
    }
    return guard(
        () -> database.writeDurably(connection -> DeadLetterRows.forEach(connection, sql, ids)));
  }

  private static <T> T guard(Supplier<T> work) {
    try {
      return work.get();
    } catch (JournalException e) {
      throw new OutboxException("the dead letters are out of reach: " + e.getMessage(), e);
    }
  }
}
