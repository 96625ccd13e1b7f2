package org.edgedaemon.intake;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the writer counts; written by it alone, read by anyone. */
@SuppressWarnings("NonAtomicVolatileUpdate") // one writing thread
final class IntakeCounters {
  private volatile long commits;
  private volatile long entries;
  private volatile long failures;
  private volatile int quarantines;
  private volatile @Nullable String lastQuarantine;
  private volatile long lastCommitNanos;
  private volatile @Nullable String trouble;

  void committed(int count, long nanos) {
    commits++;
    entries += count;
    lastCommitNanos = nanos;
  }

  /** How long the last element took. */
  long lastCommitNanos() {
    return lastCommitNanos;
  }

  /** Notes a failure; true when things went well before. */
  boolean failed(String why) {
    failures++;
    boolean isNew = trouble == null;
    trouble = why;
    return isNew;
  }

  /** Notes a success; true when things went badly before. */
  boolean recovered() {
    boolean was = trouble != null;
    trouble = null;
    return was;
  }

  void quarantined(String alarm) {
    quarantines++;
    lastQuarantine = alarm;
  }

  IntakeFacts facts(long bytes, long firstSequence, long lastSequence, long waitingBytes) {
    return new IntakeFacts(
        bytes,
        firstSequence,
        lastSequence,
        waitingBytes,
        commits,
        entries,
        failures,
        quarantines,
        Optional.ofNullable(lastQuarantine),
        lastCommitNanos,
        Optional.ofNullable(trouble));
  }
}
