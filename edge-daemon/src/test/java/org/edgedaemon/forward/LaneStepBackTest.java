package org.edgedaemon.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.testing.RecordingDestination;
import org.junit.jupiter.api.Test;

class LaneStepBackTest {
  private final RecordingDestination cloud = new RecordingDestination("cloud", 500, 1);
  private final LaneBench bench = new LaneBench(cloud);

  @Test
  void whatIsAppliedAgainToAJournalThatWentBackIsDelivered() {
    bench.punches(5);
    bench.run();
    bench.journal.goBackAtNextRead(5);
    List<SequencedEntry> again = bench.punches(10);
    bench.run();
    assertThat(cloud.acceptedSequences()).hasSize(5);

    bench.apply(again);
    bench.run();
    assertThat(cloud.acceptedSequences()).isEqualTo(LongStream.rangeClosed(1, 15).boxed().toList());
  }

  @Test
  void whatWasDeliveredBeforeIsNotDeliveredAgain() {
    List<SequencedEntry> all = bench.punches(15);
    bench.run();
    bench.journal.goBackAtNextRead(5);
    bench.retryNow();
    bench.advance(Refill.POLL);

    bench.apply(all);
    bench.run();
    assertThat(cloud.acceptedSequences()).isEqualTo(LongStream.rangeClosed(1, 15).boxed().toList());
  }
}
