package org.edgedaemon.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.edgedaemon.device.PunchBatch;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.ingest.DeviceLoopTest.MemoryIntake;
import org.edgedaemon.punch.EventId;
import org.edgedaemon.punch.Punch;
import org.edgedaemon.testing.InMemoryHistory;
import org.edgedaemon.testing.InMemoryJournal;
import org.edgedaemon.testing.Steps;
import org.junit.jupiter.api.Test;

class DerivationTest {
  private final HandScheduler scheduler = new HandScheduler();
  private final MemoryIntake intake = new MemoryIntake();
  private final List<Boolean> written = new ArrayList<>();
  private final SequenceRanges brought = new SequenceRanges();
  private final IntakeListener listener =
      new IntakeListener(
          IngestParts.of(
              "office",
              new IngestStores(
                  intake, () -> true, new InMemoryJournal(new Steps()), new InMemoryHistory()),
              new IngestTime(scheduler, scheduler, scheduler, ZoneId.of("UTC"), new Random(1)),
              this::oneMarkEach),
          new LoopStats(),
          () -> {});

  @Test
  void whatFollowsIsWrittenWithThePunchesAndIsNoneOfTheReads() {
    listener.noteIn(brought);
    CompletableFuture<Void> durable = handOver(TestPunches.read(1), TestPunches.read(2));

    assertThat(durable).isCompleted();
    assertThat(intake.entries.stream().map(Entry::kind))
        .containsExactly(EntryKind.PUNCH, EntryKind.PUNCH, EntryKind.MARK, EntryKind.MARK);
    assertThat(written).containsExactly(true);
    assertThat(brought.entries()).isEqualTo(2);
    assertThat(brought.all()).containsExactly(new SequenceRanges.Range(1, 2));
  }

  @Test
  void whatCouldNotBeWrittenIsSaid() {
    intake.refuses = true;

    assertThat(handOver(TestPunches.read(1))).isCompletedExceptionally();
    assertThat(written).containsExactly(false);
  }

  private CompletableFuture<Void> handOver(Punch... punches) {
    CompletableFuture<Void> durable =
        listener.onPunches(PunchBatch.of(List.of(punches))).toCompletableFuture();
    scheduler.settle();
    return durable;
  }

  private Derivation.Derived oneMarkEach(List<Punch> punches) {
    List<Entry> marks = punches.stream().map(DerivationTest::markOf).toList();
    return new Derivation.Derived() {
      @Override
      public List<Entry> entries() {
        return marks;
      }

      @Override
      public void written(boolean durable) {
        written.add(durable);
      }
    };
  }

  private static Entry markOf(Punch punch) {
    return new Entry(
        EntryKind.MARK,
        EventId.ofNaturalKey("mark|" + punch.eventId()),
        punch.device().id(),
        punch.time().deviceTime(),
        punch.receivedAt(),
        JsonBody.of("{}"));
  }
}
