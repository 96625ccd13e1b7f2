package org.edgedaemon.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.testing.InMemoryDeadLetters;
import org.edgedaemon.testing.InMemoryJournal;
import org.edgedaemon.testing.InMemoryLane;
import org.edgedaemon.testing.InMemoryWatermarks;
import org.edgedaemon.testing.Punches;
import org.edgedaemon.testing.RecordingDestination;
import org.edgedaemon.testing.Steps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real threads, over fakes. Waits are for conditions, with a deadline. */
class ForwarderTest {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Steps steps = new Steps();
  private final InMemoryJournal journal = new InMemoryJournal(steps);
  private final InMemoryWatermarks watermarks = new InMemoryWatermarks(steps);
  private final Map<DestinationId, InMemoryLane.File> files = new ConcurrentHashMap<>();
  private final Forwarder forwarder =
      new Forwarder(
          new ForwardStores(journal, this::open, watermarks, new InMemoryDeadLetters(steps)),
          new ForwardTime(System::nanoTime, InstantSource.system(), () -> 0.5));
  private long lastSequence;

  private InMemoryLane open(DestinationId id) {
    return files.computeIfAbsent(id, key -> new InMemoryLane.File(steps, 100)).open();
  }

  private void punches(int count) {
    List<SequencedEntry> added = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lastSequence++;
      added.add(
          Punches.punch(lastSequence, "door", "u" + i, org.edgedaemon.testing.ManualClock.START));
    }
    journal.apply(added);
    forwarder.entriesAvailable();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  @AfterEach
  void stop() {
    forwarder.stop(Duration.ZERO);
  }

  @Test
  void aDeadDestinationDoesNotSlowAnother() {
    RecordingDestination good = new RecordingDestination("good", 100, 1);
    RecordingDestination dead = new RecordingDestination("dead", 100, 1);
    RecordingDestination silent = new RecordingDestination("silent", 100, 1);
    dead.answer(RecordingDestination.trouble());
    silent.hold(true);
    forwarder.add(good, LaneConfig.defaults());
    forwarder.add(dead, LaneConfig.defaults());
    forwarder.add(silent, LaneConfig.defaults());
    assertThat(forwarder.settledEverywhere()).isZero();
    forwarder.start();
    punches(500);
    await(() -> good.accepted().size() == 500);
    await(() -> forwarder.status(dead.id()).orElseThrow().state() == LaneState.WAITING);
    assertThat(forwarder.statuses()).hasSize(3);
    assertThat(forwarder.settledEverywhere()).isZero();
    assertThat(forwarder.healthChecks()).hasSize(3);
  }

  @Test
  void stoppingStoresTheWatermarkAndClosesTheDestination() {
    RecordingDestination cloud = new RecordingDestination("cloud", 100, 1);
    forwarder.add(cloud, LaneConfig.defaults());
    forwarder.start();
    punches(250);
    await(() -> cloud.accepted().size() == 250);
    forwarder.stop(PATIENCE);
    assertThat(watermarks.of(cloud.id())).isEqualTo(250);
    assertThat(cloud.isClosed()).isTrue();
    assertThat(forwarder.status(cloud.id()).orElseThrow().state()).isEqualTo(LaneState.CLOSED);
  }

  @Test
  void aReplacedDestinationGoesOnWhereTheOldOneWas() {
    RecordingDestination old = new RecordingDestination("cloud", 100, 1);
    forwarder.add(old, LaneConfig.defaults());
    forwarder.start();
    punches(100);
    await(() -> old.accepted().size() == 100);
    RecordingDestination fresh = new RecordingDestination("cloud", 10, 2);
    forwarder.replace(fresh, LaneConfig.defaults(), PATIENCE);
    assertThat(old.isClosed()).isTrue();
    punches(50);
    await(() -> fresh.accepted().size() == 50);
    assertThatThrownBy(() -> forwarder.add(fresh, LaneConfig.defaults()))
        .isInstanceOf(IllegalArgumentException.class);
    forwarder.remove(fresh.id(), PATIENCE);
    assertThat(forwarder.statuses()).isEmpty();
    assertThat(forwarder.settledEverywhere()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void anInterruptDoesNotEndALane() {
    RecordingDestination cloud = new RecordingDestination("cloud", 100, 1);
    forwarder.add(cloud, LaneConfig.defaults());
    forwarder.start();
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("lane-cloud"))
        .forEach(Thread::interrupt);
    punches(10);
    await(() -> cloud.accepted().size() == 10);
  }

  @Test
  void anOperatorWakesALane() {
    RecordingDestination cloud = new RecordingDestination("cloud", 100, 1);
    cloud.answer(new Unavailable(Unavailable.Kind.THROTTLED, Duration.ofMinutes(30), 429, "later"));
    forwarder.add(cloud, LaneConfig.defaults());
    forwarder.start();
    punches(10);
    await(() -> forwarder.status(cloud.id()).orElseThrow().state() == LaneState.WAITING);
    cloud.answer(new org.edgedaemon.destination.DeliveryResult.Accepted(0));
    assertThat(forwarder.retryNow(cloud.id())).isTrue();
    await(() -> cloud.accepted().size() == 10);
    assertThat(forwarder.retryNow(new DestinationId("nobody"))).isFalse();
  }
}
