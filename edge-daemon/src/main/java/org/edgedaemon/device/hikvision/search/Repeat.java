package org.edgedaemon.device.hikvision.search;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Repeats an asynchronous step until it says that it was the last. A log has thousands of pages:
 * the stack does not grow with them, whether a step completes at once or later.
 */
public final class Repeat {
  private final Supplier<CompletionStage<Boolean>> step;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  private Repeat(Supplier<CompletionStage<Boolean>> step) {
    this.step = step;
  }

  /**
   * Repeats a step.
   *
   * @param step whether to go on after it
   * @return completes after the last one; fails with what a step failed with, and none follows then
   */
  public static CompletionStage<Void> whileTrue(Supplier<CompletionStage<Boolean>> step) {
    Repeat repeat = new Repeat(step);
    repeat.drive();
    return repeat.done;
  }

  /** The failure itself, without what stages wrap around it. */
  static Throwable unwrap(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return thrown instanceof CompletionException && cause != null ? unwrap(cause) : thrown;
  }

  private void drive() {
    try {
      boolean again = true;
      while (again) {
        CompletableFuture<Boolean> round = step.get().toCompletableFuture();
        if (!round.isDone()) {
          var unused = round.whenComplete(this::later);
          return;
        }
        again = round.join();
      }
      done.complete(null);
    } catch (RuntimeException e) {
      done.completeExceptionally(unwrap(e));
    }
  }

  private void later(@Nullable Boolean again, @Nullable Throwable thrown) {
    if (thrown != null) {
      done.completeExceptionally(unwrap(thrown));
    } else if (Boolean.TRUE.equals(again)) {
      drive();
    } else {
      done.complete(null);
    }
  }
}
