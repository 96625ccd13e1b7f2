package org.edgedaemon.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.history.Run;
import org.edgedaemon.intake.IntakeException;
import org.junit.jupiter.api.Test;

/** Which reads become runs, and what these say. */
class ReadRunTest {
  private static final Instant START = Instant.parse("2026-03-09T05:00:00Z");

  private final LoopBench bench = new LoopBench();

  @Test
  void theFirstReadIsOneRunHoweverManyStretches() {
    DeviceLoop loop = bench.started(PollConfig.defaults());
    bench.give(TestPunches.read(1), TestPunches.read(2));
    bench.advance(Duration.ofSeconds(2));
    bench.finish(LoopBench.more("one"));
    bench.give(TestPunches.read(3));
    bench.finish(LoopBench.end("two"));
    assertThat(bench.history.all()).as("before the journal has it").isEmpty();
    bench.applyAll();

    Run expected =
        new Run(
            "device-read",
            "front-door",
            "start",
            START,
            START.plusSeconds(2),
            120,
            3,
            1,
            null,
            Map.of());
    assertThat(bench.history.all()).containsExactly(expected);
    assertThat(loop.stats().lastRun()).isEqualTo(expected);
  }

  @Test
  void onlyWhatTheJournalDidNotKnowIsNew() {
    bench.started(LoopBench.hourly());
    bench.give(TestPunches.read(1), TestPunches.read(2));
    bench.finish(LoopBench.EMPTY);
    bench.give(TestPunches.read(2), TestPunches.read(3));
    // Comes by itself while the log is read.
    bench.give(TestPunches.punch(9));
    bench.give(TestPunches.read(1));
    bench.finish(new ReadReport(3, 3, 0, 0, null));
    bench.applyAll();

    assertThat(bench.history.all()).extracting(Run::processed).containsExactly(2L, 1L);
    assertThat(bench.history.all().get(1).reason()).isEqualTo("start");
    assertThat(bench.history.all().get(1).details()).isEqualTo(Map.of("lookback", "PT5H"));
  }

  @Test
  void pollsAndNewsThatGoWellAreNoRuns() {
    DeviceLoop loop = afterStart();
    bench.device.listener.readSoon();
    bench.advance(Duration.ofSeconds(2));
    bench.finish(LoopBench.EMPTY);
    bench.advance(Duration.ofSeconds(30));
    bench.finish(LoopBench.EMPTY);

    assertThat(reasons()).containsExactly("start");
    assertThat(loop.stats().reads()).isEqualTo(3);
  }

  @Test
  void reconnectsHolesSchedulesAndHandsAreRuns() {
    DeviceLoop loop = bench.started(LoopBench.hourly());
    bench.finish(LoopBench.EMPTY);
    bench.finish(LoopBench.EMPTY);
    bench.hangUp(new DeviceException(Reason.BROKEN, "gone"));
    bench.advance(Duration.ofSeconds(5));
    bench.finish(LoopBench.EMPTY);
    loop.holeFound(171);
    bench.advance(Duration.ZERO);
    bench.finish(LoopBench.EMPTY);
    loop.readByHand(ReadRequest.between(LocalDateTime.of(2026, 3, 1, 0, 0), null, records -> {}));
    bench.finish(LoopBench.EMPTY);
    bench.advance(Duration.ofMinutes(61));
    // The poll that was under way.
    bench.finish(LoopBench.EMPTY);
    bench.finish(LoopBench.EMPTY);

    assertThat(reasons())
        .containsExactly("start", "start", "reconnect", "hole", "hand", "schedule");
    assertThat(bench.history.all().get(4).details()).isEqualTo(Map.of("from", "2026-03-01T00:00"));
  }

  @Test
  void aReadThatBreaksOffSaysWhyAndWhatItBrought() {
    afterStart();
    bench.advance(Duration.ofSeconds(30));
    bench.give(TestPunches.read(1), TestPunches.read(2));
    bench.fail(new DeviceException(Reason.INCOMPLETE, "two of nine came"));
    bench.applyAll();

    Run failed = bench.history.all().get(1);
    assertThat(failed.reason()).isEqualTo("poll");
    assertThat(failed.error()).isEqualTo("two of nine came");
    assertThat(failed.fetched()).isEqualTo(2);
    assertThat(failed.processed()).isEqualTo(2);
  }

  @Test
  void catchUpsThatFailInARowAreOneRun() {
    afterStart();
    for (int i = 0; i < 50; i++) {
      bench.advance(Duration.ofMinutes(2));
      bench.fail(new IntakeException("disk full"));
    }
    assertThat(reasons()).containsExactly("start", "poll");
    bench.advance(Duration.ofMinutes(2));
    bench.finish(LoopBench.EMPTY);
    bench.advance(Duration.ofMinutes(2));
    bench.fail(new IntakeException("disk full"));
    bench.scheduler.settle();
    assertThat(reasons()).containsExactly("start", "poll", "poll");
  }

  @Test
  void aReadThatTheDaemonsEndBreaksOffHasNotFailed() {
    DeviceLoop loop = bench.started(PollConfig.defaults());
    loop.stop();
    bench.fail(new DeviceException(Reason.BROKEN, "closed"));
    bench.advance(Duration.ofMinutes(1));

    assertThat(bench.history.all()).isEmpty();
  }

  @Test
  void aJournalThatFailsIsAskedAgain() {
    bench.started(PollConfig.defaults());
    bench.give(TestPunches.read(1));
    bench.journal.countFailures = 3;
    bench.finish(LoopBench.EMPTY);
    bench.journal.apply(List.of(new SequencedEntry(1, bench.intake.entries.get(0))));
    bench.advance(Duration.ofSeconds(29));
    assertThat(bench.history.all()).isEmpty();
    bench.advance(Duration.ofSeconds(2));

    assertThat(bench.history.all()).extracting(Run::processed).containsExactly(1L);
  }

  private DeviceLoop afterStart() {
    DeviceLoop loop = bench.started(PollConfig.defaults());
    bench.finish(LoopBench.EMPTY);
    return loop;
  }

  private List<String> reasons() {
    bench.scheduler.settle();
    return bench.history.all().stream().map(Run::reason).toList();
  }
}
