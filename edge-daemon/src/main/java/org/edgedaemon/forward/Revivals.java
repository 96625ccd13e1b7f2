package org.edgedaemon.forward;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.edgedaemon.destination.DeliveryResult.Accepted;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.outbox.DeadLetter;
import org.edgedaemon.outbox.DeadLetters;
import org.edgedaemon.outbox.OutboxException;

/**
 * Dead letters that an operator wants tried again: one at a time, one entry each, beside the normal
 * work. Accepted ones leave the store; refused ones are stored again with one more attempt.
 */
final class Revivals implements AttemptSource {
  static final Duration POLL = Duration.ofSeconds(5);
  private static final int PAGE = 64;
  private static final int NEWS_TO_WRITE = 32;

  private final DestinationId destination;
  private final DeadLetters deadLetters;
  private final InstantSource wall;
  private final Tallies tallies;
  private final StoreTrouble trouble;
  private final ArrayDeque<DeadLetter> waiting = new ArrayDeque<>();
  private final List<Long> delivered = new ArrayList<>();
  private final List<DeadLetter> refused = new ArrayList<>();
  private boolean busy;
  private boolean wanted = true;
  private long nextPoll;
  private long kept;

  Revivals(
      DestinationId destination,
      DeadLetters deadLetters,
      InstantSource wall,
      Tallies tallies,
      DoubleSupplier random) {
    this.destination = destination;
    this.deadLetters = deadLetters;
    this.wall = wall;
    this.tallies = tallies;
    this.trouble = new StoreTrouble(destination, "ask for dead letters", random);
  }

  /** An operator may have marked letters. What is known of them is asked anew. */
  void wake() {
    wanted = true;
    waiting.clear();
  }

  @Override
  public boolean hasNext() {
    return !busy && !waiting.isEmpty();
  }

  @Override
  public Attempt next() {
    busy = true;
    return new Revival(waiting.remove());
  }

  /** Writes down what came of letters, then looks for more. Nothing is asked while one is out. */
  void turn(long now) {
    if (!trouble.mayTry(now) || !(newsDue() || askDue(now))) {
      return;
    }
    try {
      writeNews();
      if (askDue(now)) {
        ask(now);
      }
    } catch (OutboxException e) {
      trouble.failed(now, e);
      return;
    }
    trouble.passed();
  }

  /** The last act of an owner. */
  void finish(long now) {
    try {
      writeNews();
    } catch (OutboxException e) {
      trouble.failed(now, e);
    }
  }

  private boolean newsDue() {
    int news = delivered.size() + refused.size();
    return news >= NEWS_TO_WRITE || (news > 0 && !busy);
  }

  private boolean askDue(long now) {
    return !busy && waiting.isEmpty() && (wanted || now >= nextPoll);
  }

  private void writeNews() {
    if (!delivered.isEmpty()) {
      deadLetters.remove(delivered);
      delivered.clear();
    }
    if (!refused.isEmpty()) {
      deadLetters.store(refused);
      refused.clear();
    }
  }

  private void ask(long now) {
    waiting.addAll(deadLetters.wanted(destination, PAGE));
    kept = deadLetters.count(destination);
    wanted = !waiting.isEmpty();
    nextPoll = now + POLL.toNanos();
  }

  /** How many letters the store keeps, as far as last seen. */
  long kept() {
    return kept;
  }

  StoreTrouble trouble() {
    return trouble;
  }

  long nextWake() {
    boolean asking = !busy && waiting.isEmpty();
    if (!asking && !newsDue()) {
      return LaneMachine.NEVER;
    }
    long wake = wanted || newsDue() ? 0 : nextPoll;
    return trouble.text() == null ? wake : Math.max(wake, trouble.nextWake());
  }

  private final class Revival implements Attempt {
    private final DeadLetter letter;

    Revival(DeadLetter letter) {
      this.letter = letter;
    }

    @Override
    public List<SequencedEntry> entries() {
      return List.of(letter.entry());
    }

    @Override
    public void accepted(Accepted answer) {
      busy = false;
      delivered.add(letter.id());
      tallies.sent(1, answer.duplicates());
    }

    @Override
    public void rejected(Rejected answer) {
      busy = false;
      tallies.dead(1);
      refused.add(
          new DeadLetter(
              letter.id(),
              letter.destination(),
              letter.entry(),
              answer.status(),
              Settlement.shortened(answer.reason()),
              Settlement.shortened(answer.body()),
              letter.attempts() + 1,
              wall.instant(),
              false));
    }

    /** It is still wanted in the store, and is asked for again when the lane delivers again. */
    @Override
    public void unavailable() {
      busy = false;
      tallies.retry();
      waiting.addFirst(letter);
    }
  }
}
