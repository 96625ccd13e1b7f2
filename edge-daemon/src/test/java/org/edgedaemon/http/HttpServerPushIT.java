package org.edgedaemon.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices that push to a path which is their secret, in every way that their firmwares know. */
@Timeout(60)
class HttpServerPushIT {
  private static final String PATH = "/hik/0123456789abcdef";
  private static final String HOST = " HTTP/1.1\r\nHost: 192.0.2.50:8098\r\n";
  private static final String CLOSE = "Connection: close\r\n\r\n";
  private static final String OK = "{\"statusCode\":1,\"statusString\":\"OK\"}";
  private static final int LARGEST = 4 << 20;

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final PrintStream standardError = System.err;
  private HttpServer server;

  @BeforeEach
  void start() {
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    Guard token = head -> head.header("X-Refuse").map(why -> HttpAnswer.text(403, "no"));
    Secret path = new Secret(PATH);
    List<Route> routes =
        List.of(
            Route.secret("GET", path, token, 0, request -> ok("")),
            Route.secret("POST", path, token, LARGEST, HttpServerPushIT::length),
            Route.secret("PUT", path, token, 0, HttpServerPushIT::fault),
            Route.get("/open", Guard.OPEN, request -> ok("")));
    server =
        new HttpServer(
            "127.0.0.1", 0, Loops.SHARED, HttpLimits.defaults(), routes, System::nanoTime);
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
    System.setErr(standardError);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: application/json\r\n",
        "Content-Type: multipart/form-data; boundary=MIME_boundary\r\n",
        "Content-Type: ;;;=\r\n",
        "Content-Type:\r\n",
        "content-TYPE:text/xml\r\n",
        "",
      })
  void largeBodiesOfAnyTypeByLengthAndInChunks(String type) throws IOException {
    String body = "x".repeat(LARGEST);
    assertThat(
            ask(
                "POST "
                    + PATH
                    + HOST
                    + type
                    + "Content-Length: "
                    + LARGEST
                    + "\r\n"
                    + CLOSE
                    + body))
        .startsWith("HTTP/1.1 200 ")
        .endsWith(OK + LARGEST);
    String chunk = Integer.toHexString(LARGEST / 4) + ";x=y\r\n" + "x".repeat(LARGEST / 4) + "\r\n";
    assertThat(
            ask(
                "POST "
                    + PATH
                    + HOST
                    + type
                    + "Transfer-Encoding: chunked\r\n"
                    + CLOSE
                    + chunk.repeat(4)
                    + "0\r\nTrailer: x\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ")
        .endsWith(OK + LARGEST);
  }

  @Test
  void oneByteTooManyIsRefused() throws IOException {
    assertThat(ask("POST " + PATH + HOST + "Content-Length: " + (LARGEST + 1) + "\r\n" + CLOSE))
        .startsWith("HTTP/1.1 413 ");
  }

  @Test
  void probesAreAnswered() throws IOException {
    assertThat(ask("GET " + PATH + HOST + CLOSE)).startsWith("HTTP/1.1 200 ").endsWith(OK);
    assertThat(ask("HEAD " + PATH + HOST + CLOSE))
        .startsWith("HTTP/1.1 200 ")
        .containsIgnoringCase("content-length: " + OK.length())
        .endsWith("\r\n\r\n");
  }

  @Test
  void theAnswerHasItsLengthAndTheConnectionStaysUntilItIsClosed() throws IOException {
    String push = "POST " + PATH + HOST + "Content-Length: 2\r\n";
    try (Wire wire = Wire.to(server.port())) {
      for (int i = 0; i < 3; i++) {
        wire.say(push + "\r\n{}");
        assertThat(wire.hearUntil(OK + 2))
            .startsWith("HTTP/1.1 200 OK\r\n")
            .containsIgnoringCase("content-type: application/json\r\n")
            .containsIgnoringCase("content-length: " + (OK.length() + 1) + "\r\n")
            .doesNotContainIgnoringCase("transfer-encoding")
            .doesNotContainIgnoringCase("connection: close");
      }
      wire.say(push + CLOSE + "{}");
      assertThat(wire.hearAll()).containsIgnoringCase("connection: close\r\n").endsWith(OK + 2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PATH, PATH + "/", PATH + "?x=y", "http://192.0.2.50:8098" + PATH})
  void thePathMayBeWrittenInManyWays(String target) throws IOException {
    assertThat(ask("GET " + target + HOST + CLOSE)).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {PATH + "0", "/hik", "/hik/", "/***", "/hik/0123456789abcdeF", "/", PATH + "//"})
  void noOtherPathIsAnswered(String target) throws IOException {
    assertThat(ask("GET " + target + HOST + CLOSE)).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void thePathIsInNoAnswerAndNoLog() throws IOException {
    String close = HOST + CLOSE;
    StringBuilder answers = new StringBuilder();
    answers.append(ask("DELETE " + PATH + close));
    answers.append(ask("PUT " + PATH + close));
    answers.append(ask("GET " + PATH + HOST + "X-Refuse: 1\r\n" + CLOSE));
    answers.append(ask("GET " + PATH + "/%zz" + close));
    answers.append(ask("GET " + PATH + " x" + close));
    answers.append(ask("GET " + PATH + "a".repeat(5000) + close));
    answers.append(ask("POST " + PATH + HOST + "Content-Length: x\r\n" + CLOSE));
    answers.append(ask("POST " + PATH + HOST + "Content-Length: 99999999\r\n" + CLOSE));
    answers.append(ask("POST " + PATH + HOST + "Content-Encoding: br\r\n" + CLOSE));
    answers.append(ask("GET " + PATH + HOST + "A: " + "a".repeat(20_000) + "\r\n" + CLOSE));
    assertThat(answers.toString().split("HTTP/1.1 [45]", -1)).hasSize(11);
    assertThat(answers.toString()).contains("HTTP/1.1 500 ").doesNotContain("0123456789abcdef");
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("PUT /*** failed")
        .doesNotContain("0123456789abcdef");
  }

  @Test
  void oldPeersAreServed() throws IOException {
    String push = "POST " + PATH + " HTTP/1.0\r\nContent-Length: 2\r\n";
    assertThat(ask(push + "\r\n{}")).containsIgnoringCase("connection: close").endsWith(OK + 2);
    try (Wire wire = Wire.to(server.port())) {
      for (int i = 0; i < 2; i++) {
        wire.say(push + "Connection: Keep-Alive\r\n\r\n{}");
        assertThat(wire.hearUntil(OK + 2)).containsIgnoringCase("connection: keep-alive");
      }
    }
  }

  @Test
  void aHostIsNotMissedOnASecretPath() throws IOException {
    String bare = " HTTP/1.1\r\nContent-Length: 2\r\n" + CLOSE + "{}";
    assertThat(ask("POST " + PATH + bare)).startsWith("HTTP/1.1 200 ").endsWith(OK + 2);
    assertThat(ask("GET /open HTTP/1.1\r\n" + CLOSE)).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void goOnIsSaidBeforeTheBodyOrTheRefusal() throws IOException {
    try (Wire wire = Wire.to(server.port())) {
      wire.say("POST " + PATH + HOST + "content-length: 2\r\nexpect: 100-CONTINUE\r\n\r\n");
      wire.hearUntil("HTTP/1.1 100 Continue\r\n\r\n");
      wire.say("{}");
      assertThat(wire.hearUntil(OK + 2)).startsWith("HTTP/1.1 200 ");
    }
    assertThat(
            ask("POST " + PATH + HOST + "Content-Length: 5000000\r\nExpect: 100-continue\r\n\r\n"))
        .startsWith("HTTP/1.1 413 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content-length:2",
        "CONTENT-LENGTH:   2  ",
        "Content-Length: 2\r\nX-Odd: \u00c4\u00ff",
        "Content-Length: 2\r\nX-Empty:",
        "Content-Length: 2\r\nX-Twice: 1\r\nX-Twice: 2",
        "Content-Length: 2\r\nAuthorization: Digest username=\"\"",
        "Content-Length: 2\r\nAccept: */*\r\n folded",
        "Content-Length: 02",
      })
  void oddHeadersAreTaken(String headers) throws IOException {
    assertThat(ask("POST " + PATH + HOST + headers + "\r\n" + CLOSE + "{}"))
        .startsWith("HTTP/1.1 200 ")
        .endsWith(OK + 2);
  }

  @Test
  void blankLinesBetweenRequestsAreBorneWith() throws IOException {
    String push = "\r\n\r\nPOST " + PATH + HOST + "Content-Length: 2\r\n";
    assertThat(ask(push + "\r\n{}" + push + CLOSE + "{}").split(" 200 OK", -1)).hasSize(3);
  }

  private String ask(String request) throws IOException {
    return Wire.ask(server.port(), request);
  }

  private static CompletionStage<HttpAnswer> length(ServerRequest request) {
    return ok(String.valueOf(request.body().length()));
  }

  private static CompletionStage<HttpAnswer> fault(ServerRequest request) {
    throw new IllegalStateException("a fault");
  }

  private static CompletionStage<HttpAnswer> ok(String tail) {
    return CompletableFuture.completedFuture(HttpAnswer.json(200, OK + tail));
  }
}
