package org.edgedaemon.app.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PulseTest {
  private final AtomicLong now = new AtomicLong();
  private final AtomicLong rounds = new AtomicLong();
  private final AtomicLong turn = new AtomicLong();
  private final List<Runnable> prompt = new ArrayList<>();
  private final List<Runnable> patient = new ArrayList<>();
  private Pulse pulse;

  @BeforeEach
  void watch() {
    pulse =
        new Pulse(Duration.ofMinutes(2), now::get)
            .prompt("ingest", prompt::add)
            .patient("keeper", patient::add)
            .rounds("applier", rounds::get)
            .turns("lanes", turn::get);
    pulse.look();
  }

  @Test
  void threadsThatMoveAreAliveForEver() {
    for (int i = 0; i < 1_000; i++) {
      pass(Duration.ofSeconds(5));
      turnAll();
      assertThat(pulse.alive()).isTrue();
    }
  }

  @Test
  void aPromptThreadHasHalfTheInterval() {
    pass(Duration.ofSeconds(60));
    assertThat(pulse.stuck()).isEmpty();
    pass(Duration.ofMillis(1));
    assertThat(pulse.stuck()).containsExactly("ingest");
    assertThat(pulse.alive()).isFalse();
    turnAll();
    assertThat(pulse.alive()).isTrue();
  }

  /** A thread that comes late is not given more and more to do. */
  @Test
  void oneTaskWaitsAtATime() {
    pulse.look();
    pulse.look();
    assertThat(prompt).hasSize(1);
    assertThat(patient).hasSize(1);
  }

  @Test
  void patientThreadsMayWriteABackup() {
    prompt.remove(0).run();
    pass(Duration.ofMinutes(30));
    assertThat(pulse.stuck()).isEmpty();
    turn.set(Duration.ofMinutes(31).toNanos());
    pass(Duration.ofMillis(1));
    assertThat(pulse.stuck()).containsExactly("keeper", "applier", "lanes");
  }

  @Test
  void aThreadThatIsClosedIsNotStuck() {
    Pulse closed =
        new Pulse(Duration.ofMinutes(2), now::get)
            .prompt(
                "closed",
                task -> {
                  throw new RejectedExecutionException();
                });
    closed.look();
    pass(Duration.ofHours(1));
    assertThat(closed.alive()).isTrue();
  }

  @Test
  void itIsLookedSeveralTimesInTheShortestPatience() {
    assertThat(pulse.pace()).isEqualTo(Duration.ofSeconds(5));
    assertThat(new Pulse(Duration.ofSeconds(4), now::get).pace()).isEqualTo(Duration.ofMillis(500));
  }

  private void turnAll() {
    prompt.forEach(Runnable::run);
    prompt.clear();
    patient.forEach(Runnable::run);
    patient.clear();
    rounds.incrementAndGet();
    pulse.look();
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
