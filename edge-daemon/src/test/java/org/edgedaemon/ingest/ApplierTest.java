package org.edgedaemon.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.intake.IntakeLog;
import org.edgedaemon.journal.ApplyResult;
import org.edgedaemon.journal.Journal;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.journal.JournalPage;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.Punch;
import org.junit.jupiter.api.Test;

class ApplierTest {
  private final ListLog intake = new ListLog();
  private final ListJournal journal = new ListJournal();
  private final List<Long> holes = new ArrayList<>();

  @Test
  void appliesWhatTheIntakeHoldsBeforeItEnds() {
    intake.add(1, 2, 3);
    run();

    assertThat(journal.sequences()).containsExactly(1L, 2L, 3L);
    assertThat(journal.hole).isZero();
  }

  @Test
  void goesOnFromTheJournalsOwnSequence() {
    intake.add(1, 2, 3);
    journal.applied = 2;
    run();

    assertThat(journal.sequences()).containsExactly(3L);
  }

  @Test
  void aHoleMakesEveryDeviceBeReadWhole() {
    intake.add(5, 6);
    journal.applied = 2;
    Applier applier = run();

    assertThat(journal.hole).isEqualTo(5);
    assertThat(holes).containsExactly(5L);
    assertThat(applier.gaps()).isEqualTo(1);
    assertThat(journal.sequences()).containsExactly(5L, 6L);
  }

  @Test
  void aHoleInTheMiddleOfABatchIsSeen() {
    intake.add(1, 2, 7, 8, 20);
    Applier applier = run();

    assertThat(holes).containsExactly(7L, 20L);
    assertThat(journal.hole).isEqualTo(20);
    assertThat(applier.gaps()).isEqualTo(2);
    assertThat(journal.sequences()).containsExactly(1L, 2L, 7L, 8L, 20L);
  }

  @Test
  void aJournalThatFailsOnceGetsTheSameBatchAgain() {
    intake.add(1, 2);
    journal.failures = 1;
    Applier applier = new Applier(intake, journal, () -> {}, holes::add);
    applier.start();
    journal.awaitApplied(2);
    applier.close();

    assertThat(journal.sequences()).containsExactly(1L, 2L);
    assertThat(applier.trouble()).isNull();
  }

  private Applier run() {
    Applier applier = new Applier(intake, journal, () -> {}, holes::add);
    applier.start();
    applier.close();
    return applier;
  }

  /** An intake log in a list. */
  private static final class ListLog implements IntakeLog {
    private final List<SequencedEntry> entries = new ArrayList<>();

    void add(long... sequences) {
      EntryWriter writer = new EntryWriter("office", new HandScheduler());
      for (long sequence : sequences) {
        Punch punch = TestPunches.punch((int) sequence);
        Entry entry = writer.entries(org.edgedaemon.device.PunchBatch.of(List.of(punch))).get(0);
        entries.add(new SequencedEntry(sequence, entry));
      }
    }

    @Override
    public long lastSequence() {
      return entries.get(entries.size() - 1).sequence();
    }

    @Override
    public long firstSequence() {
      return entries.get(0).sequence();
    }

    @Override
    public List<SequencedEntry> entriesAfter(long sequence, int limit) {
      return entries.stream().filter(entry -> entry.sequence() > sequence).limit(limit).toList();
    }

    @Override
    public List<SequencedEntry> awaitEntriesAfter(long sequence, int limit, long timeoutMillis) {
      return entriesAfter(sequence, limit);
    }

    @Override
    public void dropThrough(long sequence) {
      entries.removeIf(entry -> entry.sequence() <= sequence);
    }

    @Override
    public long bytes() {
      return 0;
    }
  }

  /** A journal in a list. */
  private static final class ListJournal implements Journal {
    private final List<SequencedEntry> entries = new ArrayList<>();
    private long applied;
    private int failures;
    private long hole;

    List<Long> sequences() {
      return entries.stream().map(SequencedEntry::sequence).toList();
    }

    synchronized void awaitApplied(long sequence) {
      long deadline = System.nanoTime() + 10_000_000_000L;
      while (applied < sequence && System.nanoTime() < deadline) {
        try {
          wait(100);
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    }

    @Override
    public synchronized long appliedSequence() {
      return applied;
    }

    @Override
    public long resume() {
      return appliedSequence();
    }

    @Override
    public synchronized ApplyResult apply(List<SequencedEntry> batch) {
      if (failures-- > 0) {
        throw new JournalException("closed");
      }
      entries.addAll(batch);
      applied = batch.get(batch.size() - 1).sequence();
      notifyAll();
      return new ApplyResult(batch.size(), 0, applied);
    }

    @Override
    public JournalPage pageAfter(long sequence, Set<EntryKind> kinds, int limit) {
      return new JournalPage(List.of(), applied);
    }

    @Override
    public Optional<SequencedEntry> readCursor(DeviceId device) {
      return Optional.empty();
    }

    @Override
    public OptionalLong countStored(DeviceId device, Set<EntryKind> kinds, long first, long last) {
      return OptionalLong.empty();
    }

    @Override
    public void noteHole(long end) {
      hole = end;
    }

    @Override
    public long lastHole() {
      return hole;
    }
  }
}
