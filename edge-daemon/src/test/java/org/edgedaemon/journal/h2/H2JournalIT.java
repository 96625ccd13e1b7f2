package org.edgedaemon.journal.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.journal.ApplyResult;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.journal.JournalQuery;
import org.edgedaemon.punch.DeviceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2JournalIT {
  private static final Set<EntryKind> ALL = Set.of(EntryKind.values());
  private static final Set<EntryKind> PUNCH = Set.of(EntryKind.PUNCH);

  @TempDir Path dataDir;
  private JournalFixture fixture;
  private H2Journal journal;

  @BeforeEach
  void open() {
    fixture = JournalFixture.in(dataDir);
    journal = fixture.journal;
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void keepsWhatWasApplied() {
    List<SequencedEntry> batch = Entries.punches(1, 2_500);
    assertThat(journal.apply(batch)).isEqualTo(new ApplyResult(2_500, 0, 2_500));
    reopen();
    assertThat(fixture.database.opening()).isEqualTo(new Opening.Opened(2_500));
    assertThat(journal.entriesAfter(0, ALL, 10_000)).isEqualTo(batch);
    assertThat(journal.entriesAfter(2_000, PUNCH, 3)).isEqualTo(batch.subList(2_000, 2_003));
    assertThat(journal.appliedSequence()).isEqualTo(2_500);
    assertThat(journal.verify()).isEmpty();
  }

  @Test
  void keepsAnEntryOnce() {
    journal.apply(Entries.punches(1, 100));
    List<SequencedEntry> again = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      again.add(Entries.at(101 + i, Entries.punch(51 + i % 75)));
    }
    assertThat(journal.apply(again)).isEqualTo(new ApplyResult(25, 125, 250));
    assertThat(journal.counts()).containsEntry(EntryKind.PUNCH, 125L);
    assertThat(journal.verify()).isEmpty();
  }

  @Test
  void keepsTheFirstOfEqualIdsAndTellsKindsApart() {
    Entry aside = Entries.of(EntryKind.SET_ASIDE, "k", "lan", "{\"a\":1}");
    Entry student = Entries.of(EntryKind.STUDENT, "k", "lan", "{\"b\":1}");
    Entry later =
        new Entry(
            aside.kind(),
            aside.eventId(),
            aside.device(),
            aside.deviceTime().plusDays(1),
            aside.receivedAt(),
            Entries.of(EntryKind.SET_ASIDE, "k", "lan", "{\"a\":2}").body());
    ApplyResult result =
        journal.apply(List.of(Entries.at(1, aside), Entries.at(2, student), Entries.at(3, later)));
    assertThat(result).isEqualTo(new ApplyResult(2, 1, 3));
    assertThat(journal.entriesAfter(0, ALL, 10))
        .containsExactly(Entries.at(1, aside), Entries.at(2, student));
  }

  @Test
  void ignoresWhatIsApplied() {
    journal.apply(Entries.punches(1, 10));
    assertThat(journal.apply(Entries.punches(5, 12))).isEqualTo(new ApplyResult(2, 0, 12));
    assertThat(journal.apply(List.of())).isEqualTo(new ApplyResult(0, 0, 12));
    assertThatThrownBy(
            () ->
                journal.apply(
                    List.of(Entries.at(14, Entries.punch(14)), Entries.at(13, Entries.punch(13)))))
        .hasMessageContaining("sequence 13 follows 14");
    assertThat(journal.appliedSequence()).isEqualTo(12);
  }

  @Test
  void keepsTheNewestReadCursorOfADevice() {
    Entry first = Entries.of(EntryKind.READ_CURSOR, "cursor|a", "a", "{\"cursor\":\"1\"}");
    Entry second = Entries.of(EntryKind.READ_CURSOR, "cursor|a", "a", "{\"cursor\":\"2\"}");
    Entry third = Entries.of(EntryKind.READ_CURSOR, "cursor|a", "a", "{\"cursor\":\"3\"}");
    assertThat(journal.apply(List.of(Entries.at(1, first), Entries.at(2, second))))
        .isEqualTo(new ApplyResult(0, 0, 2));
    assertThat(journal.readCursor(new DeviceId("a"))).contains(Entries.at(2, second));
    journal.apply(List.of(Entries.at(3, third)));
    assertThat(journal.readCursor(new DeviceId("a"))).contains(Entries.at(3, third));
    assertThat(journal.readCursor(new DeviceId("b"))).isEmpty();
    assertThat(journal.entriesAfter(0, ALL, 10)).isEmpty();
  }

  @Test
  void remembersTheNewestHole() {
    assertThat(journal.lastHole()).isZero();
    journal.noteHole(171);
    journal.noteHole(90);
    reopen();
    assertThat(journal.lastHole()).isEqualTo(171);
  }

  @Test
  void findsAndCounts() {
    journal.apply(Entries.punches(1, 900));
    Entry mark = Entries.of(EntryKind.MARK, "m", "lan", "{}");
    Entry aside = Entries.of(EntryKind.SET_ASIDE, "s", "door-1", "{}");
    journal.apply(List.of(Entries.at(950, mark), Entries.at(951, aside)));

    assertThat(journal.entriesAfter(10, Set.of(EntryKind.MARK), 10))
        .containsExactly(Entries.at(950, mark));
    assertThat(journal.counts())
        .containsEntry(EntryKind.PUNCH, 900L)
        .containsEntry(EntryKind.MARK, 1L)
        .containsEntry(EntryKind.SET_ASIDE, 1L);
    assertThat(journal.countAfter(0, PUNCH)).isEqualTo(900);
    assertThat(journal.countAfter(890, PUNCH)).isEqualTo(10);
    assertThat(journal.countAfter(100, Set.of(EntryKind.PUNCH, EntryKind.MARK))).isEqualTo(801);
    assertThat(journal.countAfter(2_000, PUNCH)).isZero();
    assertThat(journal.countAfter(0, Set.of(EntryKind.MARK))).isEqualTo(1);

    LocalDateTime from = Entries.punch(300).deviceTime();
    JournalQuery query =
        new JournalQuery(0, PUNCH, new DeviceId("door-1"), from, from.plusSeconds(3), 100);
    assertThat(journal.find(query))
        .extracting(SequencedEntry::sequence)
        .containsExactly(301L, 304L, 307L);
  }

  @Test
  void retentionKeepsTheRecordsOfDatasets() {
    Entry old = Entries.of(EntryKind.DATASET_RECORD, "v1", "lan", "{\"id\":\"1\"}");
    Entry mark = Entries.of(EntryKind.MARK, "m1", "lan", "{}");
    journal.apply(
        List.of(Entries.at(1, old), Entries.at(2, mark), Entries.at(3, Entries.punch(1))));

    assertThat(journal.deleteSettled(Entries.punch(24_000).receivedAt(), 3)).isEqualTo(2);

    assertThat(journal.entriesAfter(0, Set.of(EntryKind.values()), 9))
        .extracting(SequencedEntry::sequence)
        .containsExactly(1L);
    assertThat(journal.verify()).isEmpty();
  }

  @Test
  void deletesOnlyWhatIsOldAndSettled() {
    journal.apply(Entries.punches(1, 25_000));
    journal.apply(List.of(Entries.at(25_001, Entries.of(EntryKind.MARK, "m", "lan", "{}"))));
    long deleted = journal.deleteSettled(Entries.punch(24_000).receivedAt(), 23_000);
    assertThat(deleted).isEqualTo(23_000);
    assertThat(journal.entriesAfter(0, ALL, 1).get(0).sequence()).isEqualTo(23_001);
    assertThat(journal.deleteSettled(Entries.punch(24_000).receivedAt(), 30_000))
        .isEqualTo(999 + 1);
    assertThat(journal.counts())
        .containsEntry(EntryKind.PUNCH, 1_001L)
        .doesNotContainKey(EntryKind.MARK);
    assertThat(journal.appliedSequence()).isEqualTo(25_001);
    assertThat(journal.verify()).isEmpty();
  }

  @Test
  void holdsAPrefixOfAnyHistory() {
    Random random = new Random(7);
    List<SequencedEntry> history = new ArrayList<>();
    long sequence = 0;
    for (int i = 0; i < 3_000; i++) {
      sequence += 1 + random.nextInt(3);
      history.add(Entries.at(sequence, Entries.punch(random.nextInt(2_000))));
    }
    int done = 0;
    while (done < history.size()) {
      int from = Math.max(0, done - random.nextInt(50));
      int to = Math.min(history.size(), done + 1 + random.nextInt(300));
      journal.apply(history.subList(from, to));
      done = to;
      if (random.nextInt(5) == 0) {
        reopen();
      }
      assertThat(journal.appliedSequence()).isEqualTo(history.get(done - 1).sequence());
    }
    List<SequencedEntry> expected = new ArrayList<>();
    Set<Object> seen = new java.util.HashSet<>();
    history.forEach(
        e -> {
          if (seen.add(e.entry().eventId())) {
            expected.add(e);
          }
        });
    assertThat(journal.entriesAfter(0, ALL, 10_000)).isEqualTo(expected);
    assertThat(journal.verify()).isEmpty();
  }

  @Test
  void aFaultIsOverWithTheNextCall() {
    journal.apply(Entries.punches(1, 10));
    fixture.database.condemn("for the test");
    assertThat(journal.resume()).isLessThanOrEqualTo(10);
    assertThat(journal.apply(Entries.punches(1, 20)).appliedSequence()).isEqualTo(20);
    assertThat(journal.counts()).containsEntry(EntryKind.PUNCH, 20L);
  }

  @Test
  void faultAfterFaultIsNotOpenedAfterEachOther() {
    fixture.database.condemn("for the test");
    journal.resume();
    fixture.database.condemn("at once again");
    assertThatThrownBy(journal::resume).hasMessageContaining("closed after a fault");
    fixture.advance(Duration.ofSeconds(2));
    assertThat(journal.resume()).isZero();
  }

  @Test
  void whoeverReadsMeanwhileIsNotToldOfAFault() {
    journal.apply(Entries.punches(1, 10));
    fixture.database.checkpoint();
    AtomicInteger rounds = new AtomicInteger();
    SqlWork<Long> work =
        connection -> {
          if (rounds.incrementAndGet() == 1) {
            fixture.database.condemn("found by another");
          }
          return EntryQueries.countAfter(connection, 0, Set.of(EntryKind.PUNCH));
        };
    assertThat(fixture.database.read(work)).isEqualTo(10);
    assertThat(rounds).hasValue(2);
    assertThatThrownBy(
            () ->
                fixture.database.readOnce(
                    connection -> {
                      fixture.database.condemn("found by another");
                      return work.run(connection);
                    }))
        .isInstanceOf(JournalException.class);
    assertThat(rounds).hasValue(3);
  }

  @Test
  void whoeverAppliesLearnsOfAStepBackWhateverOthersAsk() {
    journal.apply(Entries.punches(1, 10));
    assertThat(journal.resume()).isEqualTo(10);
    journal.apply(Entries.punches(11, 20));
    fixture.database.write(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("update meta set applied_sequence = 15");
          }
        });
    assertThat(journal.appliedSequence()).isEqualTo(15);
    assertThatThrownBy(() -> journal.apply(Entries.punches(21, 30)))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("stepped back from sequence 20 to 15");
    assertThat(journal.resume()).isEqualTo(15);
    assertThat(journal.apply(Entries.punches(16, 30)).appliedSequence()).isEqualTo(30);
  }

  @Test
  void countsWhatOfARangeWasNew() {
    DeviceId door = new DeviceId("door-1");
    journal.apply(Entries.punches(1, 30));
    // Of 31..60 the first ten are known, and 41 is no punch.
    List<SequencedEntry> more = new ArrayList<>();
    for (long sequence = 31; sequence <= 60; sequence++) {
      more.add(Entries.at(sequence, Entries.punch(sequence <= 40 ? sequence - 20 : sequence)));
    }
    more.set(10, Entries.at(41, Entries.of(EntryKind.SET_ASIDE, "x", "door-1", "{}")));
    journal.apply(more);

    assertThat(journal.countStored(door, PUNCH, 31, 60)).hasValue(6);
    assertThat(journal.countStored(door, ALL, 31, 60)).hasValue(7);
    assertThat(journal.countStored(door, PUNCH, 31, 40)).hasValue(0);
    assertThat(journal.countStored(door, PUNCH, 43, 43)).hasValue(1);
    assertThat(journal.countStored(new DeviceId("none"), PUNCH, 1, 60)).hasValue(0);
    assertThat(journal.countStored(door, PUNCH, 31, 61)).isEmpty();
  }

  @Test
  void countingARangeReadsThatRangeOnly() {
    journal.apply(Entries.punches(1, 5_000));
    String plan =
        fixture.database.read(
            connection -> {
              try (PreparedStatement explain =
                  connection.prepareStatement("explain analyze " + EntryQueries.COUNT_BETWEEN)) {
                explain.setLong(1, 4_001);
                explain.setLong(2, 4_100);
                explain.setString(3, "door-1");
                try (ResultSet row = explain.executeQuery()) {
                  row.next();
                  return row.getString(1);
                }
              }
            });
    assertThat(plan).contains("PRIMARY_KEY").contains("scanCount: 10").doesNotContain("tableScan");
  }

  @Test
  void refusesAGapAfterAStepBack() {
    journal.apply(Entries.punches(1, 10));
    fixture.database.write(
        c -> c.createStatement().executeUpdate("update meta set applied_sequence = 4"));
    assertThatThrownBy(() -> journal.apply(Entries.punches(11, 20)))
        .hasMessageContaining("stepped back from sequence 10 to 4");
    assertThat(journal.resume()).isEqualTo(4);
    assertThat(journal.apply(Entries.punches(5, 20))).isEqualTo(new ApplyResult(10, 6, 20));
  }

  private void reopen() {
    fixture.close();
    open();
  }
}
