package org.edgedaemon.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.edgedaemon.device.PunchBatch;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.history.Run;
import org.jspecify.annotations.Nullable;

/**
 * What one device's loop has done since the daemon started. Written by the loop, read by anyone.
 */
public final class LoopStats {
  private final LongAdder punches = new LongAdder();
  private final LongAdder recognitions = new LongAdder();
  private final LongAdder setAside = new LongAdder();
  private final LongAdder doubles = new LongAdder();
  private final LongAdder reads = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private volatile long maxLatenessNanos;
  private volatile long deviceRecords = -1;
  private volatile @Nullable Instant lastRead;
  private volatile @Nullable Duration lastReadTook;
  private volatile @Nullable Run lastRun;

  void stored(PunchBatch batch) {
    punches.add(batch.punches().size());
    recognitions.add(batch.recognitions().size());
    setAside.add(batch.setAside().size());
  }

  void readDone(ReadReport report, Instant at, Duration took) {
    reads.increment();
    doubles.add(report.doubles());
    deviceRecords = report.records();
    lastRead = at;
    lastReadTook = took;
  }

  void ran(Run run) {
    lastRun = run;
  }

  void failed() {
    failures.increment();
  }

  void late(long nanos) {
    maxLatenessNanos = Math.max(maxLatenessNanos, nanos);
  }

  /** Punches handed to the intake; those the journal knows already are among them. */
  public long punches() {
    return punches.sum();
  }

  /** Faces looked at, handed to the intake; those the journal knows already are among them. */
  public long recognitions() {
    return recognitions.sum();
  }

  /** Records that could not be understood. */
  public long setAside() {
    return setAside.sum();
  }

  /** Records equal to another of the same read. */
  public long doubles() {
    return doubles.sum();
  }

  /** Complete catch-up reads. */
  public long reads() {
    return reads.sum();
  }

  /** Failed connects and reads. */
  public long failures() {
    return failures.sum();
  }

  /** How late the latest of all polls began, behind its schedule. */
  public Duration maxLateness() {
    return Duration.ofNanos(maxLatenessNanos);
  }

  /** Records in the device's log at the last complete read; -1 when there was none. */
  public long deviceRecords() {
    return deviceRecords;
  }

  /** When the last complete catch-up read ended. */
  public @Nullable Instant lastRead() {
    return lastRead;
  }

  /** How long it took. */
  public @Nullable Duration lastReadTook() {
    return lastReadTook;
  }

  /**
   * The last read that was more than a plain poll: the first one, one after a reconnect, a backup
   * read, one by hand, or one that failed. Null when there was none yet.
   */
  public @Nullable Run lastRun() {
    return lastRun;
  }
}
