package org.edgedaemon.device.hikvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.device.hikvision.DeviceRig.await;
import static org.edgedaemon.device.hikvision.DeviceRig.until;

import io.netty.channel.nio.NioEventLoopGroup;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.device.DeviceSession;
import org.edgedaemon.device.hikvision.ArmReport.Outcome;
import org.edgedaemon.http.Guard;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.http.HttpLimits;
import org.edgedaemon.http.HttpServer;
import org.edgedaemon.http.Route;
import org.edgedaemon.http.ServerRequest;
import org.edgedaemon.punch.PunchSource;
import org.edgedaemon.simulator.hikvision.EventFacts;
import org.edgedaemon.simulator.hikvision.HikvisionTerminal;
import org.edgedaemon.simulator.hikvision.HikvisionTerminalBuilder;
import org.edgedaemon.simulator.hikvision.PushForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HikvisionPushIT {
  private static final String PATH = "/hik/a-long-secret";

  @ParameterizedTest
  @EnumSource(PushForm.class)
  void aPunchIsTakenInEveryFormAndIsTheSameBySearch(PushForm form) {
    HikvisionTerminal pushing = terminal().oldEvents(30).build();
    pushing.push().form(form).pictures(60_000);
    try (DeviceRig rig = new DeviceRig(pushing, Configs.config().pushedFrom());
        Door door = new Door(rig)) {
      DeviceSession session = rig.connect();
      rig.read(session);
      int before = rig.listener.punches().size();
      rig.terminal.pushTo(door.url());
      rig.terminal.punch("00017", 75);
      until("it is here", () -> rig.listener.punches().size() == before + 1);
      rig.read(session);

      assertThat(rig.listener.punches().get(before).source()).isEqualTo(PunchSource.HIK_PUSH);
      assertThat(new HashSet<>(rig.listener.ids())).hasSize(before + 1);
      until("the terminal is content", () -> !rig.terminal.pushAnswers().isEmpty());
      assertThat(rig.terminal.pushAnswers()).containsOnly(200);
    }
  }

  @Test
  void streamPushAndSearchOfOnePunchHaveOneId() {
    HikvisionTerminal both = terminal().bursts(true).build();
    try (DeviceRig rig = new DeviceRig(both, Configs.config().streaming().pushedFrom());
        Door door = new Door(rig)) {
      rig.terminal.pushTo(door.url());
      DeviceSession session = rig.connect();
      await(session.listen());
      rig.read(session);
      for (int i = 0; i < 25; i++) {
        rig.terminal.punch("00017", 75);
      }
      until("all were pushed", () -> rig.terminal.counts().acceptedPushes() >= 75);
      rig.read(session);

      assertThat(new HashSet<>(rig.listener.ids())).hasSize(25);
      assertThat(rig.terminal.pushAnswers()).doesNotContain(204);
    }
  }

  @Test
  void whatIsNotStoredIsAskedForAgainAndNothingIsLost() {
    HikvisionTerminal pushing = terminal().build();
    pushing.push().resendEvery(java.time.Duration.ofMillis(50));
    try (DeviceRig rig = new DeviceRig(pushing, Configs.config().pushedFrom());
        Door door = new Door(rig)) {
      rig.read(rig.connect());
      rig.listener.answer(
          () -> CompletableFuture.failedFuture(new IllegalStateException("disk full")));
      rig.terminal.pushTo(door.url());
      rig.terminal.punch("00017", 75);
      until("it was put off", () -> rig.terminal.pushAnswers().contains(503));
      assertThat(rig.terminal.pushAnswers()).doesNotContain(200);

      rig.listener.answer(() -> CompletableFuture.completedFuture(null));

      until("it was taken", () -> rig.terminal.pushAnswers().contains(200));
      assertThat(new HashSet<>(rig.listener.ids())).hasSize(1);
    }
  }

  @Test
  void pushesAreTakenWhileThereIsNoSession() {
    try (DeviceRig rig = new DeviceRig(terminal().build(), Configs.config().pushedFrom())) {
      assertThat(rig.push(punch(1)).status()).isEqualTo(503);
      DeviceSession session = rig.connect();
      assertThat(rig.push(punch(1)).status()).isEqualTo(503);
      rig.terminal.punch("00017", 75);
      rig.read(session);
      await(session.close());
      int before = rig.listener.punches().size();
      String next = punch(rig.terminal.newestSerial() + 1);

      assertThat(rig.push(next).status()).isEqualTo(200);
      assertThat(rig.listener.punches()).hasSize(before + 1);
      assertThat(rig.push(next).status()).isEqualTo(200);
      assertThat(rig.listener.punches()).hasSize(before + 1);
    }
  }

  @Test
  void whatMakesNoSenseOrIsOfAnotherIsTakenAndCounted() {
    try (DeviceRig rig = new DeviceRig(terminal().build(), Configs.config().pushedFrom())) {
      DeviceSession session = rig.connect();
      rig.terminal.punch("00017", 75);
      rig.read(session);
      int before = rig.listener.punches().size();

      assertThat(rig.push("not json").status()).isEqualTo(200);
      assertThat(rig.push("").status()).isEqualTo(200);
      assertThat(rig.push("{\"eventType\":\"heartBeat\"}").status()).isEqualTo(200);
      String foreign =
          punch(2).replace("{\"dateTime", "{\"macAddress\":\"02:00:00:00:00:99\",\"dateTime");
      assertThat(rig.push(foreign)).isEqualTo(PushAnswer.TAKEN);
      assertThat(rig.listener.punches()).hasSize(before);
      assertThat(rig.fact("events")).contains("unreadable bodies", "1 bodies of others");
    }
  }

  @Test
  void tellsWhoseAPushIs() throws Exception {
    try (DeviceRig rig =
        new DeviceRig(terminal().build(), Configs.config().pushedFrom("192.0.2.0/24"))) {
      rig.connect();
      String ours =
          punch(1)
              .replace(
                  "{\"dateTime",
                  "{\"macAddress\":\"" + rig.terminal.identity().mac() + "\",\"dateTime");

      assertThat(match(rig, ours, "192.0.2.10")).isEqualTo(WebhookMatch.OURS);
      assertThat(match(rig, punch(1), "192.0.2.10")).isEqualTo(WebhookMatch.PERHAPS);
      assertThat(match(rig, ours, "198.51.100.1")).isEqualTo(WebhookMatch.NOT_ALLOWED);
      assertThat(match(rig, "", "198.51.100.1")).isEqualTo(WebhookMatch.NOT_ALLOWED);
      assertThat(
              match(
                  rig,
                  "{\"shortSerialNumber\":\"NOTHISONE\"," + punch(1).substring(1),
                  "192.0.2.10"))
          .isEqualTo(WebhookMatch.OF_ANOTHER);
    }
  }

  @Test
  void afterABootTheListOfListenersIsLookedAtOnce() {
    try (DeviceRig rig = new DeviceRig(terminal().build(), Configs.config().pushedFrom())) {
      DeviceSession session = rig.connect();
      rig.read(session);
      assertThat(rig.terminal.requests("GET " + BootWatch.LISTENERS)).isZero();
      rig.terminal.event(EventFacts.of(2, 1024));
      rig.read(session);
      rig.read(session);
      int looks = rig.terminal.requests("GET " + BootWatch.LISTENERS);
      rig.read(session);

      assertThat(looks).isPositive();
      assertThat(rig.terminal.requests("GET " + BootWatch.LISTENERS)).isEqualTo(looks);
    }
  }

  @Test
  void armingWritesAFreeEntryOnceAndReadsItBack() {
    try (DeviceRig rig = new DeviceRig(terminal().build(), Configs.config().pushedFrom());
        Door door = new Door(rig)) {
      ArmReport first = await(rig.device.arm(door.url()));
      ArmReport second = await(rig.device.arm(door.url()));

      assertThat(first.outcome()).isEqualTo(Outcome.ARMED);
      assertThat(second.outcome()).isEqualTo(Outcome.ALREADY_ARMED);
      assertThat(first.kept()).doesNotContain("a-long-secret");
      assertThat(rig.terminal.pushTarget(first.slot())).contains(door.url());
      // The first leg of a signed call has no body.
      assertThat(rig.terminal.writes()).filteredOn(write -> !write.body().isEmpty()).hasSize(1);
    }
  }

  @Test
  void armingSaysWhenTheTerminalKeepsSomethingElse() {
    HikvisionTerminal dropping = terminal().build();
    dropping.push().dropsUrl(true);
    try (DeviceRig rig = new DeviceRig(dropping, Configs.config().pushedFrom())) {
      ArmReport report = await(rig.device.arm(URI.create("http://192.0.2.50:8471" + PATH)));

      assertThat(report.outcome()).isEqualTo(Outcome.KEPT_DIFFERENTLY);
    }
  }

  private static WebhookMatch match(DeviceRig rig, String json, String from) throws Exception {
    byte[] bytes = json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return rig.device.match(new PushedBody("", bytes, InetAddress.getByName(from)));
  }

  private static String punch(long serial) {
    return "{\"dateTime\":\"2036-07-06T08:33:02+08:00\",\"eventType\":\"AccessControllerEvent\","
        + "\"majorEventType\":5,\"subEventType\":38,\"employeeNoString\":\"102\",\"serialNo\":"
        + serial
        + "}";
  }

  private static HikvisionTerminalBuilder terminal() {
    return HikvisionTerminal.builder().users(5);
  }

  /** A listener of ours, as the daemon would have it. */
  private static final class Door implements AutoCloseable {
    private final NioEventLoopGroup loops = new NioEventLoopGroup(1);
    private final HttpServer server;

    Door(DeviceRig rig) {
      Route route =
          new Route("POST", PATH, Guard.OPEN, 1 << 20, false, request -> take(rig, request));
      server =
          new HttpServer(
              "127.0.0.1", 0, loops, HttpLimits.defaults(), List.of(route), System::nanoTime);
      server.start();
    }

    URI url() {
      return URI.create("http://127.0.0.1:" + server.port() + PATH);
    }

    private static CompletionStage<HttpAnswer> take(DeviceRig rig, ServerRequest request) {
      return rig.device
          .push(
              new PushedBody(
                  request.header("Content-Type").orElse(""),
                  request.body().toBytes(),
                  InetAddress.getLoopbackAddress()))
          .thenApply(
              answer ->
                  HttpAnswer.of(
                      answer.status(), PushAnswer.CONTENT_TYPE, HttpBody.of(answer.json())));
    }

    @Override
    public void close() {
      server.close();
      var unused = loops.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS);
    }
  }
}
