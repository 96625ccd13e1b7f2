package org.edgedaemon.forward;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.outbox.DeadLetter;
import org.edgedaemon.outbox.DeadLetters;
import org.edgedaemon.outbox.OutboxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows a delivery, in the order that loses nothing at a crash: dead letters are stored,
 * then whole elements leave the lane, then (lazily) the watermark moves. A step that fails holds
 * back the ones after it for the entries concerned, and for no others.
 */
final class Settlement {
  /** Letters keep this much of what the destination answered. */
  static final int MAX_TEXT = 1_000;

  private static final Duration TELL_INTERVAL = Duration.ofMinutes(1);

  private static final Logger log = LoggerFactory.getLogger(Settlement.class);

  private final DestinationId destination;
  private final Window window;
  private final WatchedLane lane;
  private final DeadLetters deadLetters;
  private final MarkKeeper mark;
  private final Tallies tallies;
  private final InstantSource wall;
  private final StoreTrouble trouble;
  private final List<Verdict> verdicts = new ArrayList<>();
  private long quietUntil;
  private int untold;

  private record Verdict(Window.Owed owed, DeadLetter letter) {}

  Settlement(
      DestinationId destination,
      Window window,
      WatchedLane lane,
      DeadLetters deadLetters,
      MarkKeeper mark,
      Tallies tallies,
      ForwardTime time) {
    this.destination = destination;
    this.window = window;
    this.lane = lane;
    this.deadLetters = deadLetters;
    this.mark = mark;
    this.tallies = tallies;
    this.wall = time.wall();
    this.trouble = new StoreTrouble(destination, "store dead letters", time.random());
  }

  /** The entry is refused for good. It stays owed until its letter is stored. */
  void giveUp(Window.Owed owed, Rejected answer) {
    DeadLetter letter =
        new DeadLetter(
            0,
            destination,
            owed.entry,
            answer.status(),
            shortened(answer.reason()),
            shortened(answer.body()),
            owed.attempts,
            wall.instant(),
            false);
    verdicts.add(new Verdict(owed, letter));
  }

  /**
   * Everything that can be settled now.
   *
   * @param position up to where the lane has been fed
   * @throws OutboxException when the lane does not let go of its elements, or has lost some
   */
  void settle(long now, long position) {
    storeLetters(now);
    removeSettled();
    mark.advance(now, settledUpTo(position));
  }

  private void storeLetters(long now) {
    if (verdicts.isEmpty() || !trouble.mayTry(now)) {
      return;
    }
    try {
      deadLetters.store(verdicts.stream().map(Verdict::letter).toList());
    } catch (OutboxException e) {
      trouble.failed(now, e);
      return;
    }
    trouble.passed();
    verdicts.forEach(verdict -> window.settle(verdict.owed()));
    tallies.dead(verdicts.size());
    tell(now, verdicts.get(0).letter().status());
    verdicts.clear();
  }

  /** One line a minute at most, however many are refused. */
  private void tell(long now, int status) {
    untold += verdicts.size();
    if (now < quietUntil) {
      return;
    }
    log.warn(
        "destination {} refused {} entries for good (last status {}); they are kept, see dead list",
        destination,
        untold,
        status);
    untold = 0;
    quietUntil = now + TELL_INTERVAL.toNanos();
  }

  private void removeSettled() {
    int count = window.settledElements();
    if (count > 0) {
      lane.remove(count);
      window.drop(count);
    }
    lane.verify();
  }

  /** Every entry up to here is settled, and is out of the lane. */
  private long settledUpTo(long position) {
    if (window.isEmpty()) {
      return lane.entries() == 0 ? position : 0;
    }
    return window.headSequence() - 1;
  }

  /** As {@link #settle}, and the watermark at once: the last act of an owner. */
  void finish(long now, long position) {
    storeLetters(now);
    removeSettled();
    mark.advanceNow(now, settledUpTo(position));
  }

  StoreTrouble trouble() {
    return trouble;
  }

  long nextWake() {
    return verdicts.isEmpty() ? LaneMachine.NEVER : trouble.nextWake();
  }

  static String shortened(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
  }
}
