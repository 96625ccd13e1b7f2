package org.edgedaemon.app.device.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.nio.NioEventLoopGroup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.edgedaemon.device.hikvision.HikvisionConfig.Webhook;
import org.edgedaemon.device.hikvision.PushAnswer;
import org.edgedaemon.device.hikvision.PushedBody;
import org.edgedaemon.device.hikvision.WebhookMatch;
import org.edgedaemon.health.CheckResult.Status;
import org.edgedaemon.health.ComponentHealth;
import org.edgedaemon.http.HttpServerException;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.secret.Secret;
import org.edgedaemon.simulator.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listeners for pushes: who is let in, who takes what, and how they change. */
class WebhooksIT {
  private static final String PATH = "/hik/Zm9vYmFyYmF6cXV4MTIzNDU2Nzg";

  private final NioEventLoopGroup loops = new NioEventLoopGroup(1);
  private final Webhooks webhooks = new Webhooks(loops, System::nanoTime);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Target lobby = new Target("lobby");
  private ListenAddress address = new ListenAddress("127.0.0.1", 1);

  @BeforeEach
  void open() throws IOException {
    address = new ListenAddress("127.0.0.1", FreePort.take());
    webhooks.open(Set.of(address));
    put(PATH, lobby);
  }

  @AfterEach
  void close() {
    webhooks.close();
    loops.shutdownGracefully();
  }

  @Test
  void aPushReachesItsDeviceAndItsAnswerGoesBack() throws Exception {
    HttpResponse<String> answer = post(PATH, "{\"a\":1}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body()).isEqualTo(PushAnswer.TAKEN.json());
    PushedBody pushed = lobby.pushed.get(0);
    assertThat(new String(pushed.bytes(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
    assertThat(pushed.contentType()).isEqualTo("text/odd");
    assertThat(pushed.from()).isEqualTo(InetAddress.getLoopbackAddress());
  }

  @Test
  void whatIsNotStoredIsNot200() throws Exception {
    lobby.answer = CompletableFuture.completedFuture(PushAnswer.LATER);
    assertThat(post(PATH, "{}").statusCode()).isEqualTo(503);
    lobby.answer = CompletableFuture.failedFuture(new IllegalStateException("a fault"));
    assertThat(post(PATH, "{}").statusCode()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/hik", PATH + "//", PATH + "x", "/hik/Zm9v", "/a/b/c/d/e/f/g/h/i"})
  void aWrongPathIs404AndSaysNoMore(String path) throws Exception {
    assertThat(post(path, "{}").statusCode()).isEqualTo(404);
    HttpResponse<String> got = http.send(request(path).GET().build(), BodyHandlers.ofString());
    assertThat(got.statusCode()).isEqualTo(404);
    assertThat(got.body()).contains("there is no such path").doesNotContain("lobby", "hik");
    assertThat(lobby.pushed).isEmpty();
  }

  @Test
  void aStrangersAddressIsRefusedBeforeItsBodyIsRead() throws Exception {
    lobby.match = WebhookMatch.NOT_ALLOWED;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.host(), address.port()), 5_000);
      socket.setSoTimeout(5_000);
      String head = "POST " + PATH + " HTTP/1.1\r\nHost: x\r\nContent-Length: 4000000\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 403".length());
      assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 403");
    }
    assertThat(lobby.pushed).isEmpty();
    assertThat(facts()).containsEntry("refused_addresses", 1L);
  }

  @Test
  void ofSeveralDevicesAtOnePathTheBestMatchHasIt() throws Exception {
    Target backDoor = new Target("back-door");
    put(PATH, backDoor);
    lobby.match = WebhookMatch.PERHAPS;
    backDoor.match = WebhookMatch.OURS;
    post(PATH, "1");
    lobby.match = WebhookMatch.OURS;
    backDoor.match = WebhookMatch.NOT_ALLOWED;
    post(PATH, "2");

    assertThat(backDoor.texts()).containsExactly("1");
    assertThat(lobby.texts()).containsExactly("2");
  }

  @Test
  void aBodyIsBounded() throws Exception {
    HttpResponse<String> answer =
        http.send(
            request(PATH).POST(BodyPublishers.ofByteArray(new byte[(4 << 20) + 1])).build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(post(PATH, "x".repeat(4 << 20)).statusCode()).isEqualTo(200);
  }

  @Test
  void aTerminalThatAsksWhetherAnybodyIsThereIsTold() throws Exception {
    assertThat(http.send(request(PATH).GET().build(), BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
    assertThat(lobby.pushed).isEmpty();
  }

  @Test
  void aDeviceWithNewSettingsTakesTheOldOnesPlace() throws Exception {
    Target next = new Target("lobby");
    put("/hik/another-secret-of-the-lobby", next);

    assertThat(post(PATH, "{}").statusCode()).isEqualTo(404);
    assertThat(post("/hik/another-secret-of-the-lobby", "{}").statusCode()).isEqualTo(200);
    webhooks.remove(new DeviceId("lobby"));
    assertThat(post("/hik/another-secret-of-the-lobby", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void aListenerThatCannotBeOpenedChangesNothing() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ListenAddress free = new ListenAddress("127.0.0.1", FreePort.take());
      ListenAddress taken = new ListenAddress("127.0.0.1", other.getLocalPort());

      assertThatThrownBy(() -> webhooks.open(Set.of(free, taken)))
          .isInstanceOf(HttpServerException.class)
          .hasMessageContaining("cannot listen on " + taken);

      assertThat(post(PATH, "{}").statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> post(free, PATH)).isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void aListenerMayGiveItsPortToAnother() throws Exception {
    ListenAddress everywhere = new ListenAddress("0.0.0.0", address.port());
    webhooks.open(Set.of(everywhere));
    webhooks.put(new Webhook("0.0.0.0", address.port(), new Secret(PATH), Set.of(), null), lobby);
    webhooks.keepOnly(Set.of(everywhere));

    assertThat(post(PATH, "{}").statusCode()).isEqualTo(200);
    assertThat(webhooks.healthChecks()).hasSize(1);
  }

  @Test
  void aListenerInTheWayComesBackWhenItsHeirCannotBeOpened() throws Exception {
    // An address of nobody here: it is in the way by its port, and cannot be had.
    ListenAddress elsewhere = new ListenAddress("192.0.2.1", address.port());

    assertThatThrownBy(() -> webhooks.open(Set.of(elsewhere)))
        .isInstanceOf(HttpServerException.class);

    assertThat(post(PATH, "{}").statusCode()).isEqualTo(200);
  }

  @Test
  void whatNobodyWantsIsClosed() {
    webhooks.keepOnly(Set.of());
    assertThatThrownBy(() -> post(address, PATH)).isInstanceOf(ConnectException.class);
    assertThat(webhooks.healthChecks()).isEmpty();
  }

  /** As in the field: a slash behind the path, no Host, and a fault on our side. */
  @Test
  void terminalsOddWaysAreBorneAndTheirPathIsInNoLog() throws Exception {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream standardError = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      assertThat(post(PATH + "/", "{}").statusCode()).isEqualTo(200);
      assertThat(say("POST " + PATH + " HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}"))
          .startsWith("HTTP/1.1 200");
      lobby.answer = CompletableFuture.failedFuture(new IllegalStateException("a fault"));
      assertThat(post(PATH, "{}").statusCode()).isEqualTo(500);
      assertThat(say("POST " + PATH + " HTTP/1.1\r\n: broken\r\n\r\n")).doesNotContain(PATH);
      lobby.match = WebhookMatch.NOT_ALLOWED;
      assertThat(post(PATH, "{}").body()).doesNotContain(PATH);
    } finally {
      System.setErr(standardError);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("a fault", "is refused")
        .doesNotContain(PATH.substring("/hik/".length()));
  }

  private String say(String request) throws IOException {
    try (Socket socket = new Socket(address.host(), address.port())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
      return new String(status, StandardCharsets.US_ASCII);
    }
  }

  @Test
  void healthTellsWhatCameAndHidesThePath() throws Exception {
    post(PATH, "{}");
    post("/hik/wrong", "{}");
    ComponentHealth health = webhooks.healthChecks().get(0).check();

    assertThat(health.family()).isEqualTo("webhook");
    assertThat(health.name()).isEqualTo(address.toString());
    assertThat(health.result().status()).isEqualTo(Status.OK);
    assertThat(health.facts())
        .containsEntry("devices", List.of("lobby"))
        .containsEntry("pushes", 1L)
        .containsEntry("postponed", 0L)
        .containsEntry("refused_paths", 1L);
    assertThat(health.toString()).doesNotContain(PATH);
  }

  private Map<String, Object> facts() {
    return webhooks.healthChecks().get(0).check().facts();
  }

  private void put(String path, PushTarget target) {
    webhooks.put(
        new Webhook(address.host(), address.port(), new Secret(path), Set.of(), null), target);
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        request(path)
            .header("Content-Type", "text/odd")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private void post(ListenAddress to, String path) throws IOException, InterruptedException {
    http.send(
        HttpRequest.newBuilder(URI.create("http://" + to + path))
            .POST(BodyPublishers.noBody())
            .build(),
        BodyHandlers.discarding());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + address + path));
  }

  /** A device that answers as planned. */
  private static final class Target implements PushTarget {
    final List<PushedBody> pushed = new CopyOnWriteArrayList<>();
    volatile WebhookMatch match = WebhookMatch.OURS;
    volatile CompletionStage<PushAnswer> answer =
        CompletableFuture.completedFuture(PushAnswer.TAKEN);
    private final DeviceId id;

    Target(String id) {
      this.id = new DeviceId(id);
    }

    List<String> texts() {
      return pushed.stream().map(body -> new String(body.bytes(), StandardCharsets.UTF_8)).toList();
    }

    @Override
    public DeviceId id() {
      return id;
    }

    @Override
    public WebhookMatch match(PushedBody body) {
      return match;
    }

    @Override
    public CompletionStage<PushAnswer> push(PushedBody body) {
      pushed.add(body);
      return answer;
    }
  }
}
