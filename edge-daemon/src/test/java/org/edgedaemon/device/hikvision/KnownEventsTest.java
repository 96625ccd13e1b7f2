package org.edgedaemon.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.hikvision.Events.MORNING;
import static org.edgedaemon.device.hikvision.Events.after;
import static org.edgedaemon.device.hikvision.Events.event;
import static org.edgedaemon.device.hikvision.Events.punch;

import java.time.LocalDateTime;
import org.edgedaemon.device.hikvision.KnownEvents.Verdict;
import org.junit.jupiter.api.Test;

class KnownEventsTest {
  private final KnownEvents known = new KnownEvents();

  @Test
  void knowsNothingBeforeTheFirstRead() {
    assertThat(known.judge(punch(1))).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void whatIsAboveTheHighestIsNewsWhateverItsTime() {
    readTo(100);

    assertThat(known.judge(punch(101))).isEqualTo(Verdict.NEWS);
    assertThat(known.judge(event(102L, Events.FACE, "1", LocalDateTime.of(1970, 1, 1, 0, 0))))
        .isEqualTo(Verdict.NEWS);
  }

  @Test
  void whatWasReadBeforeIsAReplay() {
    readTo(100);

    assertThat(known.judge(punch(100))).isEqualTo(Verdict.REPLAY);
    assertThat(known.judge(punch(1))).isEqualTo(Verdict.REPLAY);
  }

  @Test
  void whatWasSeenAsItIsIsADuplicateAndOtherwiseSuspect() {
    readTo(100);
    known.note(punch(101));

    assertThat(known.judge(punch(101))).isEqualTo(Verdict.DUPLICATE);
    assertThat(known.judge(event(101L, Events.FACE, "00018", MORNING.plusMinutes(101))))
        .isEqualTo(Verdict.SUSPECT);
  }

  @Test
  void anOldNumberAtANewTimeIsSuspect() {
    readTo(100);

    assertThat(known.judge(event(3L, Events.FACE, "1", MORNING.plusDays(1))))
        .isEqualTo(Verdict.SUSPECT);
  }

  @Test
  void aNumberThatTheSearchPassedOverWhileWeWatchedIsNews() {
    readTo(100);
    known.note(punch(101));
    known.note(punch(103));
    readTo(103);

    assertThat(known.judge(punch(102))).isEqualTo(Verdict.NEWS);
    assertThat(known.judge(punch(99))).isEqualTo(Verdict.REPLAY);
  }

  @Test
  void aNewEpochForgetsTheNumbersOfTheOld() {
    readTo(100);
    known.note(punch(101));
    known.readUpTo(1, 0, null);

    assertThat(known.epoch()).isEqualTo(1);
    assertThat(known.judge(punch(101))).isEqualTo(Verdict.NEWS);
    assertThat(known.judge(punch(1))).isEqualTo(Verdict.NEWS);
  }

  @Test
  void doubtsAreResolvedByAReadThatBeganAfterThem() {
    readTo(100);
    known.doubt();
    long before = known.doubts();
    known.doubt();
    known.resolved(before);

    assertThat(known.judge(punch(101))).isEqualTo(Verdict.UNKNOWN);
    assertThat(known.lacks(punch(101))).isTrue();

    known.resolved(known.doubts());
    assertThat(known.judge(punch(101))).isEqualTo(Verdict.NEWS);
  }

  @Test
  void remembersOnlyTheLastNumbers() {
    readTo(0);
    for (long serial = 1; serial <= 3L * KnownEvents.RING; serial++) {
      known.note(punch(serial));
    }
    known.note(punch(1));

    assertThat(known.judge(punch(3L * KnownEvents.RING))).isEqualTo(Verdict.DUPLICATE);
    assertThat(known.judge(punch(2L * KnownEvents.RING + 1))).isEqualTo(Verdict.DUPLICATE);
  }

  @Test
  void withoutNumbersTheTimeDecides() {
    known.readUpTo(0, 0, MORNING);

    assertThat(known.judge(event(null, Events.FACE, "1", MORNING.plusSeconds(1))))
        .isEqualTo(Verdict.NEWS);
    assertThat(known.judge(event(null, Events.FACE, "1", MORNING))).isEqualTo(Verdict.REPLAY);
  }

  @Test
  void anEventWithoutNumberOfALogThatHasNumbersIsLeftToTheSearch() {
    readTo(100);

    assertThat(known.judge(event(null, Events.FACE, "1", MORNING.plusDays(1))))
        .isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void seesGapsByNumberUnlessTheTerminalNamesThePrecedingOne() {
    readTo(100);

    assertThat(known.skips(punch(101))).isFalse();
    assertThat(known.skips(punch(103))).isTrue();
    assertThat(known.skips(after(punch(110), 103))).isFalse();
    assertThat(known.skips(after(punch(120), 119))).isTrue();
    assertThat(known.skips(punch(50))).isFalse();
  }

  @Test
  void numbersBeyondAnIntDoNotOverflow() {
    known.readUpTo(0, 2_999_999_999L, MORNING);

    assertThat(known.judge(punch(3_000_000_000L))).isEqualTo(Verdict.NEWS);
    known.note(punch(3_000_000_000L));
    assertThat(known.judge(punch(3_000_000_000L))).isEqualTo(Verdict.DUPLICATE);
  }

  private void readTo(long serial) {
    known.readUpTo(0, serial, MORNING.plusMinutes(serial));
  }
}
