package org.edgedaemon.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.edgedaemon.http.ClientResult.Answer;
import org.edgedaemon.http.ClientResult.Failure;
import org.edgedaemon.http.ClientResult.Reason;
import org.edgedaemon.secret.Secret;
import org.edgedaemon.simulator.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpClientIT {
  private static final Duration SHORT = Duration.ofMillis(600);

  private final HttpClients clients =
      new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);
  private final HttpClient client =
      clients.open(URI.create("http://127.0.0.1"), HttpClientConfig.of(4));
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void close() {
    over.countDown();
    client.close();
    clients.close();
  }

  @Test
  void sendsWhatItIsTold() throws Exception {
    try (RawPeer peer = RawPeer.answering(201, "X-Told: yes\r\n", "{}")) {
      ClientRequest request =
          ClientRequest.post(peer.uri("/a%2Fb?q=%20"), HttpBody.of("hello"))
              .withHeaders(
                  Map.of("X-Open", "1"), Map.of("Authorization", new Secret("Bearer k3y")));
      Answer answer = (Answer) call(request);

      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.header("x-told")).contains("yes");
      assertThat(answer.body().text()).isEqualTo("{}");
      assertThat(peer.requests().get(0))
          .startsWith("POST /a%2Fb?q=%20 HTTP/1.1\r\n")
          .containsIgnoringCase("authorization: Bearer k3y\r\n")
          .containsIgnoringCase("user-agent: edge-daemon/test\r\n")
          .containsIgnoringCase("content-length: 5\r\n")
          .endsWith("\r\n\r\nhello");
    }
  }

  @Test
  void connectionsAreKept() throws Exception {
    try (RawPeer peer = RawPeer.answering(200, "", "")) {
      for (int i = 0; i < 20; i++) {
        assertThat(call(post(peer))).isInstanceOf(Answer.class);
      }
      assertThat(peer.accepted()).isEqualTo(1);
    }
  }

  @Test
  void silenceEndsAtTheReadDeadline() throws Exception {
    try (RawPeer peer = RawPeer.start(this::hang)) {
      assertFailure(post(peer).withTimeouts(SHORT, Duration.ofSeconds(30)), Reason.TIMEOUT);
    }
  }

  @Test
  void drippingEndsAtTheTotalDeadline() throws Exception {
    RawPeer.Script drip =
        conversation -> {
          conversation.hearRequest();
          conversation.say("HTTP/1.1 200 X\r\nContent-Length: 100000\r\n\r\n");
          while (!waitOver(50)) {
            conversation.say("x");
          }
        };
    try (RawPeer peer = RawPeer.start(drip)) {
      long start = System.nanoTime();
      assertFailure(post(peer).withTimeouts(Duration.ofSeconds(20), SHORT), Reason.TIMEOUT);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void aConnectThatHangsEndsAtTheTotalDeadline() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Crowd crowd = Crowd.filling(full)) {
      URI uri = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/");
      Failure failure = (Failure) call(ClientRequest.get(uri).withTimeouts(SHORT, SHORT));
      assertThat(failure.reason()).isIn(Reason.CONNECT, Reason.TIMEOUT);
      assertThat(crowd.size()).isPositive();
    }
  }

  @Test
  void refusedConnectionsAndUnknownNamesAreTold() throws Exception {
    int closed = FreePort.take();
    Failure refused =
        (Failure) call(ClientRequest.get(URI.create("http://127.0.0.1:" + closed + "/")));
    assertThat(refused.reason()).isEqualTo(Reason.CONNECT);
    assertThat(refused.text()).contains("127.0.0.1:" + closed);

    Failure unknown = (Failure) call(ClientRequest.get(URI.create("http://no-such-host.invalid/")));
    assertThat(unknown.reason()).isEqualTo(Reason.NAME);
    assertThat(unknown.text()).contains("no-such-host.invalid:80");
  }

  @Test
  void brokenAnswersAreFailures() throws Exception {
    try (RawPeer half =
            RawPeer.start(
                c -> {
                  c.hearRequest();
                  c.say("HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\nabc");
                });
        RawPeer gone = RawPeer.start(RawPeer.Conversation::hearRequest);
        RawPeer noise =
            RawPeer.start(
                c -> {
                  c.hearRequest();
                  c.say("SSH-2.0-OpenSSH_9.2\r\n\r\n");
                })) {
      assertFailure(post(half), Reason.BROKEN);
      assertFailure(post(gone), Reason.BROKEN);
      assertThat(((Failure) call(post(noise))).reason()).isIn(Reason.PROTOCOL, Reason.BROKEN);
    }
  }

  @Test
  void aCallThatDiesOnAnOldConnectionIsRepeatedOnceIfItMay() throws Exception {
    RawPeer.Script once =
        c -> {
          c.hearRequest();
          c.answer(200, "", "connection " + c.number());
          c.hearRequest();
        };
    try (RawPeer peer = RawPeer.start(once)) {
      assertThat(call(post(peer))).isInstanceOf(Answer.class);
      Answer second = (Answer) call(post(peer).asRepeatable());
      assertThat(second.body().text()).isEqualTo("connection 2");
      assertFailure(post(peer), Reason.BROKEN);
    }
  }

  @Test
  void redirectsAreAnswersAndNotFollowed() throws Exception {
    try (RawPeer other = RawPeer.answering(200, "", "other");
        RawPeer peer = RawPeer.answering(307, "Location: " + other.uri("/x") + "\r\n", "")) {
      assertThat(((Answer) call(post(peer))).status()).isEqualTo(307);
      assertThat(((Answer) call(ClientRequest.get(peer.uri("/")))).status()).isEqualTo(307);
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void longAnswersAreCutAndEndlessOnesCostTheConnection() throws Exception {
    RawPeer.Script endless =
        c -> {
          c.hearRequest();
          c.say("HTTP/1.1 500 X\r\n\r\n");
          while (!waitOver(0)) {
            c.say("x".repeat(8192));
          }
        };
    try (RawPeer peer = RawPeer.start(endless);
        RawPeer longer = RawPeer.answering(200, "", "y".repeat(5000))) {
      Answer cut = (Answer) call(post(peer).withMaxAnswer(1000));
      assertThat(cut.status()).isEqualTo(500);
      assertThat(cut.body().length()).isEqualTo(1000);
      assertThat(cut.truncated()).isTrue();
      for (int i = 0; i < 3; i++) {
        assertThat(((Answer) call(post(longer).withMaxAnswer(1000))).truncated()).isTrue();
      }
      assertThat(longer.accepted()).isEqualTo(1);
    }
  }

  @Test
  void packedAnswersAreUnpackedWithinTheLimit() throws Exception {
    String headers = "Content-Encoding: gzip\r\n";
    try (RawPeer peer = RawPeer.answering(200, headers, gzip("hello"));
        RawPeer bomb = RawPeer.answering(200, headers, gzip("0".repeat(10_000_000)));
        RawPeer liar = RawPeer.answering(200, headers, "not gzip")) {
      assertThat(((Answer) call(post(peer))).body().text()).isEqualTo("hello");
      Answer cut = (Answer) call(post(bomb).withMaxAnswer(20_000));
      assertThat(cut.body().length()).isEqualTo(20_000);
      assertThat(cut.truncated()).isTrue();
      assertThat(((Answer) call(post(liar))).status()).isEqualTo(200);
    }
  }

  @Test
  void moreCallsThanConnectionsAreBusyAtOnce() throws Exception {
    try (RawPeer peer = RawPeer.start(this::hang)) {
      for (int i = 0; i < 4; i++) {
        client.call(post(peer));
      }
      assertFailure(post(peer), Reason.BUSY);
    }
  }

  @Test
  void plainCallsGoThroughTheProxyWhole() throws Exception {
    try (RawPeer proxy = RawPeer.answering(200, "", "via");
        HttpClient through =
            clients.open(
                URI.create("http://cloud.invalid"),
                new HttpClientConfig(
                    2,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    null,
                    null,
                    URI.create("http://127.0.0.1:" + proxy.port())))) {
      URI target = URI.create("http://cloud.invalid/api");
      Answer answer = (Answer) through.call(ClientRequest.get(target)).toCompletableFuture().get();
      assertThat(answer.body().text()).isEqualTo("via");
      assertThat(proxy.requests().get(0)).startsWith("GET http://cloud.invalid");
    }
  }

  @Test
  void aProxyThatRefusesIsNotMistakenForThePeer() throws Exception {
    try (RawPeer proxy = RawPeer.answering(403, "", "no");
        HttpClient through =
            clients.open(
                URI.create("http://cloud.invalid"),
                new HttpClientConfig(
                    2,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    null,
                    null,
                    URI.create("http://127.0.0.1:" + proxy.port())))) {
      ClientRequest request =
          ClientRequest.get(URI.create("https://cloud.invalid/api"))
              .withHeaders(Map.of(), Map.of("Authorization", new Secret("Bearer k3y")));
      ClientResult result = through.call(request).toCompletableFuture().get();
      assertThat(((Failure) result).reason()).isEqualTo(Reason.PROXY);
      assertThat(proxy.requests().get(0))
          .startsWith("CONNECT cloud.invalid:443 ")
          .doesNotContain("k3y");
    }
  }

  private ClientResult call(ClientRequest request) throws Exception {
    return client.call(request).toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private void assertFailure(ClientRequest request, Reason reason) throws Exception {
    ClientResult result = call(request);
    assertThat(result).isInstanceOf(Failure.class);
    assertThat(((Failure) result).reason()).as(result.toString()).isEqualTo(reason);
    assertThat(((Failure) result).text()).contains(request.peer());
  }

  private static ClientRequest post(RawPeer peer) {
    return ClientRequest.post(peer.uri("/x"), HttpBody.of("{}"));
  }

  private void hang(RawPeer.Conversation conversation) throws IOException {
    conversation.hearRequest();
    waitOver(30_000);
  }

  private boolean waitOver(int millis) throws IOException {
    try {
      return over.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }
}
