package org.edgedaemon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hostile peers: what one of them costs the others. */
@Timeout(120)
class HttpServerLimitsIT {
  private static final int NOISES = Integer.getInteger("noise.rounds", 1_000);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String CLOSE = "\r\nHost: x\r\nConnection: close\r\n\r\n";

  private final AtomicInteger faults = new AtomicInteger();
  private final AtomicLong streamed = new AtomicLong();
  private final CompletableFuture<Void> streamOver = new CompletableFuture<>();
  private HttpServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aHeadThatDripsIsGivenUp() throws IOException {
    start(limits(100, 1000, LONG, SHORT, LONG, LONG));
    try (Wire wire = Wire.to(server.port())) {
      wire.say("GET /ok HTTP/1.1\r\nHos");
      assertThat(wire.hearAll()).startsWith("HTTP/1.1 408 ");
    }
  }

  @Test
  void aBodyThatStopsIsGivenUp() throws IOException {
    start(limits(100, 1000, LONG, SHORT, LONG, LONG));
    try (Wire wire = Wire.to(server.port())) {
      wire.say("POST /ok HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc");
      assertThat(wire.hearAll()).startsWith("HTTP/1.1 408 ");
    }
  }

  @Test
  void anIdleConnectionIsClosedWithoutAWord() throws IOException {
    start(limits(100, 1000, SHORT, LONG, LONG, LONG));
    try (Wire wire = Wire.to(server.port());
        Wire used = Wire.to(server.port())) {
      used.say("GET /ok HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(wire.hearAll()).isEmpty();
      assertThat(used.hearAll()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void aHandlerThatNeverAnswersIsAnsweredFor() throws IOException {
    start(limits(100, 1000, LONG, LONG, SHORT, LONG));
    assertThat(Wire.ask(server.port(), "GET /never HTTP/1.1" + CLOSE)).startsWith("HTTP/1.1 503 ");
  }

  @Test
  void aPeerThatDoesNotReadIsClosedAndHoldsTheWriterBack() throws Exception {
    start(limits(100, 1000, LONG, LONG, LONG, SHORT));
    try (Wire wire = Wire.to(server.port())) {
      wire.say("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n");
      streamOver.get(30, TimeUnit.SECONDS);
      assertThat(streamed.get()).isLessThan(50_000_000L);
    }
  }

  @Test
  void aPeerThatLeavesEndsItsStream() throws Exception {
    start(HttpLimits.defaults());
    try (Wire wire = Wire.to(server.port())) {
      wire.say("GET /quiet HTTP/1.1\r\nHost: x\r\n\r\n");
      wire.hearUntil("\r\n\r\n");
    }
    streamOver.get(30, TimeUnit.SECONDS);
  }

  @Test
  void tooManyConnectionsAreClosedAndTheOldOnesWork() throws Exception {
    start(limits(5, 1000, LONG, LONG, LONG, LONG));
    List<Wire> wires = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Wire wire = Wire.to(server.port());
      wires.add(wire);
      wire.say("GET /ok HTTP/1.1\r\nHost: x\r\n\r\n");
      wire.hearUntil("\r\n\r\nok");
    }
    try (Wire sixth = Wire.to(server.port())) {
      assertThat(sixth.in().read()).isNegative();
    }
    wires.get(0).say("GET /ok HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(wires.get(0).hearUntil("\r\n\r\nok")).startsWith("HTTP/1.1 200 ");
    for (Wire wire : wires) {
      wire.close();
    }
    await(() -> Wire.ask(server.port(), "GET /ok HTTP/1.1" + CLOSE).startsWith("HTTP/1.1 200 "));
  }

  @Test
  void tooManyRequestsAreToldToWait() throws IOException {
    start(limits(100, 10, LONG, LONG, LONG, LONG));
    String request = "GET /ok HTTP/1.1\r\nHost: x\r\n\r\n";
    String answer = Wire.ask(server.port(), request.repeat(60) + "GET /ok HTTP/1.1" + CLOSE);

    assertThat(answer.split("HTTP/1.1 200 ", -1).length - 1).isBetween(10, 30);
    assertThat(answer).contains("HTTP/1.1 429 ").containsIgnoringCase("retry-after: 1");
  }

  @Test
  void noiseNeitherHurtsNorStops() throws Exception {
    start(limits(100, 1_000_000, LONG, SHORT, LONG, LONG));
    byte[] good =
        ("POST /ok?a=b HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n"
                + "Content-Encoding: identity\r\n\r\nhelloGET /ok HTTP/1.1\r\nHost: x\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    Random random = new Random(42);
    for (int round = 0; round < NOISES; round++) {
      send(mutated(good, random));
    }
    assertThat(faults.get()).isZero();
    assertThat(Wire.ask(server.port(), "GET /ok HTTP/1.1" + CLOSE)).startsWith("HTTP/1.1 200 ");
  }

  private void send(byte[] bytes) throws IOException {
    try (Wire wire = Wire.to(server.port())) {
      wire.setReceiveTimeout(2_000);
      wire.say(bytes);
      if (bytes.length % 16 == 0) {
        wire.in().read();
      }
    } catch (IOException closed) {
      assertThat(closed.getMessage()).containsAnyOf("reset", "Broken pipe", "timed out");
    }
  }

  private static byte[] mutated(byte[] good, Random random) {
    byte[] bytes = good.clone();
    for (int i = random.nextInt(8); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
    return java.util.Arrays.copyOf(bytes, length);
  }

  private void start(HttpLimits limits) {
    List<Route> routes =
        List.of(
            Route.get("/ok", Guard.OPEN, this::ok),
            Route.post("/ok", Guard.OPEN, this::ok),
            Route.get("/never", Guard.OPEN, r -> new CompletableFuture<>()),
            Route.get("/stream", Guard.OPEN, r -> stream(this::pour)),
            Route.get("/quiet", Guard.OPEN, r -> stream(this::watch)));
    server = new HttpServer("127.0.0.1", 0, Loops.SHARED, limits, routes, System::nanoTime);
    server.start();
  }

  private CompletionStage<HttpAnswer> ok(ServerRequest request) {
    if (request.path().isEmpty() || request.toString().isEmpty()) {
      faults.incrementAndGet();
    }
    return CompletableFuture.completedFuture(HttpAnswer.text(200, "ok"));
  }

  private static CompletionStage<HttpAnswer> stream(java.util.function.Consumer<BodyWriter> body) {
    return CompletableFuture.completedFuture(HttpAnswer.stream(200, HttpAnswer.NDJSON, body));
  }

  private void pour(BodyWriter writer) {
    watch(writer);
    more(writer);
  }

  private void more(BodyWriter writer) {
    HttpBody part = HttpBody.ofOwned(new byte[64 * 1024]);
    streamed.addAndGet(part.length());
    writer.write(part).thenRunAsync(() -> more(writer));
  }

  private void watch(BodyWriter writer) {
    writer.closed().thenRun(() -> streamOver.complete(null));
  }

  private static HttpLimits limits(
      int connections, int rate, Duration idle, Duration read, Duration handling, Duration write) {
    return new HttpLimits(8192, 4096, 1 << 20, connections, rate, idle, read, handling, write);
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < end) {
      try {
        if (condition.holds()) {
          return;
        }
      } catch (IOException tryAgain) {
        Thread.onSpinWait();
      }
    }
    assertThatThrownBy(condition::holds).as("did not come true in time").isNull();
  }
}
