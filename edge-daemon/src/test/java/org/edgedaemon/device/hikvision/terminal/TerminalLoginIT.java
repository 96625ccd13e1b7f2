package org.edgedaemon.device.hikvision.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.hikvision.terminal.Rig.PASSWORD;
import static org.edgedaemon.device.hikvision.terminal.Rig.await;

import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.edgedaemon.simulator.hikvision.Challenge;
import org.edgedaemon.simulator.hikvision.HikvisionTerminal;
import org.edgedaemon.simulator.hikvision.NoncePolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class TerminalLoginIT {
  private static final String SEARCH = "/ISAPI/AccessControl/AcsEvent?format=json";
  private static final String CONDITION =
      "{\"AcsEventCond\":{\"searchID\":\"1\",\"searchResultPosition\":0,\"maxResults\":30,"
          + "\"major\":0,\"minor\":0}}";

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @EnumSource(NoncePolicy.class)
  void everyNoncePolicyWorksWithoutOneFailedLogin(NoncePolicy policy) throws Exception {
    try (HikvisionTerminal simulated =
        HikvisionTerminal.builder()
            .login(login -> login.nonces(policy))
            .oldEvents(100)
            .build()
            .start()) {
      Terminal terminal = rig.terminal(simulated, PASSWORD);
      await(terminal.greet(false));
      for (int i = 0; i < 8; i++) {
        assertThat(await(terminal.search(SEARCH, CONDITION))).isInstanceOf(IsapiAnswer.Page.class);
        assertThat(await(terminal.get("/ISAPI/System/time")))
            .isInstanceOf(IsapiAnswer.Content.class);
        await(terminal.search(SEARCH, CONDITION));
        await(terminal.search(SEARCH, CONDITION));
      }
      assertThat(simulated.counts().failedLogins()).isZero();
      assertThat(simulated.protocolViolations()).isEmpty();
    }
  }

  @Test
  void aLongLivedNonceSparesTheFirstLegs() throws Exception {
    try (HikvisionTerminal simulated = HikvisionTerminal.builder().oldEvents(10).build().start()) {
      Terminal terminal = rig.terminal(simulated, PASSWORD);
      for (int i = 0; i < 50; i++) {
        await(terminal.search(SEARCH, CONDITION));
      }
      assertThat(simulated.counts().challenges()).isEqualTo(1);
      assertThat(simulated.counts().connections()).isEqualTo(1);
    }
  }

  @Test
  void theCountOfANonceRisesByOneForEachCall() throws Exception {
    try (HikvisionTerminal simulated =
        HikvisionTerminal.builder()
            .login(login -> login.nonces(NoncePolicy.EVERY_COUNT))
            .oldEvents(10)
            .build()
            .start()) {
      Terminal terminal = rig.terminal(simulated, PASSWORD);
      for (int i = 0; i < 20; i++) {
        await(terminal.search(SEARCH, CONDITION));
      }
      assertThat(simulated.protocolViolations()).isEmpty();
      assertThat(simulated.counts().credentialed()).isEqualTo(20);
      assertThat(simulated.counts().challenges()).isEqualTo(1);
    }
  }

  @Test
  void aTerminalThatRefusedANonceOnceIsAskedForOneEachTime() throws Exception {
    try (HikvisionTerminal simulated =
        HikvisionTerminal.builder()
            .login(login -> login.nonces(NoncePolicy.ONCE))
            .build()
            .start()) {
      Terminal terminal = rig.terminal(simulated, PASSWORD);
      for (int i = 0; i < 10; i++) {
        await(terminal.search(SEARCH, CONDITION));
      }
      assertThat(simulated.counts().credentialed()).isEqualTo(11);
      assertThat(simulated.counts().challenges()).isEqualTo(10);
    }
  }

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,false"})
  void closedConnectionsAndEarlyRefusalsAreNoFailures(boolean closes, boolean early)
      throws Exception {
    try (HikvisionTerminal simulated =
        HikvisionTerminal.builder()
            .http(http -> http.keepAlive(false).closes401(closes).early401(early))
            .build()
            .start()) {
      Terminal terminal = rig.terminal(simulated, PASSWORD);
      for (int i = 0; i < 5; i++) {
        assertThat(await(terminal.search(SEARCH, CONDITION))).isInstanceOf(IsapiAnswer.Page.class);
      }
      assertThat(simulated.counts().failedLogins()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"auth", "'auth,auth-int'", "''"})
  void everyQopIsAnswered(String qop) throws Exception {
    try (HikvisionTerminal simulated =
        HikvisionTerminal.builder()
            .login(
                login ->
                    login
                        .qop(qop)
                        .cameraForm()
                        .offers(Challenge.BASIC, Challenge.MD5, Challenge.SHA_256)
                        .offersInOneHeader())
            .build()
            .start()) {
      await(rig.terminal(simulated, PASSWORD).greet(false));
      assertThat(simulated.counts().failedLogins()).isZero();
      assertThat(simulated.authorizations()).allMatch(header -> header.startsWith("Digest "));
      assertThat(simulated.authorizations()).anyMatch(header -> header.contains("SHA-256"));
    }
  }

  @Test
  void aWornOutNonceIsNoFailure() throws Exception {
    try (HikvisionTerminal simulated =
        HikvisionTerminal.builder().login(login -> login.nonceUses(4)).build().start()) {
      Terminal terminal = rig.terminal(simulated, PASSWORD);
      for (int i = 0; i < 12; i++) {
        await(terminal.search(SEARCH, CONDITION));
      }
      simulated.forgetNonces();
      await(terminal.search(SEARCH, CONDITION));
      simulated.reboot();
      await(terminal.greet(false));
      assertThat(simulated.counts().failedLogins()).isZero();
    }
  }
}
