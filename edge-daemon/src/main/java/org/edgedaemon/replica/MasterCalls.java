package org.edgedaemon.replica;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A slave's calls to its master. Each blocks, with deadlines. */
public interface MasterCalls extends AutoCloseable {
  /**
   * Sends changes.
   *
   * @return an outcome for each, in order
   * @throws MasterUnavailableException when there is no good answer; what the master did is unknown
   */
  Answered upload(List<Change> changes);

  /**
   * Sends changes and does not wait; the caller has one such call under way at most. Done here and
   * now where there is nothing to gain.
   *
   * @return fails with {@link MasterUnavailableException} as {@link #upload} does
   */
  default CompletableFuture<Unread> begin(List<Change> changes) {
    try {
      Answered answered = upload(changes);
      return CompletableFuture.completedFuture(() -> answered);
    } catch (MasterUnavailableException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /**
   * Makes changes ready to be sent, which takes its time: a call may be under way meanwhile.
   *
   * @return sends them as {@link #begin} does
   */
  default Supplier<CompletableFuture<Unread>> prepare(List<Change> changes) {
    return () -> begin(changes);
  }

  /**
   * Gets rows that others have changed.
   *
   * @throws MasterUnavailableException when there is no good answer
   */
  Page download(Version since, Set<TableName> tables);

  /**
   * Which of these rows the master knows nothing of, or nothing but that somebody deleted them.
   *
   * @throws MasterUnavailableException when there is no good answer
   */
  Set<RowId> unknown(List<RowId> rows);

  /**
   * Tells the master how the round ended.
   *
   * @throws MasterUnavailableException when there is no good answer
   */
  void acknowledge(Instant timestamp, boolean success, @Nullable String message);

  @Override
  void close();

  /** A good answer that has come whole: the next call need not wait until it is read. */
  @FunctionalInterface
  interface Unread {
    /**
     * Reads it, once.
     *
     * @throws MasterUnavailableException when it is not what was agreed; what the master did is
     *     unknown
     */
    Answered read();
  }

  /**
   * What the master did.
   *
   * @param serverTime the master's clock
   */
  record Answered(List<Outcome> outcomes, Instant serverTime) {
    public Answered {
      outcomes = List.copyOf(outcomes);
    }
  }

  /**
   * Rows, oldest version first.
   *
   * @param next where to go on
   * @param forgotten up to where deletes may be missing, as the master knows of them no more
   */
  record Page(
      List<MasterRow> rows, Version next, boolean more, Instant serverTime, Version forgotten) {
    public Page {
      rows = List.copyOf(rows);
    }
  }
}
