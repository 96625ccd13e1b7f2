package org.edgedaemon.device.hikvision.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.edgedaemon.device.hikvision.terminal.Rig.PASSWORD;
import static org.edgedaemon.device.hikvision.terminal.Rig.await;
import static org.edgedaemon.device.hikvision.terminal.Rig.failure;

import java.nio.file.Path;
import java.time.Duration;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.edgedaemon.http.RawPeer;
import org.edgedaemon.http.TestAuthority;
import org.edgedaemon.simulator.FreePort;
import org.edgedaemon.simulator.hikvision.Firmware;
import org.edgedaemon.simulator.hikvision.HikvisionFault;
import org.edgedaemon.simulator.hikvision.HikvisionFault.Kind;
import org.edgedaemon.simulator.hikvision.HikvisionTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class TerminalGreetingIT {
  private static final String TIME = "/ISAPI/System/time";

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @EnumSource(Firmware.class)
  void everyFirmwareIsGreeted(Firmware firmware) throws Exception {
    try (HikvisionTerminal simulated = HikvisionTerminal.builder(firmware).build().start()) {
      Greeting greeting = await(rig.terminal(simulated, PASSWORD).greet(false));
      assertThat(greeting.identity()).isEqualTo(simulated.identity().serialNumber());
      assertThat(greeting.capabilities().firmware()).isNotEmpty();
      assertThat(simulated.counts().failedLogins()).isZero();
      assertThat(simulated.counts().mostRequests()).isEqualTo(1);
      assertThat(simulated.writes()).isEmpty();
    }
  }

  @Test
  void theClockIsMeasuredInWholeSeconds() throws Exception {
    try (HikvisionTerminal simulated =
        HikvisionTerminal.builder().clockOffset(Duration.ofSeconds(92)).build().start()) {
      Terminal terminal = rig.terminal(simulated, PASSWORD);
      Duration first = await(terminal.greet(false)).clock().offset();
      assertThat(first).isBetween(Duration.ofSeconds(91), Duration.ofSeconds(93));
      simulated.clockOffset(Duration.ofSeconds(-3600));
      assertThat(await(terminal.clock()).offset())
          .isBetween(Duration.ofSeconds(-3601), Duration.ofSeconds(-3599));
    }
  }

  @Test
  void capabilitiesAreAskedOnceForAFirmware() throws Exception {
    try (HikvisionTerminal simulated = HikvisionTerminal.builder().build().start()) {
      Terminal terminal = rig.terminal(simulated, PASSWORD);
      await(terminal.greet(false));
      int asked = simulated.requests("GET /ISAPI/AccessControl/capabilities");
      await(terminal.greet(false));
      assertThat(simulated.requests("GET /ISAPI/AccessControl/capabilities")).isEqualTo(asked);
      simulated.identity(simulated.identity().version("V9.9.9", "build 260101"));
      await(terminal.greet(false));
      assertThat(simulated.requests("GET /ISAPI/AccessControl/capabilities")).isGreaterThan(asked);
    }
  }

  @Test
  void anotherSerialNumberIsAStranger() throws Exception {
    try (HikvisionTerminal simulated = HikvisionTerminal.builder().build().start()) {
      rig.serial = "DS-K1T000SOMEOTHER";
      DeviceException stranger = failure(rig.terminal(simulated, PASSWORD).greet(false));
      assertThat(stranger.reason()).isEqualTo(Reason.STRANGER);
      assertThat(stranger)
          .hasMessageContaining(rig.serial)
          .hasMessageContaining(simulated.identity().serialNumber());
    }
  }

  @Test
  void whoCannotBeReachedIsToldSo() throws Exception {
    int closed = FreePort.take();
    DeviceException refused = failure(greet("http://127.0.0.1:" + closed));
    assertThat(refused.reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(refused).hasMessageContaining("127.0.0.1:" + closed);
    DeviceException unknown = failure(greet("http://no-such-terminal.invalid"));
    assertThat(unknown.reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(unknown).hasMessageContaining("cannot be looked up");
  }

  @Test
  void anotherCertificateIsAStrangerWithItsFingerprint(@TempDir Path directory) throws Exception {
    TestAuthority shown = TestAuthority.in(directory, "dns:terminal.example");
    try (RawPeer peer = RawPeer.start(shown.listener(), c -> c.hearRequest())) {
      rig.pin = "0".repeat(64);
      DeviceException failure = failure(greet("https://127.0.0.1:" + peer.port()));
      assertThat(failure.reason()).isEqualTo(Reason.STRANGER);
      assertThat(failure).hasMessageContaining(shown.fingerprint());
    }
  }

  @ParameterizedTest
  @CsvSource({"200,<html><body>router</body></html>", "404,<h1>not here</h1>", "500,"})
  void aWebServerIsNoTerminal(int status, String body) throws Exception {
    try (RawPeer peer = RawPeer.answering(status, "", body == null ? "" : body)) {
      DeviceException failure = failure(greet(peer.uri("").toString()));
      assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
      assertThat(failure).hasMessageContaining("not as an ISAPI terminal");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "403,4,lowPrivilege,UNSUPPORTED,lowPrivilege",
    "403,4,notActivated,UNSUPPORTED,not activated",
    "503,2,deviceBusy,BUSY,busy",
    "200,2,upgrading,BUSY,upgrading",
    "200,4,maxSessionUserLink,BUSY,too many sessions",
    "200,4,notSupport,UNSUPPORTED,notsupport"
  })
  void refusalsOfTheIdentityAreToldInWords(
      int http, int code, String sub, Reason reason, String words) throws Exception {
    String body =
        "{\"statusCode\":%d,\"statusString\":\"x\",\"subStatusCode\":\"%s\"}".formatted(code, sub);
    try (RawPeer peer = RawPeer.answering(http, "", body)) {
      DeviceException failure = failure(greet(peer.uri("").toString()));
      assertThat(failure.reason()).isEqualTo(reason);
      assertThat(failure).hasMessageContaining(words);
    }
  }

  @Test
  void aCameraHasNoAccessControl() throws Exception {
    try (HikvisionTerminal simulated =
        HikvisionTerminal.builder()
            .http(
                http ->
                    http.without("/ISAPI/AccessControl/capabilities")
                        .without("/ISAPI/AccessControl/AcsEvent/capabilities"))
            .build()
            .start()) {
      // It calls itself an access controller, which is enough.
      await(rig.terminal(simulated, PASSWORD).greet(false));
    }
    String camera =
        "<DeviceInfo><model>DS-2CD</model><serialNumber>S1</serialNumber>"
            + "<deviceType>IPCamera</deviceType></DeviceInfo>";
    RawPeer.Script script =
        c -> {
          for (String request = c.hearRequest(); request != null; request = c.hearRequest()) {
            boolean known = request.startsWith("GET /ISAPI/System/deviceInfo");
            c.answer(known ? 200 : 404, "", known ? camera : "");
          }
        };
    try (RawPeer peer = RawPeer.start(script)) {
      DeviceException failure = failure(greet(peer.uri("").toString()));
      assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
      assertThat(failure).hasMessageContaining("no access-control capability");
    }
  }

  @Test
  void aBusyTerminalIsAskedAgainALittle() throws Exception {
    try (HikvisionTerminal simulated = HikvisionTerminal.builder().build().start()) {
      Terminal terminal = rig.terminal(simulated, PASSWORD);
      simulated.faults().times(2, HikvisionFault.of(Kind.BUSY));
      assertThat(await(terminal.get(TIME))).isInstanceOf(IsapiAnswer.Content.class);
      simulated.faults().times(3, HikvisionFault.of(Kind.BUSY));
      DeviceException busy = failure(terminal.get(TIME));
      assertThat(busy.reason()).isEqualTo(Reason.BUSY);
      assertThat(busy.retryAfter()).isNotNull();
      await(terminal.get(TIME));
    }
  }

  @Test
  void onlySearchesAreAskedByPost() throws Exception {
    Terminal terminal = rig.terminal("http://127.0.0.1:1", PASSWORD);
    assertThatThrownBy(() -> terminal.search("/ISAPI/AccessControl/UserInfo/Record", "{}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> terminal.get("/SDK/x")).isInstanceOf(IllegalArgumentException.class);
  }

  private java.util.concurrent.CompletionStage<Greeting> greet(String url) {
    return rig.terminal(url, PASSWORD).greet(false);
  }
}
