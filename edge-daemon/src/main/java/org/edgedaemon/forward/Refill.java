package org.edgedaemon.forward;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.journal.Journal;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.journal.JournalPage;
import org.edgedaemon.outbox.Lane;
import org.edgedaemon.outbox.OutboxException;

/**
 * Feeds a lane from the journal, in sequence order, starting above what the lane ever held and what
 * is settled. Stops at the lane's cap and goes on when a quarter of it is free. Woken when entries
 * were applied; looks by itself every {@link #POLL} in case a wake-up was lost.
 */
final class Refill {
  static final Duration POLL = Duration.ofSeconds(5);
  static final int MAX_READ = 1_000;

  /** One read should bring about this many bytes, whatever the size of an entry. */
  private static final int READ_BYTES = 1024 * 1024;

  private static final int ENTRY_OVERHEAD = 128;

  private final Journal journal;
  private final Lane lane;
  private final MarkKeeper mark;
  private final Set<EntryKind> kinds;
  private final long maxBytes;
  private final StoreTrouble reading;
  private final StoreTrouble offering;
  private int entryBytes = 16 * 1024;
  private long position;
  private long applied;
  private boolean started;
  private boolean hungry = true;
  private boolean full;
  private long nextPoll;

  Refill(
      DestinationId destination,
      Journal journal,
      Lane lane,
      MarkKeeper mark,
      Set<EntryKind> kinds,
      long maxBytes,
      DoubleSupplier random) {
    this.journal = journal;
    this.lane = lane;
    this.mark = mark;
    this.kinds = kinds;
    this.maxBytes = maxBytes;
    this.reading = new StoreTrouble(destination, "read the journal", random);
    this.offering = new StoreTrouble(destination, "write its file", random);
  }

  /** There may be new entries, or an operator wants a look. */
  void wake() {
    hungry = true;
  }

  /** Reads once and offers what it got, if it is time and there is room. */
  void turn(long now) {
    boolean room = hasRoom();
    boolean due = (hungry && room) || now >= nextPoll;
    if (!due || !reading.mayTry(now) || !offering.mayTry(now)) {
      return;
    }
    nextPoll = now + POLL.toNanos();
    List<SequencedEntry> entries;
    try {
      locate();
      entries = room ? read() : lookOnly();
    } catch (JournalException | OutboxException e) {
      reading.failed(now, e);
      return;
    }
    reading.passed();
    offer(now, entries);
  }

  private boolean hasRoom() {
    long bytes = lane.bytes();
    full = bytes >= maxBytes || (full && bytes > maxBytes / 4 * 3);
    return !full;
  }

  /** Where the lane stands. */
  private void locate() {
    position = Math.max(Math.max(position, lane.lastSequence()), mark.read());
    started = true;
  }

  /** Both of one moment: a journal that was found damaged goes back to its backup meanwhile. */
  private List<SequencedEntry> read() {
    int limit = limit();
    JournalPage page = journal.pageAfter(position, kinds, limit);
    applied = page.applied();
    hungry = page.entries().size() >= limit;
    return page.entries();
  }

  private List<SequencedEntry> lookOnly() {
    applied = journal.appliedSequence();
    hungry = applied > position;
    return List.of();
  }

  private int limit() {
    long room = Math.min(maxBytes - lane.bytes(), READ_BYTES);
    return (int) Math.max(1, Math.min(MAX_READ, room / entryBytes));
  }

  private void offer(long now, List<SequencedEntry> entries) {
    if (!entries.isEmpty()) {
      try {
        lane.offer(entries);
      } catch (OutboxException e) {
        offering.failed(now, e);
        hungry = true;
        return;
      }
      offering.passed();
      learnSize(entries);
      position = entries.get(entries.size() - 1).sequence();
    }
    if (!hungry) {
      position = Math.max(position, applied);
    }
  }

  private void learnSize(List<SequencedEntry> entries) {
    long bytes = 0;
    for (SequencedEntry entry : entries) {
      bytes += entry.entry().body().length() + ENTRY_OVERHEAD;
    }
    entryBytes = (int) (bytes / entries.size());
  }

  /** Every entry up to here was offered, or is none of the lane's; 0 before the first read. */
  long position() {
    return started ? position : 0;
  }

  /** At most this many entries are still to be fed. */
  long backlog() {
    return Math.max(0, applied - position);
  }

  StoreTrouble reading() {
    return reading;
  }

  StoreTrouble offering() {
    return offering;
  }

  long nextWake() {
    long wake = hungry && !full ? 0 : nextPoll;
    if (reading.text() != null) {
      wake = Math.max(wake, reading.nextWake());
    }
    return offering.text() == null ? wake : Math.max(wake, offering.nextWake());
  }
}
