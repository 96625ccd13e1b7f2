package org.edgedaemon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.http.ClientResult.Answer;
import org.edgedaemon.http.ClientResult.Failure;
import org.edgedaemon.http.ClientResult.Reason;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HttpClientTlsIT {
  private static final HttpClients CLIENTS =
      new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);

  private static final URI PLAIN = URI.create("http://127.0.0.1");

  @TempDir static Path directory;
  private static TestAuthority here;
  private static TestAuthority elsewhere;

  @BeforeAll
  static void make() throws Exception {
    here = TestAuthority.in(directory, "ip:127.0.0.1");
    elsewhere = TestAuthority.in(directory, "dns:elsewhere.example");
  }

  @AfterAll
  static void close() {
    CLIENTS.close();
  }

  @Test
  void anUnknownAuthorityIsRefusedByDefault() throws Exception {
    try (RawPeer peer = secure(here)) {
      assertRefused(call(peer, null));
      assertThat(peer.requests()).isEmpty();
    }
  }

  @Test
  void theOwnAuthorityIsTakenWhenItIsConfigured() throws Exception {
    try (RawPeer peer = secure(here)) {
      assertThat(((Answer) call(peer, here.pem())).status()).isEqualTo(200);
      assertThat(peer.requests().get(0)).containsIgnoringCase("authorization: Bearer k3y");
    }
  }

  @Test
  void aClientMadeForPlainHttpVerifiesWhenItIsSentToASecurePeer() throws Exception {
    try (RawPeer peer = secure(here);
        HttpClient client = CLIENTS.open(PLAIN, HttpClientConfig.of(2))) {
      assertRefused(call(client, peer));
      assertThat(peer.requests()).isEmpty();
    }
  }

  @Test
  void theAuthoritiesOfThePlatformAreReadForASecurePeerOnly() throws Exception {
    try (HttpClients clients =
        new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime)) {
      try (RawPeer peer = RawPeer.answering(200, "", "plain");
          HttpClient client = clients.open(PLAIN, HttpClientConfig.of(2))) {
        ClientRequest request =
            ClientRequest.get(URI.create("http://127.0.0.1:" + peer.port() + "/"));
        assertThat(client.call(request).toCompletableFuture().get(30, TimeUnit.SECONDS))
            .isInstanceOf(Answer.class);
      }
      assertThat(clients.hasPlatformTrust()).isFalse();
      clients.open(URI.create("https://127.0.0.1"), HttpClientConfig.of(2)).close();
      assertThat(clients.hasPlatformTrust()).isTrue();
    }
  }

  @Test
  void aCertificateForAnotherNameIsRefused() throws Exception {
    try (RawPeer peer = secure(elsewhere)) {
      assertRefused(call(peer, elsewhere.pem()));
      assertThat(peer.requests()).isEmpty();
    }
  }

  @Test
  void theConfiguredAuthorityReplacesAllOthers() throws Exception {
    try (RawPeer peer = secure(here)) {
      assertRefused(call(peer, elsewhere.pem()));
    }
  }

  @Test
  void aPlainServerIsNoTls() throws Exception {
    try (RawPeer peer = RawPeer.answering(200, "", "plain")) {
      assertThat(((Failure) call(peer, null)).reason()).isIn(Reason.TLS, Reason.BROKEN);
    }
  }

  @Test
  void aHandshakeThatHangsEnds() throws Exception {
    try (RawPeer peer = RawPeer.start(c -> c.socket().getInputStream().readAllBytes())) {
      Failure failure = (Failure) call(peer, null);
      assertThat(failure.reason()).isIn(Reason.TLS, Reason.TIMEOUT);
    }
  }

  @Test
  void aTunnelThroughAProxyVerifiesThePeerAndKeepsTheKey() throws Exception {
    try (RawPeer peer = secure(here);
        RawPeer proxy = RawPeer.start(HttpClientTlsIT::tunnel)) {
      URI address = URI.create("http://127.0.0.1:" + proxy.port());
      try (HttpClient client = client(here.pem(), address)) {
        ClientResult result = call(client, peer);
        assertThat(result).isInstanceOf(Answer.class);
      }
      assertThat(proxy.requests().get(0)).startsWith("CONNECT ").doesNotContain("k3y");
      assertThat(peer.requests().get(0)).containsIgnoringCase("authorization: Bearer k3y");
    }
  }

  @Test
  void aBadAuthorityFileIsSaidWithItsName() throws Exception {
    Path bad = Files.writeString(directory.resolve("bad.pem"), "no certificate");
    assertThatThrownBy(() -> client(bad, null))
        .isInstanceOf(HttpClientException.class)
        .hasMessageContaining("bad.pem");
    assertThatThrownBy(() -> client(directory.resolve("absent.pem"), null))
        .isInstanceOf(HttpClientException.class)
        .hasMessageContaining("absent.pem");
  }

  private static void tunnel(RawPeer.Conversation conversation) throws java.io.IOException {
    String connect = conversation.hearRequest();
    int port = Integer.parseInt(connect.split("[: ]")[2]);
    try (Socket target = new Socket(InetAddress.getLoopbackAddress(), port)) {
      conversation.say("HTTP/1.1 200 Connection established\r\n\r\n");
      Thread back =
          new Thread(
              () -> {
                try {
                  target.getInputStream().transferTo(conversation.socket().getOutputStream());
                } catch (java.io.IOException gone) {
                  target.isClosed();
                }
              });
      back.setDaemon(true);
      back.start();
      conversation.socket().getInputStream().transferTo(target.getOutputStream());
    }
  }

  private static void assertRefused(ClientResult result) {
    assertThat(result).isInstanceOf(Failure.class);
    assertThat(((Failure) result).reason()).as(result.toString()).isEqualTo(Reason.CERTIFICATE);
  }

  private static RawPeer secure(TestAuthority authority) throws Exception {
    ServerSocket listener = authority.listener();
    return RawPeer.start(
        listener,
        conversation -> {
          while (conversation.hearRequest() != null) {
            conversation.answer(200, "", "{}");
          }
        });
  }

  private static ClientResult call(RawPeer peer, @Nullable Path caFile) throws Exception {
    try (HttpClient client = client(caFile, null)) {
      return call(client, peer);
    }
  }

  private static ClientResult call(HttpClient client, RawPeer peer) throws Exception {
    ClientRequest request =
        ClientRequest.get(URI.create("https://127.0.0.1:" + peer.port() + "/"))
            .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5))
            .withHeaders(Map.of(), Map.of("Authorization", new Secret("Bearer k3y")));
    return client.call(request).toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static HttpClient client(@Nullable Path caFile, @Nullable URI proxy) {
    return CLIENTS.open(
        URI.create("https://127.0.0.1"),
        new HttpClientConfig(2, Duration.ofSeconds(3), Duration.ofSeconds(5), caFile, null, proxy));
  }
}
