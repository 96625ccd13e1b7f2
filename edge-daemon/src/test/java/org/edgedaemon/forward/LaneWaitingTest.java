package org.edgedaemon.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.edgedaemon.destination.DeliveryResult.Accepted;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.destination.DeliveryResult.Unavailable.Kind;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.testing.RecordingDestination;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaneWaitingTest {
  private final RecordingDestination cloud = new RecordingDestination("cloud", 500, 1);
  private final LaneBench bench = new LaneBench(cloud);

  private static Unavailable says(Kind kind, @Nullable Duration retryAfter) {
    return new Unavailable(kind, retryAfter, 503, "no");
  }

  @BeforeEach
  void checksFail() {
    cloud.check(CheckResult.down("not there"));
  }

  private Duration waiting() {
    Instant next = Objects.requireNonNull(bench.status().contact().nextAttempt());
    return Duration.between(bench.clock.instant(), next);
  }

  private void passOneWait() {
    bench.advance(waiting());
  }

  @Test
  void delaysDoubleUpToTheCapAndAreRandomWithin() {
    bench.chance = 0.999_999_999;
    cloud.answer(says(Kind.TROUBLE, null));
    bench.punches(1);
    bench.run();
    long bound = 500;
    for (int attempt = 1; attempt < 20; attempt++) {
      long most = attempt < 5 ? bound : Math.max(bound, 10_000);
      assertThat(waiting().toMillis()).as("attempt " + attempt).isBetween(most - 2, most);
      assertThat(cloud.calls()).hasSize(attempt);
      passOneWait();
      bound = Math.min(300_000, bound * 2);
    }
  }

  @Test
  void aSmallDrawRetriesSoon() {
    bench.chance = 0.001;
    cloud.answer(says(Kind.TROUBLE, null));
    bench.punches(1);
    bench.run();
    assertThat(waiting()).isLessThan(Duration.ofMillis(1));
  }

  @Test
  void retryAfterIsHonouredAndCapped() {
    cloud.answer(says(Kind.TROUBLE, Duration.ofSeconds(90)));
    bench.punches(1);
    bench.run();
    assertThat(waiting()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(91));
    cloud.check(CheckResult.ok("there"));
    bench.advance(Duration.ofSeconds(89));
    assertThat(cloud.calls()).as("not earlier, whatever the check says").hasSize(1);
    cloud.answer(says(Kind.TROUBLE, Duration.ofDays(3)));
    bench.advance(Duration.ofSeconds(2));
    assertThat(cloud.calls()).hasSize(2);
    assertThat(waiting()).isLessThanOrEqualTo(Duration.ofHours(1).plusSeconds(1));
  }

  @Test
  void throttlingWaitsLongerAndIsNotShortenedByChecks() {
    bench.chance = 0;
    cloud.check(CheckResult.ok("there"));
    cloud.answer(says(Kind.THROTTLED, null));
    bench.punches(1);
    bench.run();
    assertThat(waiting()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    for (int i = 0; i < 12; i++) {
      passOneWait();
    }
    assertThat(waiting()).isGreaterThanOrEqualTo(Duration.ofSeconds(150));
    bench.advance(Duration.ofSeconds(140));
    assertThat(cloud.calls()).hasSize(13);
  }

  @Test
  void theReturnOfTheDestinationEndsTheWaitAtOnce() {
    cloud.answer(says(Kind.TROUBLE, null));
    bench.punches(1);
    bench.advance(Duration.ofHours(2));
    cloud.answer(new Accepted(0));
    cloud.check(CheckResult.ok("there"));
    bench.advance(Duration.ofMillis(6_300));
    assertThat(cloud.acceptedSequences()).containsExactly(1L);
    assertThat(bench.status().state()).isEqualTo(LaneState.IDLE);
  }

  @Test
  void aCheckThatLiesIsNotBelievedTwice() {
    cloud.check(CheckResult.ok("there"));
    cloud.answer(says(Kind.TROUBLE, null));
    bench.punches(1);
    bench.advance(Duration.ofHours(2));
    int before = cloud.calls().size();
    bench.advance(Duration.ofHours(1));
    assertThat(cloud.calls().size() - before).as("calls in an hour").isLessThan(40);
  }

  @Test
  void anOperatorWakesItAtOnce() {
    cloud.answer(says(Kind.TROUBLE, Duration.ofMinutes(50)));
    bench.punches(1);
    bench.run();
    cloud.answer(new Accepted(0));
    bench.retryNow();
    assertThat(cloud.acceptedSequences()).containsExactly(1L);
  }

  @Test
  void badCredentialsStopTheLaneUntilTheCheckIsGood() {
    cloud.answer(says(Kind.CREDENTIALS, null));
    bench.punches(3);
    bench.run();
    assertThat(bench.status().state()).isEqualTo(LaneState.STOPPED);
    assertThat(bench.status().contact().breaker()).isEqualTo("CLOSED");
    bench.advance(Duration.ofHours(5));
    assertThat(cloud.calls()).as("no delivery while the check is bad").hasSize(1);
    assertThat(cloud.checks()).isBetween(48, 80);

    cloud.check(CheckResult.ok("key is good"));
    bench.advance(Duration.ofMinutes(7));
    assertThat(cloud.calls()).hasSize(2);
    assertThat(bench.status().state()).as("refused again").isEqualTo(LaneState.STOPPED);
    cloud.answer(new Accepted(0));
    bench.advance(Duration.ofMinutes(7));
    assertThat(cloud.acceptedSequences()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void theBreakerOpensOnAFlappingDestinationAndClosesAfterOneTrial() {
    int[] calls = {0};
    cloud.answer(entries -> ++calls[0] % 2 == 0 ? says(Kind.TROUBLE, null) : new Accepted(0));
    for (int i = 0; i < 10; i++) {
      bench.punches(1);
      bench.run();
      if (bench.status().contact().breaker().equals("OPEN")) {
        break;
      }
      bench.advance(Duration.ofSeconds(1));
    }
    assertThat(bench.status().contact().breaker()).isEqualTo("OPEN");
    assertThat(waiting()).isGreaterThanOrEqualTo(Duration.ofSeconds(9));

    cloud.answer(new Accepted(0));
    cloud.hold(true);
    bench.advance(Duration.ofSeconds(10));
    assertThat(bench.status().contact().breaker()).isEqualTo("HALF_OPEN");
    assertThat(cloud.open()).hasSize(1);
    cloud.releaseAll();
    bench.run();
    assertThat(bench.status().contact().breaker()).isEqualTo("CLOSED");
  }

  @Test
  void afterAWaitOneDeliveryIsTheTrialForAll() {
    RecordingDestination singles = new RecordingDestination("singles", 1, 8);
    LaneBench lane = new LaneBench(singles);
    singles.check(CheckResult.down("no"));
    singles.hold(true);
    lane.punches(20, 20);
    lane.run();
    assertThat(singles.open()).hasSize(8);
    singles.answer(says(Kind.TROUBLE, null));
    singles.releaseAll();
    lane.run();
    assertThat(lane.status().contact().breaker()).as("a burst counts").isEqualTo("OPEN");
    lane.advance(Duration.ofSeconds(11));
    assertThat(singles.open()).hasSize(1);
    singles.answer(new Accepted(0));
    singles.releaseAll();
    lane.run();
    assertThat(singles.open()).hasSize(8);
    for (int i = 0; i < 20; i++) {
      singles.releaseAll();
      lane.run();
    }
    assertThat(singles.acceptedSequences()).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void refusalsDoNotOpenTheBreaker() {
    cloud.answer(
        new org.edgedaemon.destination.DeliveryResult.Rejected(java.util.Set.of(), 422, "no", ""));
    bench.punches(100);
    bench.run();
    assertThat(bench.status().contact().breaker()).isEqualTo("CLOSED");
    assertThat(bench.deadLetters.count(bench.id())).isEqualTo(100);
  }
}
