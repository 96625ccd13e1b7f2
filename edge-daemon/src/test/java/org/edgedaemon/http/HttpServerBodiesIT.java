package org.edgedaemon.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However many peers send however large bodies, a listener holds so many bytes and no more. */
@Timeout(60)
class HttpServerBodiesIT {
  private static final int BODY = 1 << 20;
  private static final int ALL = 4 * BODY;
  private static final String BUSY = "HTTP/1.1 503 ";
  private static final String GO_ON = "HTTP/1.1 100 ";
  private static final String DONE = "HTTP/1.1 204 ";

  private final Queue<CompletableFuture<HttpAnswer>> waiting = new ConcurrentLinkedQueue<>();
  private final List<Wire> wires = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() {
    start(Duration.ofSeconds(30), Duration.ofSeconds(60));
  }

  private void start(Duration read, Duration handling) {
    if (server != null) {
      server.close();
    }
    HttpLimits standard = HttpLimits.defaults();
    HttpLimits limits =
        new HttpLimits(
            standard.headerBytes(),
            BODY,
            ALL,
            300,
            10_000,
            standard.idle(),
            read,
            handling,
            standard.write());
    List<Route> routes =
        List.of(
            Route.post("/wait", Guard.OPEN, this::hold),
            Route.post("/now", Guard.OPEN, r -> CompletableFuture.completedFuture(ok())));
    server = new HttpServer("127.0.0.1", 0, Loops.SHARED, limits, routes, System::nanoTime);
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    waiting.forEach(each -> each.complete(ok()));
    for (Wire wire : wires) {
      wire.close();
    }
    server.close();
  }

  @Test
  void whoFindsNoRoomInTimeIsToldToComeAgain() throws IOException {
    start(Duration.ofSeconds(30), Duration.ofMillis(300));
    Wire first = admitted("/now", BODY);
    admitted("/now", 3 * BODY / 4);
    admitted("/now", BODY);
    admitted("/now", BODY);
    admitted("/now", BODY / 4);
    assertThat(verdict(open("/now", "Content-Length: 1\r\n")))
        .startsWith(BUSY)
        .containsIgnoringCase("retry-after: 1\r\n")
        .containsIgnoringCase("connection: close\r\n");
    finish(first, BODY);
    finish(admitted("/now", BODY), BODY);
  }

  @Test
  void aBodyIsHeldUntilItsHandlerHasAnswered() throws Exception {
    for (int i = 0; i < 4; i++) {
      admitted("/wait", BODY).say(new byte[BODY]);
    }
    await(() -> waiting.size() == 4);
    Wire next = open("/now", "Content-Length: " + BODY + "\r\n");
    assertThat(next.isSilent()).isTrue();
    waiting.remove().complete(ok());
    assertThat(verdict(next)).startsWith(GO_ON);
  }

  @Test
  void whoWaitsForRoomComesInItsTurnAndMayGoAway() throws IOException {
    Wire first = admitted("/now", BODY);
    for (int i = 0; i < 3; i++) {
      admitted("/now", BODY);
    }
    Wire gone = open("/now", "Content-Length: " + BODY + "\r\n");
    assertThat(gone.isSilent()).isTrue();
    Wire second = open("/now", "Content-Length: " + BODY + "\r\n");
    assertThat(second.isSilent()).isTrue();
    Wire third = open("/now", "Content-Length: 1\r\n");
    gone.close();
    finish(first, BODY);
    assertThat(verdict(second)).startsWith(GO_ON);
    assertThat(third.isSilent()).as("it may not overtake").isTrue();
    finish(second, BODY);
    assertThat(verdict(third)).startsWith(GO_ON);
    finish(third, 1);
  }

  @Test
  void ofTwoHundredWhoDoNotAskAllAreServed() throws Exception {
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      CompletableFuture<String> answer = new CompletableFuture<>();
      answers.add(answer);
      Thread peer = new Thread(() -> push(answer));
      peer.setDaemon(true);
      peer.start();
    }
    for (CompletableFuture<String> answer : answers) {
      assertThat(answer.get(50, TimeUnit.SECONDS)).startsWith(DONE);
    }
  }

  private void push(CompletableFuture<String> answer) {
    try (Wire wire = Wire.to(server.port())) {
      wire.setReceiveTimeout(50_000);
      wire.say("POST /now HTTP/1.1\r\nHost: x\r\nContent-Length: " + BODY + "\r\n\r\n");
      wire.say(new byte[BODY]);
      answer.complete(verdict(wire));
    } catch (IOException e) {
      answer.completeExceptionally(e);
    }
  }

  @Test
  void unannouncedBodiesAreRefusedWhereRoomEnds() throws IOException {
    fillUpTo(BODY / 2);
    Wire chunked = open("/now", "Transfer-Encoding: chunked\r\n");
    assertThat(verdict(chunked)).startsWith(GO_ON);
    chunked.say(Integer.toHexString(BODY) + "\r\n");
    chunked.say(new byte[BODY / 2 + 1]);
    assertThat(chunked.hearAll()).startsWith(BUSY).containsIgnoringCase("retry-after: 1\r\n");
    Wire small = open("/now", "Transfer-Encoding: chunked\r\n");
    assertThat(verdict(small)).startsWith(GO_ON);
    small.say("3\r\nabc\r\n0\r\n\r\n");
    assertThat(verdict(small)).startsWith(DONE);
  }

  @Test
  void packedBodiesCountUnpacked() throws IOException {
    fillUpTo(BODY / 2);
    byte[] packed = packed(BODY);
    Wire wire = open("/now", "Content-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n");
    assertThat(verdict(wire)).startsWith(GO_ON);
    wire.say(packed);
    assertThat(verdict(wire)).startsWith(BUSY);
  }

  @Test
  void whoGoesAwayGivesItsRoomBack() throws Exception {
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 4; i++) {
        Wire wire = open("/now", "Content-Length: " + BODY + "\r\n");
        wire.say(new byte[BODY / 2]);
        wire.close();
      }
    }
    for (int i = 0; i < 4; i++) {
      await(() -> verdict(open("/now", "Content-Length: " + BODY + "\r\n")).startsWith(GO_ON));
    }
  }

  @Test
  void whoIsTooSlowGivesItsRoomBack() throws Exception {
    start(Duration.ofMillis(200), Duration.ofSeconds(60));
    fillUpTo(0);
    await(() -> isLetIn(open("/now", "Content-Length: 10\r\n")));
  }

  /** On a slow machine the one who asks may be too slow itself. */
  private static boolean isLetIn(Wire wire) {
    try {
      return verdict(wire).startsWith(GO_ON);
    } catch (IOException e) {
      return false;
    }
  }

  /** Has requests under way until so many bytes of room are left. */
  private void fillUpTo(int left) throws IOException {
    for (int i = 0; i < 3; i++) {
      admitted("/now", BODY);
    }
    admitted("/now", BODY - left);
  }

  private Wire admitted(String path, int length) throws IOException {
    Wire wire = open(path, "Content-Length: " + length + "\r\n");
    assertThat(verdict(wire)).startsWith(GO_ON);
    return wire;
  }

  private static void finish(Wire wire, int length) throws IOException {
    wire.say(new byte[length]);
    assertThat(verdict(wire)).startsWith(DONE);
    wire.close();
  }

  /** A connection whose request's head is sent, and waits for leave to send the body. */
  private Wire open(String path, String headers) throws IOException {
    Wire wire = Wire.to(server.port());
    wires.add(wire);
    String expect = "Expect: 100-continue\r\n\r\n";
    wire.say("POST " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + expect);
    return wire;
  }

  private static String verdict(Wire wire) throws IOException {
    return wire.hearUntil("\r\n\r\n");
  }

  private CompletionStage<HttpAnswer> hold(ServerRequest request) {
    CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
    waiting.add(answer);
    return answer;
  }

  private static HttpAnswer ok() {
    return HttpAnswer.noContent();
  }

  private static byte[] packed(int length) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(new byte[length]);
    }
    return out.toByteArray();
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Condition condition) throws IOException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("it did not come true in time").isLessThan(end);
    }
  }
}
