package org.edgedaemon.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** WebSockets of the server and of the client: with each other, and with the JDK's client. */
@Timeout(30)
class SocketIT {
  private static final Secret TOKEN = new Secret("a-token-of-a-slave-0123456789");

  private final HttpClients clients =
      new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);
  private final Heard served = new Heard();
  private HttpServer server;

  @BeforeEach
  void start() {
    HttpHandler handler =
        request ->
            CompletableFuture.completedFuture(
                request.asksForSocket()
                    ? HttpAnswer.socket(served)
                    : HttpAnswer.text(200, "plain"));
    server =
        new HttpServer(
            "127.0.0.1",
            0,
            Loops.SHARED,
            HttpLimits.defaults(),
            List.of(
                Route.get("/news", new BearerGuard(TOKEN), handler),
                Route.get(
                    "/forced",
                    Guard.OPEN,
                    request -> CompletableFuture.completedFuture(HttpAnswer.socket(served)))),
            System::nanoTime);
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
    clients.close();
  }

  @Test
  void messagesGoBothWaysUntilOneEndCloses() throws Exception {
    Heard client = connect("/news", TOKEN);
    Socket there = served.socket();
    Socket here = client.socket();
    there.send("from the server");
    here.send("from the client");
    assertThat(client.next()).isEqualTo("from the server");
    assertThat(served.next()).isEqualTo("from the client");
    here.close();
    assertThat(served.end()).isEqualTo("closed by the peer");
    assertThat(client.end()).isEqualTo("closed on this side");
  }

  @Test
  void theServersEndClosesItsSockets() throws Exception {
    Heard client = connect("/news", TOKEN);
    client.socket();
    served.socket();
    server.close();
    assertThat(client.end()).isNotBlank();
    assertThat(served.end()).isNotBlank();
  }

  @Test
  void whoIsRefusedIsTold() throws Exception {
    assertThat(connect("/news", new Secret("wrong")).end()).contains("401");
    assertThat(connect("/nowhere", TOKEN).end()).contains("404");
    int port = server.port();
    server.close();
    Heard nobody = new Heard();
    clients.socket(request(port, "/news", TOKEN), HttpClientConfig.of(1), nobody);
    assertThat(nobody.end()).contains("cannot connect to 127.0.0.1:" + port);
  }

  @Test
  void aPlainCallIsAnsweredPlainly() throws Exception {
    assertThat(plain("/news").body()).isEqualTo("plain");
    assertThat(plain("/forced").statusCode()).isEqualTo(426);
  }

  @Test
  void whoSendsTooMuchIsClosed() throws Exception {
    WebSocket flooding = foreign();
    for (int i = 0; i < 200 && !flooding.isOutputClosed(); i++) {
      flooding.sendText("x", true).handle((sent, broken) -> null).get();
    }
    assertThat(served.end()).contains("too much");
  }

  @Test
  void aLongMessageEndsIt() throws Exception {
    WebSocket talker = foreign();
    talker.sendText("x".repeat(100_000), true).handle((sent, broken) -> null).get();
    assertThat(served.end()).isNotBlank();
    assertThat(served.messages).isEmpty();
  }

  @Test
  void pingsAreAnswered() throws Exception {
    CompletableFuture<Void> answered = new CompletableFuture<>();
    WebSocket foreign =
        foreign(
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
                answered.complete(null);
                return null;
              }
            });
    foreign.sendPing(ByteBuffer.allocate(4)).get();
    answered.get(10, TimeUnit.SECONDS);
    foreign.sendClose(WebSocket.NORMAL_CLOSURE, "").get();
    assertThat(served.end()).isEqualTo("closed by the peer");
  }

  private WebSocket foreign() throws Exception {
    return foreign(new WebSocket.Listener() {});
  }

  private WebSocket foreign(WebSocket.Listener listener) throws Exception {
    return java.net.http.HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .header("Authorization", "Bearer " + TOKEN.reveal())
        .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/news"), listener)
        .get(10, TimeUnit.SECONDS);
  }

  private HttpResponse<String> plain(String path) throws Exception {
    return java.net.http.HttpClient.newHttpClient()
        .send(
            java.net.http.HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer " + TOKEN.reveal())
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private Heard connect(String path, Secret token) {
    Heard heard = new Heard();
    clients.socket(request(server.port(), path, token), HttpClientConfig.of(1), heard);
    return heard;
  }

  private static ClientRequest request(int port, String path, Secret token) {
    return ClientRequest.get(URI.create("http://127.0.0.1:" + port + path))
        .withHeaders(Map.of(), Map.of("Authorization", new Secret("Bearer " + token.reveal())))
        .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5));
  }

  private static final class Heard implements SocketListener {
    final CompletableFuture<Socket> opened = new CompletableFuture<>();
    final CompletableFuture<String> closed = new CompletableFuture<>();
    final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

    @Override
    public void opened(Socket socket) {
      opened.complete(socket);
    }

    @Override
    public void received(String text) {
      messages.add(text);
    }

    @Override
    public void closed(String why) {
      closed.complete(why);
    }

    Socket socket() throws Exception {
      return opened.get(10, TimeUnit.SECONDS);
    }

    String next() throws InterruptedException {
      return messages.poll(10, TimeUnit.SECONDS);
    }

    String end() throws Exception {
      return closed.get(10, TimeUnit.SECONDS);
    }
  }
}
