package org.edgedaemon.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestRateTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 500_000_000L);
  private final RequestRate rate = new RequestRate(10, nanos::get);

  @Test
  void allowsABurstOfOneSecondAndThenTheRate() {
    assertThat(taken(100)).isEqualTo(10);
    nanos.addAndGet(100_000_000L);
    assertThat(taken(100)).isEqualTo(1);
    // The clock wraps around here, as nanoTime may.
    nanos.addAndGet(450_000_000L);
    assertThat(taken(100)).isEqualTo(4);
    nanos.addAndGet(60_000_000_000L);
    assertThat(taken(100)).isEqualTo(10);
  }

  private int taken(int tries) {
    int taken = 0;
    for (int i = 0; i < tries; i++) {
      taken += rate.take() ? 1 : 0;
    }
    return taken;
  }
}
