package org.edgedaemon.history.h2;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.edgedaemon.history.HistoryException;
import org.edgedaemon.history.Run;
import org.edgedaemon.history.RunHistory;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.journal.h2.H2Database;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The run history beside the journal: the newest {@value RunRows#KEPT} of each kind and subject.
 * Not synced; a crash, or a journal that went back to a backup, leaves less of it.
 */
public final class H2RunHistory implements RunHistory {
  private static final Logger log = LoggerFactory.getLogger(H2RunHistory.class);

  /** A database that does not write must not gather runs without end. */
  private static final int MOST_WAITING = 1_000;

  private final H2Database database;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicBoolean troubled = new AtomicBoolean();

  public H2RunHistory(H2Database database) {
    this.database = database;
  }

  @Override
  public void record(Run run) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      missed("the database does not keep up");
      return;
    }
    database
        .writeSoon(
            connection -> {
              RunRows.add(connection, run);
              return run;
            })
        .whenComplete(
            (kept, failure) -> {
              waiting.decrementAndGet();
              if (failure == null) {
                keptAgain();
              } else {
                missed(reason(failure));
              }
            });
  }

  @Override
  public List<Run> recent(String kind, @Nullable String subject, int limit) {
    if (limit < 1 || limit > RunRows.KEPT) {
      throw new IllegalArgumentException("limit is " + limit + ", allowed are 1.." + RunRows.KEPT);
    }
    try {
      return database.read(connection -> RunRows.recent(connection, kind, subject, limit));
    } catch (JournalException e) {
      throw new HistoryException("the history is out of reach: " + e.getMessage(), e);
    }
  }

  private void missed(String why) {
    if (troubled.compareAndSet(false, true)) {
      log.warn("the history of runs has gaps from now on, nothing else is affected: {}", why);
    }
  }

  private void keptAgain() {
    if (troubled.compareAndSet(true, false)) {
      log.info("the history of runs is kept again");
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return String.valueOf(cause.getMessage());
  }
}
