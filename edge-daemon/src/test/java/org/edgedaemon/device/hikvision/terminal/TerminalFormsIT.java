package org.edgedaemon.device.hikvision.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.hikvision.terminal.Rig.PASSWORD;
import static org.edgedaemon.device.hikvision.terminal.Rig.await;
import static org.edgedaemon.device.hikvision.terminal.Rig.failure;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.hikvision.isapi.HttpHosts;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.edgedaemon.http.RawPeer;
import org.edgedaemon.simulator.hikvision.Challenge;
import org.edgedaemon.simulator.hikvision.HikvisionTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Odd ways of terminals on the wire, and what we write to them. */
@Timeout(60)
class TerminalFormsIT {
  private static final String SEARCH = "/ISAPI/AccessControl/AcsEvent?format=json";
  private static final String OK =
      "{\"statusCode\":1,\"statusString\":\"OK\",\"subStatusCode\":\"ok\"}";
  private static final String CHALLENGE =
      "WWW-Authenticate: Digest qop=\"auth\", realm=\"r\", nonce=\"n\"\r\n";

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aTerminalThatWantsTheBodyBeforeItAsksForCredentialsGetsIt() throws Exception {
    RawPeer.Script script =
        c -> {
          for (String request = c.hearRequest(); request != null; request = c.hearRequest()) {
            boolean empty = request.endsWith("\r\n\r\n");
            boolean signed = signed(request);
            c.answer(
                empty ? 400 : signed ? 200 : 401,
                signed ? "" : CHALLENGE,
                empty ? "{\"statusCode\":5,\"subStatusCode\":\"badJsonFormat\"}" : OK);
          }
        };
    try (RawPeer peer = RawPeer.start(script)) {
      Terminal terminal = rig.terminal(peer.uri("").toString(), PASSWORD);
      assertThat(await(terminal.search(SEARCH, "{\"a\":1}")))
          .isInstanceOf(IsapiAnswer.Content.class);
      assertThat(peer.requests()).hasSize(3);
      assertThat(peer.requests().get(0)).containsIgnoringCase("content-length: 0\r\n");
      rig.clock.advance(Duration.ofHours(1));
      await(terminal.search("/ISAPI/AccessControl/UserInfo/Search?format=json", "{\"b\":1}"));
      assertThat(peer.requests()).as("the empty body is not tried again").hasSize(5);
      assertThat(peer.requests().get(4))
          .contains("uri=\"/ISAPI/AccessControl/UserInfo/Search?format=json\"")
          .contains("nc=00000001");
    }
  }

  @Test
  void basicIsForThoseWhoOfferNothingElseAndAreAllowedIt() throws Exception {
    try (HikvisionTerminal simulated =
        HikvisionTerminal.builder().login(login -> login.offers(Challenge.BASIC)).build().start()) {
      DeviceException refused = failure(rig.terminal(simulated, PASSWORD).greet(false));
      assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED);
      assertThat(refused).hasMessageContaining("Basic over http");
      assertThat(simulated.counts().credentialed()).isZero();
      rig.basicAllowed = true;
      await(rig.terminal(simulated, PASSWORD).greet(false));
      simulated.login().offers(Challenge.BASIC, Challenge.MD5);
      await(rig.terminal(simulated, PASSWORD).greet(false));
      assertThat(last(simulated.authorizations())).startsWith("Digest ");
    }
  }

  @Test
  void aDigestThatCannotBeAnsweredIsNotTradedForBasic() throws Exception {
    String headers =
        "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", algorithm=SHA-512\r\n"
            + "WWW-Authenticate: Basic realm=\"r\"\r\n";
    try (RawPeer peer = RawPeer.answering(401, headers, "")) {
      rig.basicAllowed = true;
      DeviceException failure =
          failure(rig.terminal(peer.uri("").toString(), PASSWORD).greet(false));
      assertThat(failure.reason()).isEqualTo(Reason.UNSUPPORTED);
      assertThat(peer.requests()).noneMatch(TerminalFormsIT::signed);
    }
  }

  @Test
  void aTerminalThatCallsEveryNonceOldIsLeftWithoutBlame() throws Exception {
    String stale = CHALLENGE.replace("\r\n", ", stale=\"TRUE\"\r\n");
    try (RawPeer peer = RawPeer.answering(401, stale, "")) {
      Terminal terminal = rig.terminal(peer.uri("").toString(), PASSWORD);
      for (int i = 0; i < 3; i++) {
        assertThat(failure(terminal.greet(false)).reason()).isEqualTo(Reason.BROKEN);
      }
      assertThat(peer.requests()).hasSizeLessThan(15);
    }
  }

  @Test
  void aLockThatAChallengeTellsIsHeeded() throws Exception {
    String locked =
        "<userCheck><lockStatus>lock</lockStatus><unlockTime>1743</unlockTime></userCheck>";
    try (RawPeer peer = RawPeer.answering(401, CHALLENGE, locked)) {
      Terminal terminal = rig.terminal(peer.uri("").toString(), PASSWORD);
      DeviceException failure = failure(terminal.greet(false));
      assertThat(failure.reason()).isEqualTo(Reason.LOCKED);
      assertThat(failure).hasMessageContaining("31 more minutes");
      assertThat(peer.requests()).noneMatch(TerminalFormsIT::signed);
    }
  }

  @Test
  void callsWaitForEachOtherAndTooManyAreRefused() throws Exception {
    try (HikvisionTerminal simulated = HikvisionTerminal.builder().build().start()) {
      Terminal terminal = rig.terminal(simulated, PASSWORD);
      List<CompletionStage<IsapiAnswer>> calls =
          java.util.stream.Stream.generate(() -> terminal.get("/ISAPI/System/time"))
              .limit(70)
              .toList();
      for (CompletionStage<IsapiAnswer> call : calls.subList(0, 64)) {
        await(call);
      }
      assertThat(failure(calls.get(69)).reason()).isEqualTo(Reason.BUSY);
      assertThat(simulated.counts().mostRequests()).isEqualTo(1);
    }
  }

  @Test
  void theClockIsSetAndNtpGoesOn() throws Exception {
    try (HikvisionTerminal simulated =
        HikvisionTerminal.builder()
            .zone("CST-5:30:00")
            .clockOffset(Duration.ofSeconds(500))
            .build()
            .start()) {
      Terminal terminal = rig.terminal(simulated, PASSWORD);
      ClockReading before = await(terminal.clock());
      ClockReading after = await(terminal.setClock());
      assertThat(before.offset()).isGreaterThan(Duration.ofSeconds(490));
      assertThat(after.offset().abs()).isLessThanOrEqualTo(Duration.ofSeconds(1));
      assertThat(after.time().mode()).isEqualTo("NTP");
      assertThat(after.time().zoneText()).isEqualTo("CST-5:30:00");
      assertThat(simulated.counts().failedLogins()).isZero();
    }
  }

  @Test
  void aReceiverIsWrittenIntoItsSlotOnly() throws Exception {
    String list =
        "<HttpHostNotificationList><HttpHostNotification><id>1</id><url>/</url>"
            + "<protocolType>HTTP</protocolType><ipAddress>0.0.0.0</ipAddress><portNo>80</portNo>"
            + "</HttpHostNotification></HttpHostNotificationList>";
    RawPeer.Script script =
        c -> {
          for (String request = c.hearRequest(); request != null; request = c.hearRequest()) {
            c.answer(signed(request) ? 200 : 401, CHALLENGE, hosts(request, list));
          }
        };
    try (RawPeer peer = RawPeer.start(script)) {
      Terminal terminal = rig.terminal(peer.uri("").toString(), PASSWORD);
      IsapiAnswer.Content read = (IsapiAnswer.Content) await(terminal.httpHosts());
      HttpHosts hosts = HttpHosts.of(read.document()).orElseThrow();
      HttpHosts wanted = hosts.withTarget(1, "192.0.2.50", 8098, "/hook/x", false);
      assertThat(await(terminal.writeHttpHost(wanted, 1))).isInstanceOf(IsapiAnswer.Content.class);
      String written = last(peer.requests());
      assertThat(written)
          .startsWith("PUT /ISAPI/Event/notification/httpHosts/1 HTTP/1.1\r\n")
          .contains("<ipAddress>192.0.2.50</ipAddress>");
    }
  }

  private static String hosts(String request, String list) throws IOException {
    return request.startsWith("GET ") ? list : OK;
  }

  private static boolean signed(String request) {
    return request.toLowerCase(Locale.ROOT).contains("\r\nauthorization:");
  }

  private static String last(List<String> texts) {
    return texts.get(texts.size() - 1);
  }
}
