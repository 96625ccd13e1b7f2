package org.edgedaemon.forward;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.DeliveryResult.Accepted;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.destination.Destination;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deliveries under way: starts as many as destination and patience allow, taking turns between its
 * sources, and hands each answer to its attempt. Answers come on any thread and are handled on the
 * owner's.
 */
final class Deliveries {
  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

  private final Destination destination;
  private final Patience patience;
  private final Tallies tallies;
  private final Executor owner;
  private final LongSupplier ticks;
  private int inFlight;
  private boolean secondsTurn;

  /**
   * @param owner runs what it is given on the owner thread, in order
   */
  Deliveries(
      Destination destination,
      Patience patience,
      Tallies tallies,
      Executor owner,
      LongSupplier ticks) {
    this.destination = destination;
    this.patience = patience;
    this.tallies = tallies;
    this.owner = owner;
    this.ticks = ticks;
  }

  void start(AttemptSource first, AttemptSource second) {
    int limit = destination.concurrency();
    while (inFlight < limit
        && (first.hasNext() || second.hasNext())
        && patience.admit(ticks.getAsLong())) {
      boolean takeSecond = second.hasNext() && (secondsTurn || !first.hasNext());
      secondsTurn = !takeSecond;
      start(takeSecond ? second.next() : first.next());
    }
  }

  private void start(Attempt attempt) {
    long started = ticks.getAsLong();
    int epoch = patience.epoch();
    inFlight++;
    ask(attempt)
        .whenComplete(
            (result, fault) ->
                owner.execute(() -> finished(attempt, epoch, started, answer(result, fault))));
  }

  /** A destination that throws instead of answering has a fault, which must not end the lane. */
  private CompletionStage<DeliveryResult> ask(Attempt attempt) {
    try {
      return destination.deliver(attempt.entries());
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private DeliveryResult answer(@Nullable DeliveryResult result, @Nullable Throwable fault) {
    if (result != null) {
      return result;
    }
    Throwable cause =
        fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    log.debug("delivery to {} failed without an answer", destination.id(), cause);
    return new Unavailable(Unavailable.Kind.TROUBLE, null, 0, "internal fault " + nameOf(cause));
  }

  /** Only the kind: the text of a stray exception may hold anything. */
  private static String nameOf(@Nullable Throwable fault) {
    return fault == null ? "without an exception" : fault.getClass().getSimpleName();
  }

  private void finished(Attempt attempt, int epoch, long started, DeliveryResult result) {
    inFlight--;
    long now = ticks.getAsLong();
    long took = now - started;
    tallies.answered(took);
    if (result instanceof Unavailable unavailable) {
      patience.unavailable(now, epoch, took, unavailable);
      attempt.unavailable();
      return;
    }
    patience.answered(now, epoch, took);
    if (result instanceof Rejected rejected) {
      attempt.rejected(rejected);
    } else {
      attempt.accepted((Accepted) result);
    }
  }

  int inFlight() {
    return inFlight;
  }
}
