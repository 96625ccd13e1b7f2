package org.edgedaemon.simulator.hikvision;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LoginIT {
  private static final String INFO = "/ISAPI/System/deviceInfo";

  @Test
  void digestOfEitherKindIsLetIn() throws Exception {
    for (Challenge challenge : new Challenge[] {Challenge.MD5, Challenge.SHA_256}) {
      try (HikvisionTerminal terminal =
          terminal(knobs -> knobs.offers(challenge).opaque("x1")).start()) {
        HttpResponse<String> info = new PlainIsapi(terminal).get(INFO);
        assertThat(info.statusCode()).isEqualTo(200);
        assertThat(info.body()).contains("<serialNumber>" + terminal.identity().serialNumber());
        assertThat(terminal.protocolViolations()).isEmpty();
        assertThat(terminal.counts().failedLogins()).isZero();
        assertThat(terminal.authorizations()).hasSize(1);
      }
    }
  }

  @Test
  void withoutQopTheOldFormIsLetIn() throws Exception {
    try (HikvisionTerminal terminal = terminal(knobs -> knobs.qop("").cameraForm()).start()) {
      assertThat(new PlainIsapi(terminal).get(INFO).statusCode()).isEqualTo(200);
      assertThat(terminal.protocolViolations()).isEmpty();
    }
  }

  @Test
  void wrongPasswordsLockAndTriesWhileLockedStartTheTimeAnew() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-07-06T00:00:00Z"));
    try (HikvisionTerminal terminal =
        HikvisionTerminal.builder().clock(now::get).login(k -> k.lockAfter(2)).build().start()) {
      PlainIsapi wrong = new PlainIsapi(terminal, "wrong");
      PlainIsapi right = new PlainIsapi(terminal);
      assertThat(wrong.get(INFO).body()).contains("<retryLoginTime>1<");
      assertThat(wrong.get(INFO).body()).contains("<lockStatus>lock<", "<unlockTime>1800<");
      assertThat(terminal.locked()).isTrue();
      now.set(now.get().plus(Duration.ofMinutes(29)));
      assertThat(right.bare("GET", INFO, "", "").statusCode()).isEqualTo(401);
      assertThat(right.get(INFO).body()).contains("<unlockTime>1800<");
      now.set(now.get().plus(Duration.ofMinutes(29)));
      assertThat(right.get(INFO).statusCode()).isEqualTo(401);
      now.set(now.get().plus(Duration.ofMinutes(31)));
      assertThat(right.get(INFO).statusCode()).isEqualTo(200);
      assertThat(terminal.counts().failedLogins()).isEqualTo(2);
      assertThat(terminal.counts().loginsWhileLocked()).isEqualTo(2);
    }
  }

  @Test
  void aNonceServesWithRisingCountsOnly() throws Exception {
    try (HikvisionTerminal terminal = terminal(knobs -> {}).start()) {
      PlainIsapi client = new PlainIsapi(terminal);
      String offer = offer(client);
      assertThat(use(client, offer, 1).statusCode()).isEqualTo(200);
      assertThat(use(client, offer, 2).statusCode()).isEqualTo(200);
      HttpResponse<String> again = use(client, offer, 2);
      assertThat(again.statusCode()).isEqualTo(401);
      assertThat(again.body()).contains("invalidOperation");
      assertThat(terminal.counts().failedLogins()).isZero();
      assertThat(terminal.protocolViolations()).hasSize(1);
    }
  }

  @Test
  void nonceQuirks() throws Exception {
    assertThat(second(NoncePolicy.ONCE, INFO).statusCode()).isEqualTo(401);
    assertThat(second(NoncePolicy.PER_URL, "/ISAPI/System/time").statusCode()).isEqualTo(401);
    assertThat(second(NoncePolicy.PER_URL, INFO).statusCode()).isEqualTo(200);
    try (HikvisionTerminal terminal =
        HikvisionTerminal.builder(Firmware.K1T342_V4_48_40).build().start()) {
      PlainIsapi client = new PlainIsapi(terminal);
      String offer = offer(client);
      assertThat(use(client, offer, 1).statusCode()).isEqualTo(200);
      assertThat(use(client, offer, 2).statusCode()).isEqualTo(200);
      HttpResponse<String> third = use(client, offer, 3);
      assertThat(third.statusCode()).isEqualTo(401);
      assertThat(third.headers().firstValue("WWW-Authenticate")).isEmpty();
      assertThat(third.body()).contains("<userCheck");
      assertThat(terminal.counts().failedLogins()).isZero();
    }
  }

  @Test
  void aForgottenNonceIsStaleAndAnotherRealmIsNoFailure() throws Exception {
    try (HikvisionTerminal terminal = terminal(knobs -> {}).start()) {
      PlainIsapi client = new PlainIsapi(terminal);
      String offer = offer(client);
      terminal.reboot();
      client = new PlainIsapi(terminal);
      assertThat(use(client, offer, 1).headers().firstValue("WWW-Authenticate").orElseThrow())
          .contains("stale=\"TRUE\"");
      offer = offer(client);
      terminal.login().realm("ds-6e392e44");
      assertThat(use(client, offer, 1).statusCode()).isEqualTo(401);
      assertThat(client.get(INFO).statusCode()).isEqualTo(200);
      assertThat(terminal.counts().failedLogins()).isZero();
    }
  }

  @Test
  void allOffersComeInTheOrderAsked() throws Exception {
    try (HikvisionTerminal terminal =
        terminal(k -> k.offers(Challenge.BASIC, Challenge.SHA_256, Challenge.MD5)).start()) {
      PlainIsapi client = new PlainIsapi(terminal);
      assertThat(client.bare("GET", INFO, "", "").headers().allValues("WWW-Authenticate"))
          .hasSize(3)
          .first()
          .isEqualTo("Basic realm=\"DS-6E392E44\"");
      terminal.login().offersInOneHeader();
      assertThat(client.bare("GET", INFO, "", "").headers().allValues("WWW-Authenticate"))
          .hasSize(1);
    }
  }

  @Test
  void basicAloneIsLetIn() throws Exception {
    try (HikvisionTerminal terminal = terminal(k -> k.offers(Challenge.BASIC)).start()) {
      PlainIsapi client = new PlainIsapi(terminal);
      String right = "Basic YWRtaW46UGFzc3cwcmQh";
      assertThat(client.bare("GET", INFO, "", right).statusCode()).isEqualTo(200);
      assertThat(client.bare("GET", INFO, "", "Basic YWRtaW46eA==").statusCode()).isEqualTo(401);
      assertThat(terminal.counts().failedLogins()).isEqualTo(1);
    }
  }

  private static HttpResponse<String> second(NoncePolicy policy, String target) throws Exception {
    try (HikvisionTerminal terminal = terminal(knobs -> knobs.nonces(policy)).start()) {
      PlainIsapi client = new PlainIsapi(terminal);
      String offer = offer(client);
      assertThat(use(client, offer, 1).statusCode()).isEqualTo(200);
      return client.bare("GET", target, "", client.authorization(offer, "GET", target, 2));
    }
  }

  private static HikvisionTerminal terminal(java.util.function.Consumer<LoginStyle> knobs) {
    return HikvisionTerminal.builder().login(knobs).build();
  }

  private static String offer(PlainIsapi client) throws Exception {
    return client.bare("GET", INFO, "", "").headers().firstValue("WWW-Authenticate").orElseThrow();
  }

  private static HttpResponse<String> use(PlainIsapi client, String offer, int count)
      throws Exception {
    return client.bare("GET", INFO, "", client.authorization(offer, "GET", INFO, count));
  }
}
