package org.edgedaemon.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.tape.NewerTapeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The intake in a tape file. What {@link #append} has completed is on the disk: three synchronous
 * writes per group commit, shared by everything that waited.
 *
 * <p>One thread, {@code intake-writer}, owns the file and is never interrupted; callers may be. It
 * heals a damaged file (the quarantine is reported by {@link #facts} and in the log), and after a
 * failed write the next append tries again.
 *
 * <p>Memory: at most {@value #MAX_WAITING_BYTES} bytes of entries wait, {@value #RECENT_BYTES} of
 * durable ones are kept for the reader; both counted generously.
 */
public final class TapeIntake implements Intake, IntakeLog, Executor, AutoCloseable {
  static final long MAX_WAITING_BYTES = 16 * 1024 * 1024;
  static final long RECENT_BYTES = 4 * 1024 * 1024;

  private static final int READ_BYTES = 1024 * 1024;
  private static final Logger LOG = LoggerFactory.getLogger(TapeIntake.class);

  private final IntakeQueue queue = new IntakeQueue(MAX_WAITING_BYTES);
  private final IntakeCounters counters = new IntakeCounters();
  private final long sequenceFloor;
  private final RecentEntries recent;
  private final IntakeWriter writer;
  private final Thread thread;

  private TapeIntake(IntakeConfig config, long sequenceFloor, IntakeEnvironment environment) {
    this.sequenceFloor = sequenceFloor;
    recent = new RecentEntries(RECENT_BYTES, 0);
    writer = new IntakeWriter(config, sequenceFloor, environment, queue, counters, recent);
    thread = new Thread(writer, "intake-writer");
  }

  /**
   * Opens the file, healing it if need be, and starts the writer. A file that cannot be opened now
   * (no room, no permission) is tried again with each append.
   *
   * @param sequenceFloor the highest sequence known to anyone else (journal, lanes, watermarks);
   *     none at or below is given again
   * @throws IntakeException when a later release wrote the file; nothing runs then
   */
  public static TapeIntake open(
      IntakeConfig config, long sequenceFloor, IntakeEnvironment environment) {
    TapeIntake intake = new TapeIntake(config, sequenceFloor, environment);
    try {
      intake.writer.open();
    } catch (NewerTapeException e) {
      throw new IntakeException("the intake " + e.getMessage(), e);
    } catch (IOException e) {
      String message =
          "the intake "
              + config.file()
              + " cannot be opened: "
              + e.getMessage()
              + "; nothing is"
              + " read from devices until it can";
      intake.counters.failed(message);
      LOG.error("{}", message);
    }
    intake.thread.start();
    return intake;
  }

  @Override
  public CompletionStage<Long> append(List<Entry> entries) {
    if (entries.isEmpty()) {
      return CompletableFuture.completedFuture(lastSequence());
    }
    WaitingAppend append = new WaitingAppend(entries);
    try {
      queue.add(append);
    } catch (IntakeException e) {
      return CompletableFuture.failedFuture(e);
    }
    return append.durable();
  }

  @Override
  public long lastSequence() {
    return Math.max(recent.last(), sequenceFloor);
  }

  @Override
  public long firstSequence() {
    long first = writer.tape().facts().firstSequence();
    return first == 0 ? lastSequence() + 1 : first;
  }

  @Override
  public List<SequencedEntry> entriesAfter(long sequence, int limit) {
    List<SequencedEntry> inMemory = recent.after(sequence, limit);
    if (inMemory != null) {
      return inMemory;
    }
    List<SequencedEntry> onDisk = onWriter(() -> readAfter(sequence, limit));
    // Only when damage took the end of the file does memory know more.
    return onDisk.isEmpty() ? recent.anyAfter(sequence, limit) : onDisk;
  }

  /** Of the newest entries, kept for a reader that keeps up. */
  long bytesInMemory() {
    return recent.bytes();
  }

  @Override
  public List<SequencedEntry> awaitEntriesAfter(long sequence, int limit, long timeoutMillis)
      throws InterruptedException {
    // The reader has it: what came in a burst is not to lie here until the next entry comes.
    recent.forgetThrough(sequence);
    if (!recent.await(sequence, timeoutMillis)) {
      return List.of();
    }
    List<SequencedEntry> found = entriesAfter(sequence, limit);
    if (found.isEmpty() && recent.await(recent.last(), timeoutMillis)) {
      // Damage took what was there; without this wait the reader would spin.
      return entriesAfter(sequence, limit);
    }
    return found;
  }

  /** {@inheritDoc} The newest group commit is kept: it carries the sequence over a restart. */
  @Override
  public void dropThrough(long sequence) {
    onWriter(
        () -> {
          writer.dropThrough(sequence);
          return sequence;
        });
  }

  @Override
  public long bytes() {
    return writer.tape().facts().bytes();
  }

  /**
   * Runs a quick task on the writer's thread, between two commits: one that is stuck never will.
   */
  @Override
  public void execute(Runnable task) {
    try {
      queue.addErrand(task);
    } catch (IntakeException e) {
      throw new RejectedExecutionException(e.getMessage(), e);
    }
  }

  /** How the intake is. Any thread. */
  public IntakeFacts facts() {
    return counters.facts(bytes(), firstSequence(), lastSequence(), queue.waitingBytes());
  }

  /** Makes durable what waits, then closes the file. Returns when that is done. */
  @Override
  public void close() {
    queue.close();
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

  private List<SequencedEntry> readAfter(long sequence, int limit) throws IOException {
    List<SequencedEntry> found = new ArrayList<>();
    writer.open();
    for (List<SequencedEntry> element : writer.tape().readAfter(sequence, limit, READ_BYTES)) {
      for (SequencedEntry entry : element) {
        if (entry.sequence() > sequence) {
          found.add(entry);
        }
      }
    }
    return found;
  }

  private <T> T onWriter(Callable<T> errand) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    queue.addErrand(
        () -> {
          try {
            answer.complete(errand.call());
          } catch (Exception | OutOfMemoryError e) {
            answer.completeExceptionally(e);
          }
        });
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw new IntakeException("the intake could not be read or cut: " + e.getCause(), e);
    }
  }
}
