package org.edgedaemon.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.journal.ApplyResult;
import org.edgedaemon.journal.Journal;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.journal.JournalPage;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;

/** A journal without a disk. Survives the rebuilding of whoever uses it. */
public final class InMemoryJournal implements Journal {
  private final Steps steps;
  private final NavigableMap<Long, SequencedEntry> entries = new TreeMap<>();
  private final Set<EventId> known = new HashSet<>();
  private final Map<DeviceId, SequencedEntry> cursors = new HashMap<>();

  /** So many of the next questions for a count fail. */
  public int countFailures;

  private long applied;
  private long backTo = Long.MAX_VALUE;
  private long hole;
  private int largestRead;

  public InMemoryJournal(Steps steps) {
    this.steps = steps;
  }

  private <T> T step(String name, java.util.function.Supplier<T> effect) {
    return steps.take(
        "journal." + name, () -> new JournalException("the journal is not there"), effect);
  }

  @Override
  public synchronized long appliedSequence() {
    return step("applied", () -> applied);
  }

  @Override
  public long resume() {
    return appliedSequence();
  }

  @Override
  public synchronized ApplyResult apply(List<SequencedEntry> batch) {
    int added = 0;
    int duplicates = 0;
    for (SequencedEntry entry : batch) {
      if (entry.sequence() <= applied) {
        continue;
      }
      applied = entry.sequence();
      if (entry.entry().kind() == EntryKind.READ_CURSOR) {
        cursors.put(entry.entry().device(), entry);
      } else if (known.add(entry.entry().eventId())) {
        entries.put(entry.sequence(), entry);
        added++;
      } else {
        duplicates++;
      }
    }
    return new ApplyResult(added, duplicates, applied);
  }

  /** The next page is read from a backup: the journal is found damaged just then. */
  public synchronized void goBackAtNextRead(long sequence) {
    backTo = sequence;
  }

  private void goBack() {
    if (backTo < applied) {
      entries.tailMap(backTo, false).values().forEach(gone -> known.remove(gone.entry().eventId()));
      entries.tailMap(backTo, false).clear();
      applied = backTo;
    }
    backTo = Long.MAX_VALUE;
  }

  @Override
  public synchronized JournalPage pageAfter(long sequence, Set<EntryKind> kinds, int limit) {
    return step(
        "read",
        () -> {
          goBack();
          List<SequencedEntry> found = new ArrayList<>();
          for (SequencedEntry entry : entries.tailMap(sequence, false).values()) {
            if (found.size() == limit) {
              break;
            }
            if (kinds.contains(entry.entry().kind())) {
              found.add(entry);
            }
          }
          largestRead = Math.max(largestRead, found.size());
          return new JournalPage(found, applied);
        });
  }

  @Override
  public synchronized Optional<SequencedEntry> readCursor(DeviceId device) {
    return Optional.ofNullable(cursors.get(device));
  }

  @Override
  public synchronized OptionalLong countStored(
      DeviceId device, Set<EntryKind> kinds, long first, long last) {
    if (countFailures > 0) {
      countFailures--;
      throw new JournalException("the journal is not there");
    }
    if (applied < last) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        entries.subMap(first, true, last, true).values().stream()
            .map(SequencedEntry::entry)
            .filter(entry -> entry.device().equals(device) && kinds.contains(entry.kind()))
            .count());
  }

  @Override
  public synchronized void noteHole(long end) {
    hole = Math.max(hole, end);
  }

  @Override
  public synchronized long lastHole() {
    return hole;
  }

  public synchronized List<SequencedEntry> all() {
    return List.copyOf(entries.values());
  }

  public synchronized int largestRead() {
    return largestRead;
  }
}
