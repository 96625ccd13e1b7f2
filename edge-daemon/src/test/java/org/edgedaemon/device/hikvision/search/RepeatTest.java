package org.edgedaemon.device.hikvision.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Loops of stages. */
class RepeatTest {
  private static final int MANY = 200_000;
  private int rounds;

  @Test
  void manyRoundsThatAreDoneAtOnceNeedNoStack() {
    var done =
        Repeat.whileTrue(() -> CompletableFuture.completedFuture(++rounds < MANY))
            .toCompletableFuture();
    assertThat(done).isCompleted();
    assertThat(rounds).isEqualTo(MANY);
  }

  @Test
  void roundsThatAreDoneLaterNeedNoStackEither() {
    Deque<CompletableFuture<Boolean>> waiting = new ArrayDeque<>();
    var done =
        Repeat.whileTrue(
                () -> {
                  CompletableFuture<Boolean> round = new CompletableFuture<>();
                  waiting.add(round);
                  return round;
                })
            .toCompletableFuture();
    while (!waiting.isEmpty()) {
      waiting.poll().complete(++rounds < MANY);
    }
    assertThat(done).isCompleted();
  }

  @Test
  void aFailureComesUnwrapped() {
    var failed =
        Repeat.whileTrue(() -> CompletableFuture.failedFuture(new IllegalStateException("x")));
    assertThat(failed.toCompletableFuture())
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withCauseInstanceOf(IllegalStateException.class);
  }
}
