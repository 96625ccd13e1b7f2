package org.edgedaemon.intake;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.entry.Entry;

/** The write-ahead log's door for producers. */
public interface Intake {
  /**
   * Appends entries in order; they share group commits with whatever else waits.
   *
   * @return completes with the sequence of the last one when all are durable, or fails with an
   *     {@link IntakeException}; then none, some or all of them may be on disk, and appending them
   *     again is right
   */
  CompletionStage<Long> append(List<Entry> entries);
}
