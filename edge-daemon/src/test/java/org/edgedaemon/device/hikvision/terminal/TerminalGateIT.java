package org.edgedaemon.device.hikvision.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.hikvision.terminal.Rig.PASSWORD;
import static org.edgedaemon.device.hikvision.terminal.Rig.WRONG;
import static org.edgedaemon.device.hikvision.terminal.Rig.await;
import static org.edgedaemon.device.hikvision.terminal.Rig.failure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.simulator.hikvision.FailureBody;
import org.edgedaemon.simulator.hikvision.HikvisionFault;
import org.edgedaemon.simulator.hikvision.HikvisionFault.Kind;
import org.edgedaemon.simulator.hikvision.HikvisionTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class TerminalGateIT {
  private static final String TIME = "/ISAPI/System/time";

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @EnumSource(FailureBody.class)
  void aWrongPasswordCostsTwoLoginsOverStreamPollHealthAndRestarts(FailureBody body)
      throws Exception {
    try (HikvisionTerminal simulated = simulated(body)) {
      for (int start = 0; start < 5; start++) {
        Terminal terminal = rig.terminal(simulated, WRONG);
        for (int round = 0; round < 3; round++) {
          List<CompletionStage<?>> together = new ArrayList<>();
          together.add(terminal.openStream(new Rig.Ears()));
          together.add(terminal.greet(false));
          together.add(terminal.get(TIME));
          together.add(terminal.get("/ISAPI/System/status"));
          together.forEach(
              stage -> assertThat(failure(stage).reason()).isEqualTo(Reason.CREDENTIALS));
          rig.clock.advance(Duration.ofHours(2));
        }
        terminal.close();
      }
      assertThat(simulated.counts().failedLogins()).isEqualTo(2);
      assertThat(simulated.locked()).isFalse();
      assertThat(rig.memory.records.get(Rig.ID).state()).isEqualTo(GateState.BAD_PASSWORD);
    }
  }

  @Test
  void theMessageSaysHowManyTriesAreLeftAndProbesGoOn() throws Exception {
    try (HikvisionTerminal simulated = simulated(FailureBody.USER_CHECK)) {
      Terminal terminal = rig.terminal(simulated, WRONG);
      DeviceException first = failure(terminal.greet(false));
      assertThat(first).hasMessageContaining("4 tries left").hasMessageContaining("device lobby");
      assertThat(first.retryAfter()).isLessThanOrEqualTo(Duration.ofSeconds(30));
      rig.clock.advance(Duration.ofSeconds(31));
      assertThat(failure(terminal.greet(false))).hasMessageContaining("3 tries left");
      int probes = simulated.counts().challenges();
      assertThat(failure(terminal.greet(false)).retryAfter()).isEqualTo(Duration.ofMinutes(5));
      assertThat(simulated.counts().challenges()).isEqualTo(probes + 1);
      simulated.stop();
      assertThat(failure(terminal.greet(false)).reason()).isEqualTo(Reason.UNREACHABLE);
      assertThat(simulated.counts().failedLogins()).isEqualTo(2);
    }
  }

  @Test
  void otherCredentialsOrAnOperatorOpenTheGate() throws Exception {
    try (HikvisionTerminal simulated = simulated(FailureBody.USER_CHECK)) {
      Terminal wrong = rig.terminal(simulated, WRONG);
      failure(wrong.greet(false));
      rig.clock.advance(Duration.ofMinutes(1));
      failure(wrong.greet(false));
      failure(wrong.greet(true));
      failure(wrong.greet(false));
      assertThat(simulated.counts().failedLogins()).isEqualTo(3);

      simulated.login().account("admin", WRONG);
      await(wrong.greet(true));
      await(wrong.get(TIME));

      Terminal other = rig.terminal(simulated, PASSWORD);
      failure(other.greet(false));
      simulated.login().account("admin", PASSWORD);
      rig.clock.advance(Duration.ofMinutes(1));
      await(other.greet(false));
      assertThat(rig.memory.records.get(Rig.ID).state()).isEqualTo(GateState.OK);
    }
  }

  @Test
  void aLockedTerminalSeesNoLoginUntilTheLockIsOver() throws Exception {
    try (HikvisionTerminal simulated = simulated(FailureBody.USER_CHECK)) {
      simulated.login().lockAfter(1);
      Terminal terminal = rig.terminal(simulated, WRONG);
      DeviceException locked = failure(terminal.greet(false));
      for (int i = 0; i < 3; i++) {
        rig.clock.advance(Duration.ofMinutes(9));
        locked = failure(terminal.greet(true));
        failure(terminal.openStream(new Rig.Ears()));
        failure(rig.terminal(simulated, WRONG).greet(false));
      }
      assertThat(locked.reason()).isEqualTo(Reason.LOCKED);
      assertThat(locked).hasMessageContaining("4 more minutes");
      assertThat(simulated.counts().loginsWhileLocked()).isZero();
      simulated.unlock();
      simulated.login().account("admin", WRONG);
      rig.clock.advance(Duration.ofMinutes(5));
      await(terminal.greet(false));
    }
  }

  @Test
  void aPasswordChangedWhileEverythingRunsCostsTwoLogins() throws Exception {
    try (HikvisionTerminal simulated = simulated(FailureBody.USER_CHECK)) {
      Terminal terminal = rig.terminal(simulated, PASSWORD);
      await(terminal.greet(false));
      simulated.login().account("admin", "An0ther!");
      simulated.forgetNonces();
      for (int i = 0; i < 5; i++) {
        CompletionStage<?> stream = terminal.openStream(new Rig.Ears());
        CompletionStage<?> call = terminal.get(TIME);
        failure(stream);
        failure(call);
        rig.clock.advance(Duration.ofHours(1));
      }
      assertThat(simulated.counts().failedLogins()).isEqualTo(2);
    }
  }

  @Test
  void theTryIsStoredBeforeItIsMade() throws Exception {
    try (HikvisionTerminal simulated = simulated(FailureBody.USER_CHECK)) {
      simulated.faults().always(HikvisionFault.of(Kind.STALL));
      Terminal dying = rig.terminal(simulated, PASSWORD);
      CompletionStage<?> hanging = dying.greet(false);
      while (simulated.counts().credentialed() == 0) {
        Thread.onSpinWait();
      }
      assertThat(rig.memory.records.get(Rig.ID).state()).isEqualTo(GateState.SUSPECT);
      Terminal next = rig.terminal(simulated, PASSWORD);
      assertThat(failure(next.greet(false)).reason()).isEqualTo(Reason.CREDENTIALS);
      assertThat(simulated.counts().credentialed()).isEqualTo(1);
      assertThat(hanging.toCompletableFuture()).isNotDone();
    }
  }

  @Test
  void withoutAMemoryNobodyLogsIn() throws Exception {
    try (HikvisionTerminal simulated = simulated(FailureBody.USER_CHECK)) {
      rig.memory.failing = true;
      Terminal terminal = rig.terminal(simulated, PASSWORD);
      assertThat(failure(terminal.greet(false))).hasMessageContaining("the disk is full");
      assertThat(simulated.counts().credentialed()).isZero();
      rig.memory.failing = false;
      await(terminal.greet(false));
    }
  }

  @Test
  void anAnswerThatIsLostCountsForNothing() throws Exception {
    try (HikvisionTerminal simulated = simulated(FailureBody.USER_CHECK)) {
      simulated.faults().times(4, HikvisionFault.of(Kind.HANG_UP));
      Terminal terminal = rig.terminal(simulated, PASSWORD);
      for (int i = 0; i < 4; i++) {
        assertThat(failure(terminal.greet(false)).reason()).isEqualTo(Reason.BROKEN);
      }
      await(terminal.greet(false));
    }
  }

  @Test
  void aRefusalWithoutReasonOnAUsedConnectionIsTriedOnceOnAFreshOne() throws Exception {
    try (HikvisionTerminal simulated = simulated(FailureBody.EMPTY)) {
      Terminal terminal = rig.terminal(simulated, PASSWORD);
      await(terminal.greet(false));
      simulated.faults().next(HikvisionFault.of(Kind.BOGUS_401));
      await(terminal.get(TIME));
      await(terminal.get(TIME));
      assertThat(simulated.counts().failedLogins()).isZero();
    }
  }

  private static HikvisionTerminal simulated(FailureBody body) {
    return HikvisionTerminal.builder().login(login -> login.failureBody(body)).build().start();
  }
}
