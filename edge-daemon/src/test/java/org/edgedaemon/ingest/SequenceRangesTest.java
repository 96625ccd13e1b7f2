package org.edgedaemon.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.edgedaemon.ingest.SequenceRanges.Range;
import org.junit.jupiter.api.Test;

class SequenceRangesTest {
  private final SequenceRanges ranges = new SequenceRanges();

  @Test
  void neighboursBecomeOne() {
    ranges.add(1, 10);
    ranges.add(11, 20);
    ranges.add(30, 31);

    assertThat(ranges.all()).containsExactly(new Range(1, 20), new Range(30, 31));
    assertThat(ranges.entries()).isEqualTo(22);
  }

  @Test
  void thereAreNeverVeryMany() {
    for (int i = 0; i < 10_000; i++) {
      ranges.add(10L * i, 10L * i + 2);
    }

    assertThat(ranges.all()).hasSize(256).last().isEqualTo(new Range(2_550, 99_992));
    assertThat(ranges.entries()).isEqualTo(30_000);
  }
}
