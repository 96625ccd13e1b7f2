package org.edgedaemon.ingest;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.intake.IntakeLog;
import org.edgedaemon.journal.ApplyResult;
import org.edgedaemon.journal.Journal;
import org.edgedaemon.journal.JournalException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the intake to the journal, in order, for ever, on one thread of its own. After any
 * restart it goes on from the journal's own applied sequence, so whatever the journal lost it gets
 * again.
 *
 * <p>A hole in the sequence means that entries are missing which someone was promised: then no read
 * cursor from before counts any more, and the devices, which keep their own logs, are read whole.
 */
public final class Applier implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Applier.class);
  private static final int BATCH = 1_000;
  private static final long WAIT_MILLIS = 250;
  private static final long MOST_PAUSE_MILLIS = 10_000;

  private final IntakeLog intake;
  private final Journal journal;
  private final Runnable applied;
  private final LongConsumer holeFound;
  private final Thread thread;
  private final AtomicLong added = new AtomicLong();
  private final AtomicLong duplicates = new AtomicLong();
  private final AtomicLong gaps = new AtomicLong();
  private final AtomicLong rounds = new AtomicLong();
  private volatile boolean stopping;
  private volatile @Nullable String trouble;

  /**
   * Both are called on the applier's thread and must be quick: {@code applied} after each batch,
   * {@code holeFound} with the sequence right after a hole.
   */
  public Applier(IntakeLog intake, Journal journal, Runnable applied, LongConsumer holeFound) {
    this.intake = intake;
    this.journal = journal;
    this.applied = applied;
    this.holeFound = holeFound;
    this.thread = new Thread(this::run, "applier");
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** Entries that were new to the journal since the start. */
  public long added() {
    return added.get();
  }

  /** Entries that the journal knew already, since the start. */
  public long duplicates() {
    return duplicates.get();
  }

  /** Holes found in the sequence since the start. */
  public long gaps() {
    return gaps.get();
  }

  /** How often it has come round, with or without work: some times a second when all is well. */
  public long rounds() {
    return rounds.get();
  }

  /** Why nothing can be applied now; null when all is well. */
  public @Nullable String trouble() {
    return trouble;
  }

  /** Applies what the intake still has, then ends. Never interrupts. */
  @Override
  public void close() {
    stopping = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    long pauseMillis = 0;
    while (true) {
      rounds.incrementAndGet();
      try {
        boolean worked = applyNext();
        pauseMillis = 0;
        recovered();
        if (stopping && !worked) {
          return;
        }
      } catch (InterruptedException e) {
        log.debug("the applier was interrupted and goes on");
      } catch (RuntimeException e) {
        pauseMillis = Math.min(Math.max(pauseMillis * 2, 500), MOST_PAUSE_MILLIS);
        failed(e);
        if (stopping) {
          return;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
      }
    }
  }

  private boolean applyNext() throws InterruptedException {
    long from = journal.resume();
    List<SequencedEntry> batch =
        stopping
            ? intake.entriesAfter(from, BATCH)
            : intake.awaitEntriesAfter(from, BATCH, WAIT_MILLIS);
    if (batch.isEmpty()) {
      return false;
    }
    checkForHoles(from, batch);
    ApplyResult result = journal.apply(batch);
    added.addAndGet(result.added());
    duplicates.addAndGet(result.duplicates());
    applied.run();
    return true;
  }

  private void checkForHoles(long applied, List<SequencedEntry> batch) {
    long last = applied;
    for (SequencedEntry entry : batch) {
      if (entry.sequence() != last + 1) {
        note(last + 1, entry.sequence());
      }
      last = entry.sequence();
    }
  }

  private void note(long missing, long end) {
    journal.noteHole(end);
    holeFound.accept(end);
    gaps.incrementAndGet();
    log.error(
        "entries {} to {} are missing from the intake; every device is read whole to find them"
            + " again",
        missing,
        end - 1);
  }

  private void failed(RuntimeException failure) {
    if (trouble == null) {
      log.error(
          failure instanceof JournalException
              ? "the journal takes nothing: {}; punches stay safe in the intake, retrying"
              : "applying the intake failed: {}; punches stay safe in the intake, retrying",
          Failures.message(failure),
          failure instanceof JournalException ? null : failure);
    }
    trouble = Failures.message(failure);
  }

  private void recovered() {
    if (trouble != null) {
      trouble = null;
      log.info("the journal takes entries again");
    }
  }
}
