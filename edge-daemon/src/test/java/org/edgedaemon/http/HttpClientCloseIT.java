package org.edgedaemon.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.http.ClientResult.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever closes a client waits for no deadline: what is under way ends with it. */
@Timeout(60)
class HttpClientCloseIT {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final HttpClients clients =
      new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);
  private final HttpClient client =
      clients.open(URI.create("http://127.0.0.1"), HttpClientConfig.of(4));
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void close() {
    over.countDown();
    clients.close();
  }

  @Test
  void aCallThatWaitsForItsAnswerFails() throws Exception {
    try (RawPeer peer = RawPeer.start(this::hang)) {
      CompletableFuture<ClientResult> call = call(peer.uri("/"));
      asked.await();
      client.close();
      assertFailed(call);
    }
  }

  @Test
  void aCallThatConnectsFails() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Crowd crowd = Crowd.filling(full)) {
      CompletableFuture<ClientResult> call =
          call(URI.create("http://127.0.0.1:" + full.getLocalPort() + "/"));
      client.close();
      assertFailed(call);
      assertThat(crowd.size()).isPositive();
    }
  }

  @Test
  void aCallThatComesTooLateFails() throws Exception {
    try (RawPeer peer = RawPeer.start(this::hang)) {
      client.close();
      assertFailed(call(peer.uri("/")));
    }
  }

  private CompletableFuture<ClientResult> call(URI uri) {
    return client.call(ClientRequest.get(uri).withTimeouts(LONG, LONG)).toCompletableFuture();
  }

  private static void assertFailed(CompletableFuture<ClientResult> call) throws Exception {
    assertThat(call.get(10, TimeUnit.SECONDS)).isInstanceOf(Failure.class);
  }

  private void hang(RawPeer.Conversation conversation) throws IOException {
    conversation.hearRequest();
    asked.countDown();
    try {
      boolean unused = over.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
