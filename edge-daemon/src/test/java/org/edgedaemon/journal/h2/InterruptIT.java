package org.edgedaemon.journal.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.edgedaemon.entry.EntryKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An interrupt inside H2 would close the database for every thread. */
@Timeout(120)
class InterruptIT {
  private static final int BATCHES = 150;
  private static final int BATCH = 50;

  @TempDir Path dataDir;

  @Test
  void noInterruptReachesTheDatabase() throws InterruptedException {
    try (JournalFixture fixture = JournalFixture.in(dataDir)) {
      Opening opening = fixture.database.opening();
      AtomicBoolean done = new AtomicBoolean();
      AtomicInteger interrupted = new AtomicInteger();
      Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
      Thread writer = new Thread(() -> applyAll(fixture.journal, interrupted), "applier");
      List<Thread> callers = new ArrayList<>(List.of(writer));
      for (int i = 0; i < 3; i++) {
        callers.add(new Thread(() -> readAlways(fixture.journal, done), "reader-" + i));
      }
      callers.forEach(t -> t.setUncaughtExceptionHandler((thread, e) -> failures.add(e)));
      callers.forEach(Thread::start);
      Random random = new Random(3);
      while (writer.isAlive()) {
        callers.get(random.nextInt(callers.size())).interrupt();
        ownThreads().forEach(Thread::interrupt);
        writer.join(1);
      }
      done.set(true);
      for (Thread caller : callers) {
        caller.join();
      }
      assertThat(failures).isEmpty();
      assertThat(interrupted).as("calls that ended with the flag kept").hasPositiveValue();
      assertThat(fixture.database.opening()).isSameAs(opening);
      assertThat(fixture.journal.counts()).containsEntry(EntryKind.PUNCH, (long) BATCHES * BATCH);
      assertThat(fixture.journal.verify()).isEmpty();
    }
    for (Thread thread : ownThreads()) {
      thread.join(10_000);
      assertThat(thread.isAlive()).as("%s after close", thread).isFalse();
    }
  }

  private static void applyAll(H2Journal journal, AtomicInteger interrupted) {
    for (long from = 1; from <= (long) BATCHES * BATCH; from += BATCH) {
      journal.apply(Entries.punches(from, from + BATCH - 1));
      if (Thread.interrupted()) {
        interrupted.incrementAndGet();
      }
    }
  }

  private static void readAlways(H2Journal journal, AtomicBoolean done) {
    while (!done.get()) {
      journal.entriesAfter(0, Set.of(EntryKind.PUNCH), 200);
    }
  }

  private static List<Thread> ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread instanceof DatabaseThread)
        .toList();
  }
}
