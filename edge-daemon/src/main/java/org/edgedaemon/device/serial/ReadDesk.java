package org.edgedaemon.device.serial;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.edgedaemon.device.PunchBatch;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.device.SetAsideRecord;
import org.edgedaemon.device.serial.codec.Fault;
import org.edgedaemon.device.serial.codec.Reading;
import org.edgedaemon.punch.Punch;
import org.edgedaemon.punch.UserPin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a reader's readings. Outlives sessions, for so may reads that wait to be stored.
 * Belongs to the thread that owns the port at the moment; listeners' answers come by a queue.
 *
 * <p>A read that could not be stored is refused to the reader, if there is a way to: the person
 * tries again. If there is none, nobody would know, so it is offered again until it is stored.
 */
final class ReadDesk {
  private static final Logger log = LoggerFactory.getLogger(ReadDesk.class);

  /** Reads on their way to the listener; beyond, bytes wait in the port. */
  static final int MAX_PENDING = 256;

  private static final long FIRST_RETRY = Duration.ofSeconds(1).toNanos();
  private static final long MOST_RETRY = Duration.ofSeconds(10).toNanos();

  /** A batch on its way; {@code punch} is null for what was set aside. */
  private record Sent(PunchBatch batch, @Nullable Punch punch, long pause) {}

  private record Answer(Sent sent, @Nullable Throwable failure) {}

  private record Retry(Sent sent, long due) {}

  private final SerialConfig config;
  private final PunchMaker punches;
  private final LongSupplier nanoTime;
  private final Tally tally;
  private final StatusBoard board;
  private final Repeats repeats;
  private final SetAsides setAsides;
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final ArrayDeque<Retry> retries = new ArrayDeque<>();
  private volatile @Nullable Thread owner;
  private PunchListener listener = batch -> CompletableFuture.failedFuture(nobody());
  private @Nullable ReplyWriter replies;
  private int pending;
  private boolean troubled;

  ReadDesk(
      SerialConfig config,
      PunchMaker punches,
      LongSupplier nanoTime,
      Tally tally,
      StatusBoard board) {
    this.config = config;
    this.punches = punches;
    this.nanoTime = nanoTime;
    this.tally = tally;
    this.board = board;
    this.repeats = new Repeats(config.debounce());
    this.setAsides = new SetAsides(punches.identity());
  }

  /** A session begins, on the calling thread. */
  void open(PunchListener to, ReplyWriter with) {
    owner = Thread.currentThread();
    listener = to;
    replies = with;
  }

  /** No reader is there to be told. */
  void close() {
    replies = null;
  }

  boolean hasRoom() {
    return pending < MAX_PENDING;
  }

  boolean isIdle() {
    return pending == 0;
  }

  /** Reads that are not stored yet. */
  int pending() {
    return pending;
  }

  void take(Reading reading) {
    if (reading instanceof Reading.Value value) {
      onValue(value.pin());
    } else if (reading instanceof Reading.Refused refused) {
      onRefused(refused);
    }
  }

  /** What has been answered, and what is to be offered again. */
  void settle() {
    for (Answer next = answers.poll(); next != null; next = answers.poll()) {
      pending--;
      settle(next);
    }
    long now = nanoTime.getAsLong();
    for (Retry next = retries.peek(); next != null && now - next.due() >= 0; ) {
      retries.remove();
      pending--;
      hand(next.sent());
      next = retries.peek();
    }
  }

  private void onValue(UserPin value) {
    tally.read();
    Repeats.Kind kind = repeats.see(value, nanoTime.getAsLong());
    if (kind == Repeats.Kind.FIRST) {
      Punch punch = punches.make(value);
      hand(new Sent(PunchBatch.of(List.of(punch)), punch, FIRST_RETRY));
      return;
    }
    tally.repeat();
    if (kind == Repeats.Kind.REPEAT_OF_STORED) {
      // A reader that waits for an answer repeats itself until it has one.
      tellAccepted();
    }
  }

  private void onRefused(Reading.Refused refused) {
    tally.refused(refused.fault());
    SetAsideRecord record = setAsides.of(refused, nanoTime.getAsLong());
    if (record != null) {
      hand(new Sent(new PunchBatch(List.of(), List.of(record)), null, FIRST_RETRY));
    }
    if (refused.fault() != Fault.GARBAGE && refused.fault() != Fault.BROKEN_OFF) {
      tellRefused();
    }
  }

  private void hand(Sent sent) {
    pending++;
    CompletionStage<Void> durable;
    try {
      durable = listener.onPunches(sent.batch());
    } catch (RuntimeException e) {
      durable = CompletableFuture.failedFuture(e);
    }
    var unused =
        durable.whenComplete(
            (nothing, failure) -> {
              answers.add(new Answer(sent, failure));
              LockSupport.unpark(owner);
            });
  }

  private void settle(Answer answer) {
    Punch punch = answer.sent().punch();
    if (answer.failure() == null) {
      if (punch != null) {
        stored(punch);
      }
    } else if (punch == null) {
      log.debug("device {}: what was set aside is not stored", config.id(), answer.failure());
    } else {
      notStored(punch, answer.sent(), answer.failure());
    }
  }

  private void stored(Punch punch) {
    repeats.stored(punch.user());
    board.stored(punch.receivedAt());
    if (troubled) {
      troubled = false;
      log.info("device {}: reads are stored again", config.id());
    }
    tellAccepted();
  }

  private void notStored(Punch punch, Sent sent, Throwable failure) {
    String why = String.valueOf(failure.getMessage());
    board.trouble("a read could not be stored: " + why);
    if (config.replies().refused().isEmpty()) {
      warn("device {}: a read could not be stored ({}); it is offered again until it is", why);
      pending++;
      long longer = Math.min(2 * sent.pause(), MOST_RETRY);
      retries.add(
          new Retry(new Sent(sent.batch(), punch, longer), nanoTime.getAsLong() + sent.pause()));
    } else {
      warn("device {}: a read could not be stored ({}) and was refused to the reader", why);
      tally.lost();
      repeats.forget(punch.user());
      tellRefused();
    }
  }

  /** Once until reads are stored again. */
  private void warn(String message, String why) {
    if (!troubled) {
      log.warn(message, config.id(), why);
    }
    troubled = true;
  }

  private void tellAccepted() {
    ReplyWriter reader = replies;
    if (reader != null) {
      reader.accepted();
    }
  }

  private void tellRefused() {
    ReplyWriter reader = replies;
    if (reader != null) {
      reader.refused();
    }
  }

  private static IllegalStateException nobody() {
    return new IllegalStateException("nobody takes reads yet");
  }
}
