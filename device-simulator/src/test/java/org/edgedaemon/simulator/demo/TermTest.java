package org.edgedaemon.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TermTest {
  private static final long NOW = TimeUnit.DAYS.toNanos(40);

  @Test
  void itIsOverAfterItsSeconds() {
    Term term = Term.begin(NOW, 30);
    assertThat(term.isOver(NOW + TimeUnit.SECONDS.toNanos(30) - 1)).isFalse();
    assertThat(term.isOver(NOW + TimeUnit.SECONDS.toNanos(30))).isTrue();
  }

  @Test
  void forEverIsForEver() {
    Term term = Term.begin(NOW, Long.MAX_VALUE / 1_000_000_000L);
    assertThat(term.isOver(NOW)).isFalse();
    assertThat(term.isOver(NOW + TimeUnit.DAYS.toNanos(10_000))).isFalse();
    assertThat(Term.begin(NOW, Long.MAX_VALUE).isOver(NOW + 1)).isFalse();
  }
}
