package org.edgedaemon.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Long lists, some rows at a time. */
class SlicesTest {
  private final Deque<CompletableFuture<Void>> pauses = new ArrayDeque<>();
  private final List<Integer> dealtWith = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();

  @Test
  void aShortListIsDealtWithAtOnce() {
    assertThat(begin(Slices.ROWS)).isCompleted();
    assertThat(dealtWith).isEqualTo(upTo(Slices.ROWS));
    assertThat(pauses).isEmpty();
  }

  @Test
  void anEmptyListIsDone() {
    assertThat(begin(0)).isCompleted();
  }

  @Test
  void othersHaveTheirTurnBetweenTheSlicesOfALongList() {
    CompletableFuture<Void> done = begin(2 * Slices.ROWS + 1);
    assertThat(sizes).containsExactly(Slices.ROWS);
    pauses.remove().complete(null);
    assertThat(sizes).containsExactly(Slices.ROWS, Slices.ROWS);
    assertThat(done).isNotDone();
    pauses.remove().complete(null);
    assertThat(done).isCompleted();
    assertThat(dealtWith).isEqualTo(upTo(2 * Slices.ROWS + 1));
    assertThat(pauses).isEmpty();
  }

  @Test
  void afterAFailureNothingMoreIsDealtWith() {
    CompletableFuture<Void> done =
        Slices.of(
                upTo(3 * Slices.ROWS),
                some -> {
                  sizes.add(some.size());
                  if (some.contains(Slices.ROWS)) {
                    throw new IllegalStateException("cannot be read");
                  }
                },
                this::pause)
            .toCompletableFuture();
    pauses.remove().complete(null);
    assertThat(done).isCompletedExceptionally();
    assertThat(sizes).hasSize(2);
    assertThat(pauses).isEmpty();
  }

  @Test
  void aLoopThatEndsFailsWhatIsNotDealtWith() {
    CompletableFuture<Void> done = begin(2 * Slices.ROWS);
    pauses.remove().completeExceptionally(new IllegalStateException("shutting down"));
    assertThat(done).isCompletedExceptionally();
    assertThat(dealtWith).hasSize(Slices.ROWS);
  }

  private CompletableFuture<Void> begin(int rows) {
    return Slices.of(
            upTo(rows),
            some -> {
              sizes.add(some.size());
              dealtWith.addAll(some);
            },
            this::pause)
        .toCompletableFuture();
  }

  private CompletionStage<Void> pause(Duration length) {
    assertThat(length).isZero();
    CompletableFuture<Void> pause = new CompletableFuture<>();
    pauses.add(pause);
    return pause;
  }

  private static List<Integer> upTo(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
