package org.edgedaemon.ingest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a free session is used for, and when. In this order: a catch-up that is owed (after a
 * connect, a failure, a hole); a backup read; the rest of a long log, the poll, and what the device
 * said is new. So a log that takes hours keeps no backup read waiting, and backup reads keep no
 * connect waiting. Lives on the loop's thread.
 */
final class Agenda {
  /** Between the beginnings of two reads of news. */
  static final Duration NEWS_APART = Duration.ofSeconds(1);

  /** The wall clock may be put forward, so it is looked at now and then. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final Scheduler scheduler;
  private final long interval;
  private final @Nullable BackupTurns backup;
  private @Nullable ReadReason owed = ReadReason.START;
  private boolean goingOn;
  private boolean news;
  private boolean caughtUp;
  private long pollAt;
  private long lastBegan;

  Agenda(Duration interval, @Nullable BackupTurns backup, Scheduler scheduler) {
    this.interval = interval.toNanos();
    this.backup = backup;
    this.scheduler = scheduler;
    this.pollAt = scheduler.nanoTime();
    this.lastBegan = scheduler.nanoTime() - NEWS_APART.toNanos();
  }

  /** A use of the session. */
  enum Turn {
    CATCH_UP,
    BACKUP,
    NOTHING
  }

  Turn turn() {
    if (owed != null && !goingOn) {
      return Turn.CATCH_UP;
    }
    if (backup != null && backup.due() != null) {
      return Turn.BACKUP;
    }
    return untilCatchUp() <= 0 ? Turn.CATCH_UP : Turn.NOTHING;
  }

  /** Zero when it is something's turn. */
  Duration untilNext() {
    Duration catchUp = Duration.ofNanos(Math.max(untilCatchUp(), 0));
    if (backup == null) {
      return catchUp;
    }
    Duration other = shorter(backup.untilNext(), LOOK);
    return shorter(catchUp, other);
  }

  /** Begins one; returns why. */
  ReadReason catchUpBegins() {
    long now = scheduler.nanoTime();
    boolean polled = now - pollAt >= 0;
    ReadReason reason = owed;
    if (reason == null) {
      reason = polled ? ReadReason.POLL : ReadReason.NEWS;
    }
    if (reason != ReadReason.NEWS) {
      boolean onTime = polled && now - pollAt < interval;
      pollAt = (onTime ? pollAt : now) + interval;
    }
    owed = null;
    goingOn = false;
    news = false;
    lastBegan = now;
    return reason;
  }

  /** The log was read to its end. */
  void caughtUp() {
    caughtUp = true;
    if (backup != null) {
      backup.caughtUp();
    }
  }

  /**
   * The log is long: a catch-up goes on at once, unless one is owed anyway.
   *
   * @return whether it goes on
   */
  boolean goesOn(ReadReason reason) {
    if (owed != null) {
      return false;
    }
    owed = reason;
    goingOn = true;
    return true;
  }

  /** A catch-up is to follow at once, or as soon as there is a session. */
  void owe(ReadReason reason) {
    if (owed == null || goingOn) {
      owed = caughtUp ? reason : ReadReason.START;
    }
    goingOn = false;
  }

  /** The device has something that it did not hand over. */
  void news() {
    news = true;
  }

  private long untilCatchUp() {
    if (owed != null) {
      return 0;
    }
    long now = scheduler.nanoTime();
    long untilPoll = pollAt - now;
    return news ? Math.min(untilPoll, lastBegan + NEWS_APART.toNanos() - now) : untilPoll;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
