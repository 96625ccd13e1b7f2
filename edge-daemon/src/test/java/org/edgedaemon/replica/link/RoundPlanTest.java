package org.edgedaemon.replica.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.edgedaemon.replica.link.RoundPlan.Step;
import org.junit.jupiter.api.Test;

class RoundPlanTest {
  private static final Duration INTERVAL = Duration.ofMinutes(5);
  private static final Duration WATCH = Duration.ofMillis(500);

  private final RoundPlan plan = new RoundPlan(INTERVAL, WATCH, () -> 1.0);
  private long now = Long.MAX_VALUE - 1_000;

  @Test
  void beginsAtOnceThenLooksAndMakesARoundByTheInterval() {
    assertThat(plan.next(now)).isEqualTo(Step.AT_START);
    plan.begun();
    plan.ended(now, false);
    assertThat(plan.next(now)).isEqualTo(Step.WAIT);
    assertThat(plan.waitNanos(now)).isEqualTo(WATCH.toNanos());
    pass(WATCH);
    assertThat(plan.next(now)).isEqualTo(Step.LOOK);
    plan.looked(now, false);
    assertThat(plan.next(now)).isEqualTo(Step.WAIT);
    pass(INTERVAL);
    assertThat(plan.next(now)).isEqualTo(Step.BY_INTERVAL);
  }

  @Test
  void newsAndChangesAreNoReasonToWaitAndNoneIsLostDuringARound() {
    plan.ended(now, false);
    plan.rung();
    assertThat(plan.next(now)).isEqualTo(Step.RUNG);
    plan.begun();
    plan.rung();
    plan.ended(now, false);
    assertThat(plan.next(now)).as("rung during the round").isEqualTo(Step.RUNG);
    plan.begun();
    plan.ended(now, false);
    plan.looked(now, true);
    assertThat(plan.next(now)).isEqualTo(Step.CHANGED);
  }

  @Test
  void failedRoundsHoldBackLongerEachTimeUpToTheInterval() {
    Duration before = Duration.ZERO;
    for (int i = 1; i <= 8; i++) {
      plan.failed(now, Duration.ZERO);
      plan.rung();
      assertThat(plan.next(now)).isEqualTo(Step.WAIT);
      Duration pause = Duration.ofNanos(plan.waitNanos(now));
      assertThat(pause).isGreaterThan(before);
      before = pause;
    }
    for (int i = 0; i < 20; i++) {
      plan.failed(now, Duration.ZERO);
    }
    assertThat(plan.waitNanos(now)).isEqualTo(INTERVAL.toNanos());
    pass(INTERVAL);
    assertThat(plan.next(now)).isEqualTo(Step.AGAIN);
  }

  @Test
  void theMastersReturnCutsThePauseShortAndItsWishIsKept() {
    for (int i = 0; i < 10; i++) {
      plan.failed(now, Duration.ZERO);
    }
    plan.connected(now, Duration.ofMillis(300));
    assertThat(plan.waitNanos(now)).isEqualTo(Duration.ofMillis(300).toNanos());
    plan.failed(now, Duration.ofSeconds(600));
    assertThat(plan.waitNanos(now)).isEqualTo(Duration.ofSeconds(600).toNanos());
  }

  @Test
  void rowsThatStayBehindAreNotTriedAtEveryLook() {
    plan.ended(now, true);
    plan.ended(now, true);
    plan.ended(now, true);
    assertThat(plan.waitNanos(now)).isEqualTo(Duration.ofSeconds(4).toNanos());
    plan.ended(now, false);
    assertThat(plan.waitNanos(now)).isEqualTo(WATCH.toNanos());
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
