package org.edgedaemon.outbox.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.journal.h2.H2Database;
import org.edgedaemon.outbox.DeliveryCounts;
import org.edgedaemon.outbox.DeliveryLog;
import org.edgedaemon.outbox.DeliveryNote;
import org.edgedaemon.outbox.DeliveryRecord;
import org.edgedaemon.outbox.DeliveryState;
import org.edgedaemon.outbox.OutboxException;
import org.edgedaemon.punch.EventId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivery records beside the entries. Notes gather in memory for a moment and are written many at
 * a time, so that lanes never wait for the database: it may be slow, or away for a while. Not
 * synced; what a crash takes is set right at the next start, as far as the watermarks tell.
 */
public final class H2DeliveryLog implements DeliveryLog, AutoCloseable {
  /** A database that does not write must not gather notes without end. */
  static final int MOST_WAITING = 50_000;

  /** So that the journal's own writes never wait long. */
  private static final int SLICE = 500;

  private static final Logger log = LoggerFactory.getLogger(H2DeliveryLog.class);

  private final H2Database database;
  private final Executor soon;
  private final Object lock = new Object();
  private final WaitingNotes waiting = new WaitingNotes(MOST_WAITING);
  private boolean busy;
  private boolean troubled;
  private volatile boolean recount;
  private volatile Map<DestinationId, DeliveryCounts> counts;

  /**
   * Sets right what the last crash left behind.
   *
   * @param soon runs what it is given after a moment: the time in which notes gather
   * @throws JournalException when the database cannot do it
   */
  public H2DeliveryLog(H2Database database, Executor soon) {
    this.database = database;
    this.soon = soon;
    this.counts =
        database.write(
            connection -> {
              DeliveryCare.settle(connection);
              return Map.copyOf(DeliveryRows.counts(connection));
            });
  }

  @Override
  public void record(List<DeliveryNote> notes) {
    boolean start;
    synchronized (lock) {
      notes.forEach(waiting::add);
      start = !busy && !waiting.isEmpty();
      busy |= start;
    }
    if (start) {
      soon.execute(this::flush);
    }
  }

  @Override
  public Map<EventId, List<DeliveryRecord>> of(Collection<EventId> entries) {
    return guard(() -> database.read(connection -> DeliveryRows.of(connection, entries)));
  }

  @Override
  public List<DeliveryRecord> find(
      Set<DeliveryState> states,
      @Nullable DestinationId destination,
      long afterSequence,
      int limit) {
    return guard(
        () ->
            database.read(
                connection ->
                    DeliveryRows.find(connection, states, destination, afterSequence, limit)));
  }

  @Override
  public Map<DestinationId, DeliveryCounts> counts() {
    return counts;
  }

  @Override
  public long missed() {
    synchronized (lock) {
      return waiting.missed();
    }
  }

  /**
   * Deletes the records of entries that the journal no longer has, at or below a sequence; returns
   * how many.
   */
  public long forget(long settled) {
    return guard(
        () -> {
          long deleted = 0;
          List<DeliveryCare.Key> keys = forgotten(settled);
          while (!keys.isEmpty()) {
            List<DeliveryCare.Key> slice = keys;
            database.write(
                connection -> counted(connection, DeliveryCare.delete(connection, slice)));
            deleted += slice.size();
            keys = forgotten(settled);
          }
          return deleted;
        });
  }

  private List<DeliveryCare.Key> forgotten(long settled) {
    return database.read(connection -> DeliveryCare.forgotten(connection, settled));
  }

  /** Writes what still waits. Before the database is closed, and after the last note. */
  @Override
  public void close() {
    try {
      for (List<DeliveryRecord> slice = next(); !slice.isEmpty(); slice = next()) {
        List<DeliveryRecord> writing = slice;
        database.write(connection -> counted(connection, DeliveryRows.store(connection, writing)));
      }
    } catch (JournalException e) {
      log.warn("the newest notes of deliveries are lost, nothing else is: {}", e.getMessage());
    }
  }

  private List<DeliveryRecord> next() {
    synchronized (lock) {
      return waiting.take(SLICE);
    }
  }

  private void flush() {
    List<DeliveryRecord> slice = next();
    if (slice.isEmpty()) {
      goOn();
      return;
    }
    database
        .writeSoon(connection -> counted(connection, DeliveryRows.store(connection, slice)))
        .whenComplete(
            (counts, failure) -> {
              if (failure == null) {
                passed();
              } else {
                failed(slice, failure);
              }
              goOn();
            });
  }

  /** On the writer's thread, before the commit; when that fails, all is counted anew. */
  private Map<DestinationId, DeliveryCounts> counted(
      Connection connection, Map<DestinationId, DeliveryCounts> change) throws SQLException {
    boolean anew = recount;
    recount = true;
    Map<DestinationId, DeliveryCounts> sum = new HashMap<>();
    if (anew) {
      sum.putAll(DeliveryRows.counts(connection));
    } else {
      sum.putAll(counts);
      change.forEach((destination, delta) -> sum.merge(destination, delta, DeliveryCounts::plus));
    }
    counts = Map.copyOf(sum);
    recount = false;
    return counts;
  }

  private void goOn() {
    boolean full;
    synchronized (lock) {
      busy = !waiting.isEmpty();
      if (!busy) {
        return;
      }
      full = !troubled && waiting.hasAtLeast(SLICE);
    }
    if (full) {
      flush();
    } else {
      soon.execute(this::flush);
    }
  }

  private void passed() {
    synchronized (lock) {
      if (troubled) {
        log.info("notes of deliveries are kept again");
      }
      troubled = false;
    }
  }

  private void failed(List<DeliveryRecord> slice, Throwable failure) {
    synchronized (lock) {
      recount = true;
      waiting.putBack(slice);
      if (!troubled) {
        log.warn(
            "notes of deliveries wait for the database, deliveries go on: {}", reason(failure));
      }
      troubled = true;
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return String.valueOf(cause.getMessage());
  }

  private <T> T guard(Supplier<T> work) {
    try {
      return work.get();
    } catch (JournalException e) {
      recount = true;
      throw new OutboxException("the notes of deliveries are out of reach: " + e.getMessage(), e);
    }
  }
}
