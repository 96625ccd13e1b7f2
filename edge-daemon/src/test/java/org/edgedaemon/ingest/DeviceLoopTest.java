package org.edgedaemon.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.PunchBatch;
import org.edgedaemon.device.ReadCursor;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.intake.Intake;
import org.edgedaemon.intake.IntakeException;
import org.edgedaemon.testing.InMemoryHistory;
import org.edgedaemon.testing.InMemoryJournal;
import org.edgedaemon.testing.Steps;
import org.junit.jupiter.api.Test;

class DeviceLoopTest {
  private static final ReadReport EMPTY = new ReadReport(0, 0, 0, 0, null);

  private final HandScheduler scheduler = new HandScheduler();
  private final MemoryIntake intake = new MemoryIntake();
  private final InMemoryJournal journal = new InMemoryJournal(new Steps());
  private final InMemoryHistory history = new InMemoryHistory();
  private boolean room = true;
  private final ScriptedDevice device = new ScriptedDevice("front-door");

  @Test
  void listensFirstThenCatchesUpThenPollsEveryInterval() {
    DeviceLoop loop = started(new PollConfig(Duration.ofSeconds(30), true));

    assertThat(device.session().order).containsExactly("listen", "read");
    finishRead(EMPTY);

    scheduler.advance(Duration.ofSeconds(29));
    assertThat(device.session().requests).hasSize(1);
    scheduler.advance(Duration.ofSeconds(1));
    assertThat(device.session().requests).hasSize(2);
    finishRead(EMPTY);
    assertThat(device.session().listens).isEqualTo(1);
    assertThat(loop.stats().reads()).isEqualTo(2);
  }

  @Test
  void withoutLiveTheSessionIsGivenBackAfterEachRead() {
    started(new PollConfig(Duration.ofSeconds(30), false));
    finishRead(EMPTY);

    assertThat(device.session().closes).isEqualTo(1);
    scheduler.advance(Duration.ofSeconds(30));
    assertThat(device.sessions).hasSize(2);
    assertThat(device.session().requests).hasSize(1);
  }

  @Test
  void everyReconnectIsFollowedByACatchUp() {
    started(PollConfig.defaults());
    finishRead(EMPTY);
    device.session().closed.completeExceptionally(new DeviceException(Reason.BROKEN, "gone"));
    scheduler.advance(Duration.ofSeconds(2));

    assertThat(device.sessions).hasSize(2);
    assertThat(device.session().requests).hasSize(1);
    finishRead(EMPTY);
    assertThat(device.session().listens).isEqualTo(1);
  }

  @Test
  void reconnectDelaysGrowAndAreCapped() {
    device.refuses = Reason.UNREACHABLE;
    started(PollConfig.defaults());
    scheduler.advance(Duration.ofHours(1));

    // 1, 2, 4 … 60 s, each between half and whole: about 60 to 130 tries in an hour, never
    // thousands.
    assertThat(device.connects).isBetween(60, 140);
  }

  @Test
  void aRefusedKeyIsNotTriedAgainUntilAskedFor() {
    device.refuses = Reason.CREDENTIALS;
    DeviceLoop loop = started(PollConfig.defaults());
    scheduler.advance(Duration.ofDays(30));
    assertThat(device.connects).isEqualTo(1);

    device.refuses = null;
    CompletionStage<Void> asked = loop.connectByHand();
    scheduler.settle();
    assertThat(asked.toCompletableFuture()).isCompleted();
    assertThat(device.sessions).hasSize(1);
  }

  @Test
  void whoAsksWhileTheDeviceRefusesUsUnaskedGetsATryOfTheirOwn() {
    CompletableFuture<DeviceSession> unasked = new CompletableFuture<>();
    device.pending = unasked;
    DeviceLoop loop = started(PollConfig.defaults());
    CompletionStage<Void> asked = loop.connectByHand();
    device.pending = null;
    device.refuses = Reason.CREDENTIALS;
    unasked.completeExceptionally(new DeviceException(Reason.CREDENTIALS, "left alone"));
    scheduler.settle();

    assertThat(device.connects).isEqualTo(2);
    assertThat(device.lastRequest().byHand()).isTrue();
    assertThat(asked.toCompletableFuture()).isCompletedExceptionally();
  }

  @Test
  void theCursorFollowsThePunchesItCovers() {
    started(PollConfig.defaults());
    device.listener.onPunches(new PunchBatch(List.of(TestPunches.punch(1)), List.of()));
    finishRead(new ReadReport(1, 1, 0, 0, new ReadCursor("one")));

    assertThat(intake.kinds()).containsExactly(EntryKind.PUNCH, EntryKind.READ_CURSOR);
    scheduler.advance(Duration.ofSeconds(30));
    assertThat(device.session().requests.get(1).after()).isEqualTo(new ReadCursor("one"));
  }

  @Test
  void aCursorThatWasNotStoredIsNotUsed() {
    started(PollConfig.defaults());
    intake.refuses = true;
    finishRead(new ReadReport(1, 1, 0, 0, new ReadCursor("one")));
    scheduler.advance(Duration.ofSeconds(30));

    assertThat(device.session().requests.get(1).after()).isNull();
  }

  @Test
  void aHoleMakesTheDeviceBeReadWholeAtOnce() {
    DeviceLoop loop = started(PollConfig.defaults());
    finishRead(new ReadReport(1, 1, 0, 0, new ReadCursor("one")));
    loop.holeFound(171);
    scheduler.advance(Duration.ZERO);

    assertThat(device.session().requests).hasSize(2);
    assertThat(device.session().requests.get(1).after()).isNull();
    finishRead(new ReadReport(1, 1, 0, 0, new ReadCursor("two")));
    assertThat(intake.cursors())
        .containsExactly("{\"cursor\":\"one\",\"hole\":0}", "{\"cursor\":\"two\",\"hole\":171}");
  }

  @Test
  void aReadThatBeganBeforeTheHoleWasFoundMovesNoCursor() {
    DeviceLoop loop = started(PollConfig.defaults());
    loop.holeFound(171);
    finishRead(new ReadReport(1, 1, 0, 0, new ReadCursor("one")));
    scheduler.advance(Duration.ofSeconds(30));

    assertThat(intake.cursors()).isEmpty();
    assertThat(device.session().requests.get(1).after()).isNull();
  }

  @Test
  void whenTheIntakeRefusesTheDeviceIsKeptAndReadLater() {
    started(PollConfig.defaults());
    device.session().lastRead().completeExceptionally(new IntakeException("disk full"));
    scheduler.settle();
    assertThat(device.session().closes).isZero();

    scheduler.advance(Duration.ofSeconds(10));
    assertThat(device.session().requests).hasSize(2);
    assertThat(device.sessions).hasSize(1);
  }

  @Test
  void aFullDiskIsNotReadOnto() {
    room = false;
    started(PollConfig.defaults());
    scheduler.advance(Duration.ofMinutes(5));
    assertThat(device.session().requests).isEmpty();

    room = true;
    scheduler.advance(Duration.ofSeconds(10));
    assertThat(device.session().requests).hasSize(1);
    assertThat(device.sessions).hasSize(1);
  }

  @Test
  void anIncompleteLogIsReadAgainOnTheSameSession() {
    started(PollConfig.defaults());
    device
        .session()
        .lastRead()
        .completeExceptionally(new DeviceException(Reason.INCOMPLETE, "short"));
    scheduler.advance(Duration.ofSeconds(2));

    assertThat(device.sessions).hasSize(1);
    assertThat(device.session().requests).hasSize(2);
  }

  @Test
  void aReadByHandWaitsForTheRunningOneAndIgnoresTheCursor() {
    DeviceLoop loop = started(PollConfig.defaults());
    CompletionStage<ReadReport> byHand = loop.readByHand(ReadRequest.everything());
    finishRead(new ReadReport(5, 5, 0, 0, new ReadCursor("five")));
    assertThat(device.session().requests).hasSize(2);
    assertThat(device.session().requests.get(1).after()).isNull();
    finishRead(EMPTY);

    assertThat(byHand.toCompletableFuture()).isCompleted();
    scheduler.advance(Duration.ofSeconds(30));
    assertThat(device.session().requests).hasSize(3);
  }

  @Test
  void aReadByHandFailsWhenTheSessionDies() {
    DeviceLoop loop = started(PollConfig.defaults());
    CompletionStage<ReadReport> byHand = loop.readByHand(ReadRequest.everything());
    device.session().closed.completeExceptionally(new DeviceException(Reason.BROKEN, "gone"));
    scheduler.settle();

    assertThat(byHand.toCompletableFuture()).isCompletedExceptionally();
  }

  @Test
  void theDeviceIsToldWhatWasReadEvenIfItWasLostSince() {
    DeviceLoop loop = started(PollConfig.defaults());
    assertThat(device.lastRequest().known()).isNull();
    finishRead(new ReadReport(1, 1, 0, 0, new ReadCursor("one")));
    loop.holeFound(171);
    scheduler.advance(Duration.ZERO);
    device.session().closed.completeExceptionally(new DeviceException(Reason.BROKEN, "gone"));
    scheduler.advance(Duration.ofSeconds(2));

    assertThat(device.connects).isEqualTo(2);
    assertThat(device.lastRequest().known()).isEqualTo(new ReadCursor("one"));
    assertThat(device.session().requests.get(0).after()).isNull();
  }

  @Test
  void theDeviceIsToldWhatTheJournalKnowsOfIt() {
    ReadCursor old = new ReadCursor("old");
    IngestParts parts = parts();
    new DeviceLoop(device, PollConfig.defaults(), parts)
        .start(Duration.ZERO, new ReadProgress.Past(new ReadProgress.Point(null, 300), old));
    scheduler.advance(Duration.ZERO);

    assertThat(device.lastRequest().known()).isEqualTo(old);
    assertThat(device.session().requests.get(0).after()).isNull();
  }

  @Test
  void theDeviceIsToldWhenAnOperatorAsks() {
    device.refuses = Reason.CREDENTIALS;
    DeviceLoop loop = started(PollConfig.defaults());
    assertThat(device.lastRequest().byHand()).isFalse();
    loop.connectByHand();
    assertThat(device.lastRequest().byHand()).isTrue();
    scheduler.settle();
    loop.readByHand(ReadRequest.everything());
    assertThat(device.lastRequest().byHand()).isTrue();
    scheduler.settle();
    assertThat(device.connects).isEqualTo(3);
  }

  @Test
  void refusedCredentialsWithAnEndAreTriedAgainThen() {
    device.refusal = new DeviceException(Reason.CREDENTIALS, "no", Duration.ofHours(6));
    started(PollConfig.defaults());
    scheduler.advance(Duration.ofHours(6).minusSeconds(1));
    assertThat(device.connects).isEqualTo(1);
    scheduler.advance(Duration.ofSeconds(10));
    assertThat(device.connects).isEqualTo(2);
  }

  @Test
  void credentialsRefusedInTheMiddleOfASessionAreNotTriedAtTheNextPoll() {
    started(PollConfig.defaults());
    finishRead(EMPTY);
    device.session().closed.completeExceptionally(new DeviceException(Reason.CREDENTIALS, "no"));
    scheduler.advance(Duration.ofDays(3));

    assertThat(device.connects).isEqualTo(1);
  }

  @Test
  void aReadThatEndsAfterItsSessionTroublesNotTheNextOne() {
    started(PollConfig.defaults());
    ScriptedDevice.Session old = device.session();
    old.closed.completeExceptionally(new DeviceException(Reason.BROKEN, "gone"));
    scheduler.advance(Duration.ofSeconds(2));
    old.lastRead().completeExceptionally(new DeviceException(Reason.BROKEN, "gone"));
    scheduler.advance(Duration.ofSeconds(10));

    assertThat(device.sessions).hasSize(2);
    assertThat(device.session().closes).isZero();
    finishRead(EMPTY);
    scheduler.advance(Duration.ofSeconds(30));
    assertThat(device.session().requests).hasSize(2);
  }

  @Test
  void whoAsksALoopThatHasEndedHearsIt() {
    DeviceLoop loop = started(PollConfig.defaults());
    loop.stop();

    assertThat(loop.readByHand(ReadRequest.everything()).toCompletableFuture())
        .isCompletedExceptionally();
    assertThat(loop.connectByHand().toCompletableFuture()).isCompletedExceptionally();
  }

  @Test
  void stoppingGivesTheDeviceBackAndEndsEverything() {
    DeviceLoop loop = started(PollConfig.defaults());
    finishRead(EMPTY);
    CompletionStage<Void> stop = loop.stop();
    scheduler.advance(Duration.ofDays(1));

    assertThat(stop.toCompletableFuture()).isCompleted();
    assertThat(device.session().closes).isEqualTo(1);
    assertThat(device.connects).isEqualTo(1);
  }

  private DeviceLoop started(PollConfig poll) {
    DeviceLoop loop = new DeviceLoop(device, poll, parts());
    loop.start(Duration.ZERO, CursorBody.nothing(0));
    scheduler.advance(Duration.ZERO);
    return loop;
  }

  private IngestParts parts() {
    return IngestParts.of(
        "office",
        new IngestStores(intake, () -> room, journal, history),
        new IngestTime(scheduler, scheduler, scheduler, ZoneId.of("UTC"), new Random(1)));
  }

  private void finishRead(ReadReport report) {
    device.session().lastRead().complete(report);
    scheduler.settle();
  }

  /** Stores at once, or refuses. */
  static final class MemoryIntake implements Intake {
    final List<Entry> entries = new ArrayList<>();
    boolean refuses;

    List<String> cursors() {
      return entries.stream()
          .filter(entry -> entry.kind() == EntryKind.READ_CURSOR)
          .map(entry -> entry.body().toString())
          .toList();
    }

    @Override
    public CompletionStage<Long> append(List<Entry> more) {
      if (refuses) {
        return CompletableFuture.failedFuture(new IntakeException("disk full"));
      }
      entries.addAll(more);
      return CompletableFuture.completedFuture((long) entries.size());
    }

    List<EntryKind> kinds() {
      return entries.stream().map(Entry::kind).toList();
    }
  }
}
