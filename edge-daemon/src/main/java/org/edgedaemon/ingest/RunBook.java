package org.edgedaemon.ingest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.Set;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.history.Run;
import org.edgedaemon.history.RunHistory;
import org.edgedaemon.journal.Journal;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.punch.DeviceId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes reads that have ended: waits until the journal has applied what they brought, asks it
 * how much of that was new, tells it in one line and keeps it in the history. Works on a scheduler
 * that may be blocked.
 */
final class RunBook {
  /** The kind of run that a read of a device is. */
  static final String KIND = "device-read";

  private static final Logger log = LoggerFactory.getLogger(DeviceLoop.class);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
  private static final int MOST_WAITING = 1_000;
  private static final Set<EntryKind> EVENTS = Set.of(EntryKind.PUNCH, EntryKind.RECOGNITION);

  private final Journal journal;
  private final RunHistory history;
  private final Scheduler blocking;
  private final Deque<Ended> waiting = new ArrayDeque<>();
  private boolean looking;
  private boolean troubled;

  RunBook(Journal journal, RunHistory history, Scheduler blocking) {
    this.journal = journal;
    this.history = history;
    this.blocking = blocking;
  }

  /** A read that is over; {@code error} says why before its end. */
  record Ended(DeviceId device, ReadRun read, @Nullable String error, LoopStats stats) {}

  /** Any thread; the read must not be changed any more. */
  void add(Ended ended) {
    blocking.execute(
        () -> {
          if (waiting.size() == MOST_WAITING) {
            troubled("too many wait for the journal");
            waiting.remove();
          }
          waiting.add(ended);
          if (!looking) {
            look();
          }
        });
  }

  private void look() {
    Duration pause = LOOK;
    try {
      for (Iterator<Ended> each = waiting.iterator(); each.hasNext(); ) {
        Ended ended = each.next();
        OptionalLong processed = processed(ended);
        if (processed.isPresent()) {
          each.remove();
          finish(ended, processed.getAsLong());
        }
      }
      troubled = false;
    } catch (JournalException e) {
      troubled(Failures.message(e));
      pause = AFTER_FAILURE;
    }
    looking = !waiting.isEmpty();
    if (looking) {
      blocking.schedule(pause, this::look);
    }
  }

  private OptionalLong processed(Ended ended) {
    long sum = 0;
    for (SequenceRanges.Range range : ended.read().stored().all()) {
      OptionalLong part = journal.countStored(ended.device(), EVENTS, range.first(), range.last());
      if (part.isEmpty()) {
        return part;
      }
      sum += part.getAsLong();
    }
    return OptionalLong.of(sum);
  }

  private void finish(Ended ended, long processed) {
    ReadRun read = ended.read();
    Run run =
        new Run(
            KIND,
            ended.device().value(),
            read.reason().wireName(),
            read.started(),
            read.started().plus(read.took()),
            read.fetched(),
            processed,
            read.setAside(),
            ended.error(),
            read.window());
    ended.stats().ran(run);
    log.info(
        "device {}: {}{}: {} fetched, {} new, {} failed, {}{}",
        ended.device(),
        read.title(),
        run.error() == null ? "" : " broke off",
        run.fetched(),
        run.processed(),
        run.failed(),
        TimeWords.took(read.took()),
        run.error() == null ? "" : "; " + run.error());
    history.record(run);
  }

  private void troubled(String why) {
    if (!troubled) {
      log.warn("how much of what devices gave is new cannot be told for now: {}", why);
    }
    troubled = true;
  }
}
