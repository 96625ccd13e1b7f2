package org.edgedaemon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.edgedaemon.secret.Secret;
import org.edgedaemon.simulator.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpServerIT {
  private static final String END = "\r\nHost: x\r\nConnection: close\r\n\r\n";

  private final CompletableFuture<Boolean> slowReached = new CompletableFuture<>();
  private final CompletableFuture<HttpAnswer> slow = new CompletableFuture<>();
  private HttpServer server;

  @BeforeEach
  void start() {
    server = start(HttpLimits.defaults());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void answersWithParametersAndQuery() throws IOException {
    String answer = ask("GET /things/a%2Fb+c?q=1+2&q=3 HTTP/1.1" + END);

    assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\na/b+c|[1 2, 3]");
    assertThat(answer).containsIgnoringCase("content-length: 14");
  }

  @Test
  void afterTheCloseAnotherMayListen() {
    int port = FreePort.take();
    for (int i = 0; i < 300; i++) {
      String host = i % 2 == 0 ? "127.0.0.1" : "0.0.0.0";
      HttpServer next =
          new HttpServer(
              host, port, Loops.SHARED, HttpLimits.defaults(), List.of(), System::nanoTime);
      next.start();
      next.close();
    }
  }

  @Test
  void headHasTheHeadersOfGetAndNoBody() throws IOException {
    String answer = ask("HEAD /things/abc HTTP/1.1" + END);

    assertThat(answer).containsIgnoringCase("content-length: 6").endsWith("\r\n\r\n");
  }

  @Test
  void unknownPathIsAProblem() throws IOException {
    assertThat(ask("GET /nowhere HTTP/1.1" + END))
        .startsWith("HTTP/1.1 404 ")
        .contains("application/problem+json", "\"status\":404");
  }

  @Test
  void wrongMethodNamesTheRightOnes() throws IOException {
    assertThat(ask("DELETE /things/1 HTTP/1.1" + END))
        .startsWith("HTTP/1.1 405 ")
        .containsIgnoringCase("allow: GET, HEAD");
  }

  @Test
  void echoesABodyInPiecesAndInChunks() throws IOException {
    try (Wire wire = Wire.to(server.port())) {
      wire.say("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\nab");
      wire.say("cdef");
      assertThat(wire.hearUntil("abcdef")).startsWith("HTTP/1.1 200 ");
      wire.say("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      wire.say("3\r\nxyz\r\n2\r\n12\r\n0\r\n\r\n");
      assertThat(wire.hearUntil("xyz12")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void expectContinueIsAnsweredBeforeTheBody() throws IOException {
    try (Wire wire = Wire.to(server.port())) {
      wire.say(
          "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
      wire.hearUntil("HTTP/1.1 100 Continue\r\n\r\n");
      wire.say("ok");
      assertThat(wire.hearUntil("\r\n\r\nok")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws IOException {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      many.append("GET /later/").append(i).append(" HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    String answer = ask(many + "GET /things/last HTTP/1.1" + END);

    int from = 0;
    for (int i = 0; i < 500; i++) {
      from = answer.indexOf("\r\n\r\nlater " + i + "HTTP", from);
      assertThat(from).as("answer %d", i).isPositive();
    }
    assertThat(answer).endsWith("last|[]");
  }

  @Test
  void bodyWithoutLengthIsRefusedWhereOneIsNeeded() throws IOException {
    assertThat(ask("POST /upload HTTP/1.1" + END)).startsWith("HTTP/1.1 411 ");
  }

  @Test
  void tooLargeBodiesAreRefusedAnnouncedOrNot() throws IOException {
    assertThat(ask("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\n01234567890"))
        .startsWith("HTTP/1.1 413 ");
    assertThat(
            ask(
                "POST /upload HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "b\r\n01234567890\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 413 ");
    assertThat(
            ask(
                "POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n"
                    + "Connection: close\r\n\r\n0123456789"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void packedBodiesAreUnpackedWithinTheLimit() throws IOException {
    assertThat(packed(new byte[10])).startsWith("HTTP/1.1 200 ");
    assertThat(packed(new byte[100_000])).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void tooLargeHeadsAreRefused() throws IOException {
    assertThat(ask("GET /" + "a".repeat(5000) + " HTTP/1.1" + END)).startsWith("HTTP/1.1 414 ");
    assertThat(ask("GET / HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(20_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431 ");
  }

  @Test
  void badRequestsAreRefused() throws IOException {
    assertThat(ask("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    assertThat(ask("GET /%zz HTTP/1.1" + END)).startsWith("HTTP/1.1 400 ");
    assertThat(ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ");
    assertThat(
            ask(
                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "zz\r\nxyz\r\n"))
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  void tokenIsNeededAndComparedWhole() throws IOException {
    assertThat(ask("GET /private HTTP/1.1" + END))
        .startsWith("HTTP/1.1 401 ")
        .containsIgnoringCase("www-authenticate: Bearer");
    assertThat(withToken("open sesam")).startsWith("HTTP/1.1 401 ");
    assertThat(withToken("open sesame!")).startsWith("HTTP/1.1 401 ");
    assertThat(withToken("open sesame")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void faultOfAHandlerIsA500AndTellsNothing() throws IOException {
    for (String path : List.of("/throws", "/fails", "/null")) {
      assertThat(ask("GET " + path + " HTTP/1.1" + END))
          .startsWith("HTTP/1.1 500 ")
          .doesNotContain("inner detail");
    }
  }

  @Test
  void streamsEndWithTheLastChunk() throws IOException {
    assertThat(ask("GET /stream HTTP/1.1" + END))
        .containsIgnoringCase("transfer-encoding: chunked")
        .endsWith("\r\n\r\n4\r\none\n\r\n4\r\ntwo\n\r\n0\r\n\r\n");
    assertThat(ask("GET /stream HTTP/1.0\r\n\r\n")).endsWith("\r\n\r\none\ntwo\n");
  }

  @Test
  void closeLetsARequestUnderWayEnd() throws Exception {
    try (Wire wire = Wire.to(server.port());
        Wire idle = Wire.to(server.port())) {
      wire.say("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(slowReached.get()).isTrue();
      CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
      assertThat(idle.hearAll()).isEmpty();
      slow.complete(HttpAnswer.text(200, "done"));
      assertThat(wire.hearAll()).endsWith("\r\n\r\ndone").containsIgnoringCase("connection: close");
      closing.get();
    }
  }

  @Test
  void anAddressInUseIsSaid() {
    HttpServer second =
        new HttpServer(
            "127.0.0.1",
            server.port(),
            Loops.SHARED,
            HttpLimits.defaults(),
            List.of(),
            System::nanoTime);
    assertThatThrownBy(second::start)
        .isInstanceOf(HttpServerException.class)
        .hasMessageContaining("127.0.0.1:" + server.port());
  }

  private HttpServer start(HttpLimits limits) {
    Guard token = new BearerGuard(new Secret("open sesame"));
    List<Route> routes =
        List.of(
            Route.get("/things/{id}", Guard.OPEN, HttpServerIT::thing),
            Route.get("/later/{n}", Guard.OPEN, HttpServerIT::later),
            Route.post(
                "/echo", Guard.OPEN, r -> done(HttpAnswer.of(200, HttpAnswer.TEXT, r.body()))),
            Route.upload("/upload", Guard.OPEN, 10, r -> done(HttpAnswer.text(200, "taken"))),
            new Route(
                "POST",
                "/little",
                Guard.OPEN,
                200,
                false,
                r -> done(HttpAnswer.text(200, "taken"))),
            Route.get("/private", token, r -> done(HttpAnswer.text(200, "in"))),
            Route.get(
                "/throws",
                Guard.OPEN,
                r -> {
                  throw new IllegalStateException("inner detail");
                }),
            Route.get(
                "/fails",
                Guard.OPEN,
                r -> CompletableFuture.failedFuture(new IOException("inner detail"))),
            Route.get("/null", Guard.OPEN, r -> done(null)),
            Route.get(
                "/slow",
                Guard.OPEN,
                r -> {
                  slowReached.complete(true);
                  return slow;
                }),
            Route.get(
                "/stream",
                Guard.OPEN,
                r -> done(HttpAnswer.stream(200, HttpAnswer.NDJSON, HttpServerIT::twoLines))));
    HttpServer started =
        new HttpServer("127.0.0.1", 0, Loops.SHARED, limits, routes, System::nanoTime);
    started.start();
    return started;
  }

  private static void twoLines(BodyWriter writer) {
    writer
        .write(HttpBody.of("one\n"))
        .thenCompose(ok -> writer.write(HttpBody.of("two\n")))
        .thenRun(writer::end);
  }

  private static CompletionStage<HttpAnswer> thing(ServerRequest request) {
    List<String> q = request.query().getOrDefault("q", List.of());
    return done(HttpAnswer.text(200, request.param("id") + "|" + q));
  }

  private static CompletionStage<HttpAnswer> later(ServerRequest request) {
    return CompletableFuture.supplyAsync(
        () -> HttpAnswer.text(200, "later " + request.param("n")),
        CompletableFuture.delayedExecutor(
            Integer.parseInt(request.param("n")) % 3, TimeUnit.MILLISECONDS));
  }

  private static CompletionStage<HttpAnswer> done(HttpAnswer answer) {
    return CompletableFuture.completedFuture(answer);
  }

  private String ask(String request) throws IOException {
    return Wire.ask(server.port(), request);
  }

  private String withToken(String token) throws IOException {
    return ask("GET /private HTTP/1.1\r\nAuthorization: Bearer " + token + END);
  }

  private String packed(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    try (Wire wire = Wire.to(server.port())) {
      wire.say(
          "POST /little HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Encoding: gzip\r\n"
              + ("Content-Length: " + out.size() + "\r\n\r\n"));
      wire.say(out.toByteArray());
      return wire.hearAll();
    }
  }
}
