package org.edgedaemon.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.testing.RecordingDestination;
import org.edgedaemon.testing.RecordingDestination.Open;
import org.junit.jupiter.api.Test;

class LaneDeliveryTest {
  private static List<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void everythingIsDeliveredInOrderAndLeavesTheLane() {
    RecordingDestination cloud = new RecordingDestination("cloud", 50, 1);
    LaneBench bench = new LaneBench(cloud);
    bench.punches(1_234);
    bench.run();

    assertThat(cloud.acceptedSequences()).isEqualTo(upTo(1_234));
    assertThat(bench.file.entries()).isZero();
    assertThat(cloud.calls()).allMatch(call -> call.size() <= 50);
    assertThat(bench.status().state()).isEqualTo(LaneState.IDLE);
    assertThat(bench.status().tally().sent()).isEqualTo(1_234);
  }

  @Test
  void aPunchGoesOutWithoutTimePassing() {
    RecordingDestination cloud = new RecordingDestination("cloud", 500, 1);
    LaneBench bench = new LaneBench(cloud);
    bench.run();
    bench.punches(1);
    bench.run();
    assertThat(cloud.acceptedSequences()).containsExactly(1L);
  }

  @Test
  void aLostWakeUpCostsOnlyThePoll() {
    RecordingDestination cloud = new RecordingDestination("cloud", 500, 1);
    LaneBench bench = new LaneBench(cloud);
    bench.run();
    List<SequencedEntry> punches =
        List.of(org.edgedaemon.testing.Punches.punch(1, "door", "u", bench.clock.instant()));
    bench.journal.apply(punches);
    bench.advance(Refill.POLL);
    assertThat(cloud.acceptedSequences()).containsExactly(1L);
  }

  @Test
  void theWatermarkFollowsLazilyAndIsStoredAtTheEnd() {
    RecordingDestination cloud = new RecordingDestination("cloud", 1, 1);
    LaneBench bench = new LaneBench(cloud);
    bench.advance(MarkKeeper.INTERVAL);
    bench.punches(100);
    bench.run();
    bench.advance(MarkKeeper.INTERVAL);
    assertThat(bench.mark()).isEqualTo(100);
    assertThat(bench.watermarks.writes()).isLessThanOrEqualTo(2);

    bench.punches(5);
    bench.run();
    bench.close(Duration.ofSeconds(1));
    assertThat(bench.mark()).isEqualTo(105);
    assertThat(bench.status().state()).isEqualTo(LaneState.CLOSED);
  }

  @Test
  void groupsNeverShareADeliveryAndGoSideBySide() {
    RecordingDestination cloud = new RecordingDestination("cloud", 100, 4);
    cloud.group(entry -> "g" + entry.sequence() % 3);
    cloud.hold(true);
    LaneBench bench = new LaneBench(cloud);
    bench.punches(60);
    bench.run();

    assertThat(cloud.open()).hasSize(3);
    assertThat(cloud.open())
        .allMatch(
            open -> open.entries().stream().map(e -> e.sequence() % 3).distinct().count() == 1);
    bench.punches(30);
    bench.run();
    assertThat(cloud.open()).as("one of a group at a time").hasSize(3);
    while (!cloud.open().isEmpty()) {
      cloud.releaseAll();
      bench.run();
    }
    assertThat(cloud.accepted()).hasSize(90);
    for (int group = 0; group < 3; group++) {
      int wanted = group;
      assertThat(cloud.acceptedSequences().stream().filter(s -> s % 3 == wanted)).isSorted();
    }
  }

  @Test
  void singlesGoSideBySideButNeverTwoOfOneUser() {
    RecordingDestination cloud = new RecordingDestination("cloud", 1, 8);
    cloud.hold(true);
    LaneBench bench = new LaneBench(cloud);
    bench.punches(12, 3);
    bench.run();

    assertThat(cloud.open()).hasSize(3);
    Open second = cloud.open().get(1);
    cloud.release(second);
    bench.run();
    assertThat(cloud.calls().get(3)).containsExactly(second.entries().get(0).sequence() + 3);
  }

  @Test
  void elementsLeaveWholeAndTogether() {
    RecordingDestination cloud = new RecordingDestination("cloud", 1, 8);
    cloud.hold(true);
    LaneBench bench = new LaneBench(cloud, LaneConfig.defaults(), 4);
    bench.punches(8, 8);
    bench.run();
    List<Open> open = cloud.open();
    open.subList(1, 8).forEach(cloud::release);
    bench.run();
    assertThat(bench.file.entries()).as("the oldest is still owed").isEqualTo(8);
    assertThat(bench.status().owed().oldestReceivedAt()).isNotNull();
    cloud.release(open.get(0));
    bench.run();
    assertThat(bench.file.entries()).isZero();
    assertThat(bench.file.removals()).isEqualTo(1);
  }

  @Test
  void stoppingWaitsForTheDeliveryUnderWayButNotLonger() {
    RecordingDestination cloud = new RecordingDestination("cloud", 10, 1);
    cloud.hold(true);
    LaneBench bench = new LaneBench(cloud, LaneConfig.defaults(), 10);
    bench.punches(20);
    bench.run();
    bench.close(Duration.ofSeconds(10));
    assertThat(bench.machine.isClosed()).isFalse();
    cloud.releaseAll();
    bench.run();
    assertThat(bench.machine.isClosed()).isTrue();
    assertThat(bench.mark()).isEqualTo(10);

    bench.rebuild();
    bench.run();
    assertThat(cloud.open()).hasSize(1);
    bench.close(Duration.ofSeconds(10));
    bench.advance(Duration.ofSeconds(11));
    assertThat(bench.machine.isClosed()).isTrue();
    assertThat(bench.file.entries()).isEqualTo(10);
  }

  @Test
  void aDestinationThatThrowsIsUnavailable() {
    RecordingDestination cloud = new RecordingDestination("cloud", 10, 1);
    cloud.answer(
        entries -> {
          throw new IllegalStateException("secret text");
        });
    LaneBench bench = new LaneBench(cloud);
    bench.punches(3);
    bench.run();
    assertThat(bench.status().state()).isEqualTo(LaneState.WAITING);
    assertThat(bench.status().contact().lastError()).doesNotContain("secret");
    cloud.answer(new org.edgedaemon.destination.DeliveryResult.Accepted(0));
    bench.advance(Duration.ofSeconds(10));
    assertThat(cloud.acceptedSequences()).isEqualTo(upTo(3));
  }
}
