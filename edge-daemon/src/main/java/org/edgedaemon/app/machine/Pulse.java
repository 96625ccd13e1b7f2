package org.edgedaemon.app.machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;

/**
 * Whether the threads that everything hangs on still move. Each is asked for a sign of life of its
 * own making: a task handed to it that it must come to, a count of its rounds that must grow.
 *
 * <p>Prompt threads never do anything long. Patient ones may write a backup or open a damaged
 * journal, which takes minutes on a slow card; ending the process would only begin that anew.
 *
 * <p>One thread calls {@link #look} regularly, any may ask {@link #stuck}.
 */
public final class Pulse {
  /** When no service manager asks: prompt threads get a minute, patient ones half an hour. */
  public static final Duration INTERVAL = Duration.ofMinutes(2);

  private static final int PROMPT_PARTS = 2;
  private static final int PATIENT_TIMES = 15;
  private static final int LOOKS = 4;
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final List<Watched> watched = new ArrayList<>();
  private final Duration interval;
  private final LongSupplier nanoTime;

  /** What is asked of a thread. */
  private interface Sign {
    /** Asks anew. */
    void look();

    /** Nanoseconds without a sign. */
    long quiet();
  }

  private record Watched(String thread, Sign sign, long mostQuiet) {
    boolean isStuck() {
      return sign.quiet() > mostQuiet;
    }
  }

  /**
   * @param interval of the service manager's watchdog
   */
  public Pulse(Duration interval, LongSupplier nanoTime) {
    this.interval = interval;
    this.nanoTime = nanoTime;
  }

  /** Before the first look. The executor runs its tasks on the thread that is meant. */
  public Pulse prompt(String thread, Executor executor) {
    return watch(thread, new Handed(executor), interval.dividedBy(PROMPT_PARTS));
  }

  /** One that may do something long; otherwise as {@link #prompt}. */
  public Pulse patient(String thread, Executor executor) {
    return watch(thread, new Handed(executor), interval.multipliedBy(PATIENT_TIMES));
  }

  /** One that goes round by itself. */
  public Pulse rounds(String thread, LongSupplier rounds) {
    return watch(thread, new Rounds(rounds), interval.multipliedBy(PATIENT_TIMES));
  }

  /** Threads that rest between their turns. */
  public Pulse turns(String threads, LongSupplier longestNanos) {
    return watch(threads, new Turns(longestNanos), interval.multipliedBy(PATIENT_TIMES));
  }

  private Pulse watch(String thread, Sign sign, Duration mostQuiet) {
    watched.add(new Watched(thread, sign, mostQuiet.toNanos()));
    return this;
  }

  /** How often to look. */
  Duration pace() {
    Duration quarter = interval.dividedBy((long) PROMPT_PARTS * LOOKS);
    return quarter.compareTo(LOOK) < 0 ? quarter : LOOK;
  }

  void look() {
    watched.forEach(each -> each.sign().look());
  }

  /** Whether all have given a sign lately. Any thread. */
  public boolean alive() {
    return stuck().isEmpty();
  }

  /** The threads that have given no sign for too long. */
  List<String> stuck() {
    return watched.stream().filter(Watched::isStuck).map(Watched::thread).toList();
  }

  /** A task is handed over; the next one when it was done. */
  private final class Handed implements Sign {
    private final Executor executor;
    private volatile boolean waits;
    private volatile long since = nanoTime.getAsLong();

    Handed(Executor executor) {
      this.executor = executor;
    }

    @Override
    public void look() {
      if (waits) {
        return;
      }
      since = nanoTime.getAsLong();
      waits = true;
      try {
        executor.execute(() -> waits = false);
      } catch (RejectedExecutionException e) {
        // It is being closed with everything else.
        waits = false;
      }
    }

    @Override
    public long quiet() {
      return waits ? nanoTime.getAsLong() - since : 0;
    }
  }

  /** A count must grow from look to look. */
  private final class Rounds implements Sign {
    private final LongSupplier rounds;
    private long last = -1;
    private volatile long since = nanoTime.getAsLong();

    Rounds(LongSupplier rounds) {
      this.rounds = rounds;
    }

    @Override
    public void look() {
      long now = rounds.getAsLong();
      if (now != last) {
        last = now;
        since = nanoTime.getAsLong();
      }
    }

    @Override
    public long quiet() {
      return nanoTime.getAsLong() - since;
    }
  }

  private record Turns(LongSupplier longest) implements Sign {
    @Override
    public void look() {
      // It is known at any time.
    }

    @Override
    public long quiet() {
      return longest.getAsLong();
    }
  }
}
