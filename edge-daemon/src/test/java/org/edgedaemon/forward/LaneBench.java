package org.edgedaemon.forward;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.testing.InMemoryDeadLetters;
import org.edgedaemon.testing.InMemoryJournal;
import org.edgedaemon.testing.InMemoryLane;
import org.edgedaemon.testing.InMemoryWatermarks;
import org.edgedaemon.testing.ManualClock;
import org.edgedaemon.testing.Punches;
import org.edgedaemon.testing.RecordingDestination;
import org.edgedaemon.testing.Steps;

/** One lane on the bench: fakes that outlive it, a manual clock, and no threads. */
final class LaneBench {
  final Steps steps = new Steps();
  final ManualClock clock = new ManualClock();
  final InMemoryJournal journal = new InMemoryJournal(steps);
  final InMemoryLane.File file;
  final InMemoryWatermarks watermarks = new InMemoryWatermarks(steps);
  final InMemoryDeadLetters deadLetters = new InMemoryDeadLetters(steps);
  final RecordingDestination destination;
  final LaneConfig config;
  double chance = 0.5;
  LaneMachine machine;
  private Deque<Runnable> events = new ArrayDeque<>();
  private long nextTurn;
  private long lastSequence;

  LaneBench(RecordingDestination destination) {
    this(destination, LaneConfig.defaults(), 7);
  }

  LaneBench(RecordingDestination destination, LaneConfig config, int elementEntries) {
    this.destination = destination;
    this.config = config;
    this.file = new InMemoryLane.File(steps, elementEntries);
    rebuild();
  }

  /** A new process over the same stores. Answers to the old one go nowhere. */
  void rebuild() {
    events = new ArrayDeque<>();
    ForwardStores stores = new ForwardStores(journal, id -> file.open(), watermarks, deadLetters);
    ForwardTime time = new ForwardTime(clock, clock, () -> chance);
    machine = new LaneMachine(destination, config, stores, time, events::add);
    nextTurn = clock.getAsLong();
  }

  void useRandom(Random random) {
    ForwardTime time = new ForwardTime(clock, clock, random::nextDouble);
    events = new ArrayDeque<>();
    ForwardStores stores = new ForwardStores(journal, id -> file.open(), watermarks, deadLetters);
    machine = new LaneMachine(destination, config, stores, time, events::add);
    nextTurn = clock.getAsLong();
  }

  /** Applies punches of many users to the journal and tells the lane. */
  List<SequencedEntry> punches(int count) {
    return punches(count, Math.max(1, count / 3));
  }

  List<SequencedEntry> punches(int count, int users) {
    List<SequencedEntry> added =
        LongStream.range(0, count)
            .mapToObj(
                i -> {
                  lastSequence++;
                  return Punches.punch(
                      lastSequence, "door", "u" + lastSequence % users, clock.instant());
                })
            .toList();
    apply(added);
    return added;
  }

  /** A lane that held this many already when the process began. */
  void preload(int count) {
    file.open().offer(punches(count));
    rebuild();
  }

  void apply(List<SequencedEntry> added) {
    lastSequence = added.get(added.size() - 1).sequence();
    journal.apply(added);
    events.add(machine::entriesAvailable);
  }

  /** Everything that happens without time passing. */
  void run() {
    for (int turns = 0; !events.isEmpty() || nextTurn <= clock.getAsLong(); turns++) {
      if (turns > 1_000_000) {
        throw new AssertionError("the machine spins");
      }
      while (!events.isEmpty()) {
        events.remove().run();
      }
      long wait = machine.turn();
      nextTurn = wait == LaneMachine.NEVER ? Long.MAX_VALUE : clock.getAsLong() + wait;
    }
  }

  void retryNow() {
    events.add(machine::retryNow);
    run();
  }

  void close(Duration patience) {
    events.add(() -> machine.close(patience));
    run();
  }

  /** Time passes, and everything happens when it is due. */
  void advance(Duration duration) {
    long end = clock.getAsLong() + duration.toNanos();
    run();
    while (nextTurn <= end) {
      clock.advanceNanos(nextTurn - clock.getAsLong());
      run();
    }
    clock.advanceNanos(end - clock.getAsLong());
  }

  LaneStatus status() {
    return machine.status();
  }

  DestinationId id() {
    return destination.id();
  }

  long mark() {
    return watermarks.of(destination.id());
  }
}
