package org.edgedaemon.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.edgedaemon.destination.DeliveryResult.Accepted;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.testing.RecordingDestination;
import org.edgedaemon.testing.Steps;
import org.junit.jupiter.api.Test;

/** The process ends before or after every single effect in turn; what then is left goes on. */
class LaneCrashTest {
  private static final int PUNCHES = 40;
  private static final Set<Long> GUILTY = Set.of(3L, 17L, 18L, 40L);

  private static LaneBench bench(int batch, int concurrency) {
    RecordingDestination cloud = new RecordingDestination("cloud", batch, concurrency);
    cloud.answer(
        entries ->
            entries.stream().anyMatch(entry -> GUILTY.contains(entry.sequence()))
                ? new Rejected(Set.of(), 422, "bad", "")
                : new Accepted(0));
    LaneBench bench = new LaneBench(cloud, LaneConfig.defaults(), 6);
    bench.journal.apply(bench.punches(PUNCHES));
    return bench;
  }

  private static void finish(LaneBench bench) {
    bench.advance(Duration.ofSeconds(10));
    bench.deadLetters.wantRetry(List.of(1L));
    bench.advance(Duration.ofSeconds(10));
    bench.close(Duration.ofSeconds(1));
  }

  private static void assertNothingLost(LaneBench bench, String when) {
    Set<Long> dead = new TreeSet<>();
    bench.deadLetters.list(null, 0, 1_000).forEach(l -> dead.add(l.entry().sequence()));
    Set<Long> accepted = new TreeSet<>(bench.destination.acceptedSequences());
    assertThat(dead).as("dead " + when).isEqualTo(new TreeSet<>(GUILTY));
    assertThat(accepted).as("accepted " + when).hasSize(PUNCHES - GUILTY.size());
    assertThat(accepted).as(when).doesNotContainAnyElementsOf(GUILTY);
    assertThat(bench.file.entries()).as("lane " + when).isZero();
    assertThat(bench.mark()).as("mark " + when).isEqualTo(PUNCHES);
  }

  @Test
  void aCrashAtAnyStepRepeatsWorkAndLosesNone() {
    for (int[] shape : List.of(new int[] {10, 1}, new int[] {1, 4}, new int[] {1, 1})) {
      LaneBench calm = bench(shape[0], shape[1]);
      finish(calm);
      assertNothingLost(calm, "without a crash");
      long all = calm.steps.count();
      assertThat(all).isGreaterThan(20);
      for (long step = 1; step <= all; step++) {
        crashAt(bench(shape[0], shape[1]), step, true);
        crashAt(bench(shape[0], shape[1]), step, false);
      }
    }
  }

  private static void crashAt(LaneBench bench, long step, boolean before) {
    if (before) {
      bench.steps.crashBefore(step);
    } else {
      bench.steps.crashAfter(step);
    }
    try {
      finish(bench);
    } catch (Steps.Crash crash) {
      bench.steps.noCrash();
      bench.rebuild();
      finish(bench);
    }
    assertNothingLost(bench, (before ? "before " : "after ") + step);
  }

  @Test
  void aDamagedLaneIsFilledAgainFromTheJournal() {
    LaneBench bench = bench(10, 1);
    bench.destination.answer(RecordingDestination.trouble());
    bench.run();
    assertThat(bench.file.entries()).isEqualTo(PUNCHES);
    bench.file.damage();
    bench.rebuild();
    bench.run();
    assertThat(bench.file.entries()).isEqualTo(PUNCHES);
    bench.destination.answer(new Accepted(0));
    bench.advance(Duration.ofSeconds(30));
    assertThat(bench.destination.acceptedSequences()).hasSize(PUNCHES).doesNotHaveDuplicates();
  }

  @Test
  void aLaneThatFailsWhileRunningIsOpenedAnew() {
    LaneBench bench = bench(10, 1);
    bench.destination.answer(new Accepted(0));
    bench.steps.fail("lane.remove");
    bench.run();
    assertThat(bench.status().trouble()).contains("file");
    bench.file.damage();
    bench.steps.heal();
    bench.advance(StoreTrouble.MAX_DELAY);
    assertThat(Set.copyOf(bench.destination.acceptedSequences())).hasSize(PUNCHES);
    assertThat(bench.file.entries()).isZero();
    assertThat(bench.status().trouble()).isNull();
  }

  @Test
  void aLaneThatHealsByLosingItsTailIsFilledAgain() {
    for (int kept = 0; kept < 6; kept++) {
      LaneBench bench = bench(10, 1);
      bench.destination.answer(new Accepted(0));
      bench.destination.hold(true);
      bench.run();
      bench.file.loseTail(kept);
      bench.destination.hold(false);
      bench.destination.releaseAll();
      bench.advance(Duration.ofMinutes(1));
      assertThat(Set.copyOf(bench.destination.acceptedSequences())).hasSize(PUNCHES);
      assertThat(bench.mark()).isEqualTo(PUNCHES);
    }
  }

  @Test
  void aLaneThatDoesNotOpenIsTriedAgain() {
    LaneBench bench = bench(10, 1);
    bench.steps.fail("lane.open");
    bench.rebuild();
    bench.advance(Duration.ofMinutes(3));
    assertThat(bench.destination.calls()).isEmpty();
    bench.steps.heal();
    bench.advance(Duration.ofMinutes(2));
    assertThat(bench.file.entries()).isZero();
  }

  @Test
  void deliveryGoesOnWithoutTheJournal() {
    LaneBench bench = bench(10, 1);
    bench.destination.answer(RecordingDestination.trouble());
    bench.run();
    bench.steps.fail(
        "journal.applied", "journal.read", "watermark.read", "watermark.advance", "dead.wanted");
    bench.rebuild();
    bench.destination.answer(new Accepted(0));
    List<SequencedEntry> late = bench.punches(5);
    bench.advance(Duration.ofMinutes(5));
    assertThat(bench.destination.acceptedSequences()).hasSize(PUNCHES);
    assertThat(bench.status().trouble()).isNotNull();
    assertThat(bench.machine.watermark()).isZero();

    bench.steps.heal();
    bench.advance(Duration.ofMinutes(2));
    assertThat(bench.destination.accepted()).containsAll(late);
    assertThat(bench.mark()).isEqualTo(PUNCHES + 5);
  }

  @Test
  void deliveryGoesOnWhenTheDiskIsFull() {
    LaneBench bench = bench(10, 1);
    bench.destination.answer(RecordingDestination.trouble());
    bench.run();
    bench.destination.answer(new Accepted(0));
    bench.steps.fail("lane.offer");
    bench.punches(5);
    bench.advance(Duration.ofMinutes(5));
    assertThat(bench.destination.acceptedSequences()).hasSize(PUNCHES);
    assertThat(bench.status().trouble()).contains("write");
    bench.steps.heal();
    bench.advance(Duration.ofMinutes(1));
    assertThat(bench.destination.acceptedSequences()).hasSize(PUNCHES + 5);
  }
}
