package org.edgedaemon.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.hikvision.Events.MORNING;
import static org.edgedaemon.device.hikvision.Events.door;
import static org.edgedaemon.device.hikvision.Events.event;
import static org.edgedaemon.device.hikvision.Events.punch;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.device.hikvision.EventCounts.Kind;
import org.edgedaemon.device.hikvision.NewsDesk.Outcome;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.EventTimes;
import org.edgedaemon.punch.PunchSource;
import org.edgedaemon.punch.UserPin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NewsDeskTest {
  private final DeskRig rig = new DeskRig();
  private final NewsDesk desk = rig.desk;

  @BeforeEach
  void readBefore() {
    rig.parts.known().readUpTo(0, 100, MORNING.plusMinutes(100));
    rig.open();
  }

  @Test
  void newsIsStoredAtOnceAndTheSearchNeedNotHurry() {
    assertThat(take(punch(101))).isEqualTo(Outcome.SETTLED);

    assertThat(rig.listener.punches())
        .singleElement()
        .satisfies(
            punch -> {
              assertThat(punch.user()).isEqualTo(new UserPin("00017"));
              assertThat(punch.source()).isEqualTo(PunchSource.HIK_PUSH);
            });
    assertThat(rig.listener.wakes()).isZero();
  }

  @Test
  void outOfSightTheTerminalMayHaveBegunToCountAnewSoThatAReadComesFirst() {
    take(punch(101));
    desk.backInSight();

    assertThat(take(punch(102))).isEqualTo(Outcome.OPEN);
    assertThat(take(punch(101))).isEqualTo(Outcome.SETTLED);
    assertThat(rig.listener.punches()).hasSize(1);
    assertThat(rig.listener.wakes()).isPositive();

    rig.read();
    assertThat(take(punch(102))).isEqualTo(Outcome.SETTLED);
    assertThat(rig.listener.punches()).hasSize(2);
  }

  @Test
  void theSameTwiceIsStoredOnce() {
    take(punch(101));

    assertThat(take(punch(101))).isEqualTo(Outcome.SETTLED);
    assertThat(rig.listener.punches()).hasSize(1);
    assertThat(rig.parts.counts().of(Kind.DUPLICATE)).isEqualTo(1);
  }

  @Test
  void whatWasReadBeforeCostsNothing() {
    for (long serial = 1; serial <= 100; serial++) {
      assertThat(take(punch(serial))).isEqualTo(Outcome.SETTLED);
    }

    assertThat(rig.listener.punches()).isEmpty();
    assertThat(rig.listener.wakes()).isZero();
  }

  @Test
  void aDoorIsNoNewsButClosesTheRow() {
    take(door(101));
    take(punch(102));

    assertThat(rig.listener.punches()).hasSize(1);
    assertThat(rig.listener.wakes()).isZero();
  }

  @Test
  void aGapHurriesTheSearch() {
    take(punch(103));

    assertThat(rig.listener.punches()).hasSize(1);
    assertThat(rig.listener.wakes()).isEqualTo(1);
  }

  @Test
  void hurryIsSaidAtMostOnceASecondAndTheLastTimeIsNotLost() {
    take(punch(103));
    take(punch(105));
    take(punch(107));
    assertThat(rig.listener.wakes()).isEqualTo(1);

    rig.pass(1, TimeUnit.SECONDS);

    assertThat(rig.listener.wakes()).isEqualTo(2);
    rig.pass(10, TimeUnit.SECONDS);
    assertThat(rig.listener.wakes()).isEqualTo(2);
  }

  @Test
  void anOldNumberAtANewTimeWaitsForTheSearch() {
    AccessEvent reset = event(3L, Events.FACE, "1", MORNING.plusDays(1));

    assertThat(take(reset)).isEqualTo(Outcome.OPEN);
    assertThat(rig.listener.punches()).isEmpty();
    assertThat(rig.listener.wakes()).isEqualTo(1);
    assertThat(desk.takeSuspicion()).isTrue();
    assertThat(desk.takeSuspicion()).isFalse();
  }

  @Test
  void onceTheSearchHasDecidedTheTerminalIsNotAskedToRepeat() {
    AccessEvent odd = event(3L, Events.FACE, "1", MORNING.plusDays(1));
    long early = rig.parts.undecided().started();
    take(odd);
    rig.parts.undecided().completed(early);
    assertThat(take(odd)).isEqualTo(Outcome.OPEN);

    rig.parts.undecided().completed(rig.parts.undecided().started());

    assertThat(take(odd)).isEqualTo(Outcome.SETTLED);
    assertThat(rig.listener.punches()).isEmpty();
  }

  @Test
  void afterAResetTheEventIsStoredInItsNewEpoch() {
    take(event(3L, Events.FACE, "1", MORNING.plusDays(1)));
    rig.parts.known().readUpTo(1, 2, MORNING.plusDays(1));

    assertThat(take(event(3L, Events.FACE, "1", MORNING.plusDays(1)))).isEqualTo(Outcome.SETTLED);
    assertThat(rig.listener.punches()).hasSize(1);
  }

  @Test
  void whatCouldNotBeStoredIsLeftToTheSearchAndMayComeAgain() {
    rig.listener.answer(() -> CompletableFuture.failedFuture(new IllegalStateException("full")));

    assertThat(take(punch(101))).isEqualTo(Outcome.OPEN);
    assertThat(rig.listener.wakes()).isEqualTo(1);

    rig.listener.answer(() -> CompletableFuture.completedFuture(null));
    assertThat(take(punch(101))).isEqualTo(Outcome.SETTLED);
  }

  @Test
  void thoseUnderWayAreBounded() {
    rig.listener.answer(CompletableFuture::new);
    for (long serial = 101; serial < 101 + NewsDesk.MAX_IN_FLIGHT; serial++) {
      desk.onEvent(punch(serial), PunchSource.HIK_STREAM);
    }
    assertThat(rig.listener.wakes()).isZero();

    desk.onEvent(punch(101 + NewsDesk.MAX_IN_FLIGHT), PunchSource.HIK_STREAM);

    assertThat(rig.listener.punches()).hasSize(NewsDesk.MAX_IN_FLIGHT);
    assertThat(rig.listener.wakes()).isEqualTo(1);
  }

  @Test
  void aTimeThatIsNoneIsLeftToTheSearchAndNotAskedForAgain() {
    assertThat(take(event(101L, Events.FACE, "1", EventTimes.parse("noon"))))
        .isEqualTo(Outcome.SETTLED);

    assertThat(rig.listener.setAside()).isEmpty();
    assertThat(rig.listener.wakes()).isEqualTo(1);
  }

  @Test
  void aReplayNeverStoresAndWakesOnlyForWhatWasNotRead() {
    desk.onReplay(punch(50), true);
    assertThat(rig.listener.wakes()).isZero();

    desk.onReplay(punch(101), true);

    assertThat(rig.listener.wakes()).isEqualTo(1);
    assertThat(rig.listener.punches()).isEmpty();
  }

  @Test
  void beforeTheTerminalEverAnsweredNothingIsTaken() {
    DeskRig fresh = new DeskRig();

    CompletableFuture<Outcome> outcome =
        fresh.desk.onEvent(punch(1), PunchSource.HIK_PUSH).toCompletableFuture();

    assertThat(outcome).isCompletedWithValue(Outcome.OPEN);
  }

  @Test
  void beforeTheLogWasEverReadPunchesWaitAndDoorsDoNot() {
    DeskRig fresh = new DeskRig();
    fresh.open();

    assertThat(List.of(fresh.take(punch(1)), fresh.take(door(2))))
        .containsExactly(Outcome.OPEN, Outcome.SETTLED);
  }

  private Outcome take(AccessEvent event) {
    return rig.take(event);
  }
}
