package org.edgedaemon.device.hikvision.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Instant START = Instant.parse("2026-07-06T08:00:00Z");
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private Instant now = START;
  private Gate gate = gate(GateState.UNKNOWN);

  @Test
  void aRefusalIsTriedOnceMoreAfterAPauseAndThenNeverAgain() {
    assertThat(denied()).isNull();
    gate.refused(4, now);
    assertThat(denied().reason()).isEqualTo(Reason.CREDENTIALS);
    assertThat(denied().retryAfter()).isEqualTo(PAUSE);
    assertThat(denied().getMessage()).contains("4 tries left");
    now = now.plus(PAUSE);
    assertThat(denied()).isNull();
    gate.refused(3, now);
    now = now.plus(Duration.ofDays(1000));
    assertThat(gate.state()).isEqualTo(GateState.BAD_PASSWORD);
    assertThat(denied().reason()).isEqualTo(Reason.CREDENTIALS);
    assertThat(denied().retryAfter()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void withFewTriesLeftThereIsNoSecondOne() {
    gate.refused(2, now);
    assertThat(gate.state()).isEqualTo(GateState.BAD_PASSWORD);
  }

  @Test
  void anOperatorGetsExactlyOneMoreTry() {
    gate.refused(2, now);
    gate.forgive();
    assertThat(denied()).isNull();
    GateRecord first = gate.spend(now);
    assertThat(first.state()).isEqualTo(GateState.BAD_PASSWORD);
    assertThat(denied()).isNotNull();
    gate.refused(1, now);
    assertThat(denied()).isNotNull();
    gate.forgive();
    gate.spend(now);
    gate.accepted();
    assertThat(gate.open()).isTrue();
  }

  @Test
  void aSpentTryCountsWhateverBecomesOfUs() {
    GateRecord first = gate.spend(now);
    assertThat(first.state()).isEqualTo(GateState.SUSPECT);
    gate = new Gate(new Peer("it"), first);
    assertThat(denied()).isNotNull();
    now = now.plus(PAUSE);
    GateRecord second = gate.spend(now);
    gate = new Gate(new Peer("it"), second);
    now = now.plus(Duration.ofDays(1));
    assertThat(denied()).isNotNull();
  }

  @Test
  void acceptedCredentialsCostNoRecord() {
    gate.accepted();
    assertThat(gate.spend(now)).isEqualTo(gate.record());
    gate = new Gate(new Peer("it"), gate.record());
    assertThat(denied()).isNull();
    assertThat(gate.open()).as("several at once only after a success of our own").isFalse();
  }

  @Test
  void aLockIsWaitedForWithAMarginAndThenTriedOnce() {
    gate.locked(Duration.ofSeconds(600), now);
    assertThat(denied().reason()).isEqualTo(Reason.LOCKED);
    assertThat(denied().retryAfter()).isEqualTo(Duration.ofSeconds(660));
    assertThat(denied().getMessage()).contains("11 more minutes");
    gate.forgive();
    assertThat(denied()).as("a try during a lock starts it anew").isNotNull();
    now = now.plusSeconds(660);
    assertThat(denied()).isNull();
    GateRecord spent = gate.spend(now);
    assertThat(spent.state()).isEqualTo(GateState.LOCKED);
    assertThat(spent.until()).isEqualTo(now.plusSeconds(1860));
    gate.refused(4, now);
    assertThat(gate.state()).isEqualTo(GateState.BAD_PASSWORD);
  }

  @Test
  void aLockOfUnknownOrAbsurdLengthIsBounded() {
    gate.locked(null, now);
    assertThat(denied().retryAfter()).isEqualTo(Duration.ofSeconds(1860));
    gate.locked(Duration.ofDays(4000), now);
    assertThat(denied().retryAfter()).isEqualTo(Duration.ofHours(24).plusSeconds(60));
  }

  @Test
  void aClockThatWasSetBackDoesNotKeepTheGateShut() {
    gate.refused(4, now);
    now = now.minus(Duration.ofDays(365));
    assertThat(denied().retryAfter()).isEqualTo(PAUSE);
    now = now.plus(PAUSE);
    assertThat(denied()).isNull();
    gate.locked(Duration.ofMinutes(30), now);
    now = now.minus(Duration.ofDays(365));
    assertThat(denied().retryAfter()).isEqualTo(Duration.ofSeconds(1860));
  }

  private @Nullable DeviceException denied() {
    return gate.denial(now);
  }

  private static Gate gate(GateState state) {
    return new Gate(new Peer("device lobby"), new GateRecord("1:aa:bb", state, null, null, null));
  }
}
