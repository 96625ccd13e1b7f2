package org.edgedaemon.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.edgedaemon.destination.DeliveryResult.Accepted;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.testing.RecordingDestination;
import org.junit.jupiter.api.Test;

class LaneOutageTest {
  private static final long CAP = 128 * 1024;

  @Test
  void aMonthWithoutTheDestinationLosesNothingAndKeepsTheLaneSmall() {
    RecordingDestination cloud = new RecordingDestination("cloud", 500, 1);
    LaneConfig config =
        new LaneConfig(CAP, Duration.ofMillis(500), Duration.ofMinutes(5), Duration.ofMinutes(1));
    LaneBench bench = new LaneBench(cloud, config, 130);
    cloud.answer(RecordingDestination.trouble());
    cloud.check(CheckResult.down("no route"));
    int total = 0;
    for (int hour = 0; hour < 30 * 24; hour++) {
      bench.punches(20, 11);
      total += 20;
      bench.advance(Duration.ofHours(1));
      if (hour % 100 == 50) {
        bench.rebuild();
      }
    }
    assertThat(bench.file.mostBytes()).isLessThanOrEqualTo(CAP + 1024);
    assertThat(bench.file.entries()).isLessThan(total / 4);
    assertThat(bench.status().owed().journalBacklog()).isEqualTo(total - bench.file.entries());
    assertThat(new LaneHealth(bench::status, bench.clock).check().result().status())
        .isEqualTo(CheckResult.Status.DEGRADED);
    assertThat(cloud.calls().size()).as("about one attempt in 2.5 minutes").isLessThan(40_000);

    cloud.answer(new Accepted(0));
    cloud.check(CheckResult.ok("there"));
    bench.advance(Duration.ofMinutes(2));
    assertThat(cloud.acceptedSequences())
        .isEqualTo(LongStream.rangeClosed(1, total).boxed().toList());
    assertThat(bench.file.entries()).isZero();
    assertThat(bench.mark()).isEqualTo(total);
    assertThat(bench.journal.largestRead()).isLessThanOrEqualTo(Refill.MAX_READ);
  }
}
