package org.edgedaemon.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.edgedaemon.http.ClientResult.Answer;
import org.edgedaemon.http.ClientResult.Failure;
import org.edgedaemon.http.ClientResult.Reason;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpLineIT {
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String STREAM_HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: multipart/mixed; boundary=x\r\nConnection: close\r\n\r\n";

  private final HttpClients clients =
      new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);
  private final EventLoop loop = Loops.SHARED.next();
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void close() {
    over.countDown();
    clients.close();
  }

  @Test
  void sendsWhatItIsToldAndTellsTheLengthOfAnEmptyPost() throws Exception {
    try (RawPeer peer = RawPeer.answering(401, challenges(), "no")) {
      HttpLine line = line(peer);
      ClientRequest request =
          ClientRequest.post(peer.uri("/A/b?format=json"), HttpBody.EMPTY)
              .withHeaders(
                  Map.of("Content-Type", "text/x"), Map.of("Authorization", new Secret("Zebra")));
      Answer answer = (Answer) call(line, request);

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.headerValues("www-authenticate"))
          .containsExactly("Digest realm=\"a, b\"", "Basic realm=\"c\"");
      assertThat(peer.requests().get(0))
          .startsWith("POST /A/b?format=json HTTP/1.1\r\n")
          .containsIgnoringCase("host: 127.0.0.1:" + peer.port() + "\r\n")
          .containsIgnoringCase("content-length: 0\r\n")
          .containsIgnoringCase("authorization: Zebra\r\n")
          .endsWith("\r\n\r\n");
    }
  }

  @Test
  void theConnectionIsKeptAndNumbered() throws Exception {
    try (RawPeer peer = RawPeer.answering(200, "", "x")) {
      HttpLine line = line(peer);
      assertThat(on(line::connection)).isZero();
      for (int i = 0; i < 5; i++) {
        assertThat(call(line, get(peer))).isInstanceOf(Answer.class);
        assertThat(on(line::connection)).isEqualTo(1);
      }
      assertThat(peer.accepted()).isEqualTo(1);
    }
  }

  @Test
  void aConnectionThatNobodyUsesIsClosed() throws Exception {
    HttpClientConfig hasty = new HttpClientConfig(1, LONG, SHORT, null, null, null);
    try (RawPeer peer = RawPeer.answering(200, "", "x")) {
      HttpLine line = clients.line(peer.uri(""), hasty, loop);
      call(line, get(peer));
      call(line, get(peer));
      assertThat(on(line::connection)).isEqualTo(1);
      long deadline = System.nanoTime() + LONG.toNanos();
      while (on(line::connection) != 0 && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      assertThat(on(line::connection)).isZero();
    }
  }

  @Test
  void eitherSideMayWantTheConnectionClosed() throws Exception {
    try (RawPeer closing = RawPeer.answering(200, "Connection: close\r\n", "x");
        RawPeer keeping = RawPeer.answering(200, "", "x")) {
      HttpLine line = line(closing);
      call(line, get(closing));
      assertThat(on(line::connection)).isZero();
      call(line, get(closing));
      assertThat(closing.accepted()).isEqualTo(2);

      HttpLine ours = line(keeping);
      ClientRequest last = get(keeping).withHeaders(Map.of("Connection", "close"), Map.of());
      call(ours, last);
      assertThat(on(ours::connection)).isZero();
    }
  }

  @Test
  void aCallThatDiedOnAKeptConnectionIsRepeatedOnlyIfThatIsAllowed() throws Exception {
    RawPeer.Script onceEach =
        c -> {
          c.hearRequest();
          c.answer(200, "", "x");
          c.socket().getInputStream().read();
        };
    try (RawPeer peer = RawPeer.start(onceEach)) {
      HttpLine line = line(peer);
      call(line, get(peer));
      assertThat(call(line, get(peer))).isInstanceOf(Answer.class);
      ClientRequest once = ClientRequest.post(peer.uri("/"), HttpBody.of("once"));
      assertThat(((Failure) call(line, once)).reason()).isEqualTo(Reason.BROKEN);
    }
  }

  @Test
  void deadlinesHoldAndALongAnswerIsCut() throws Exception {
    RawPeer.Script drip =
        c -> {
          c.hearRequest();
          c.say("HTTP/1.1 200 X\r\nContent-Length: 100000\r\n\r\n");
          while (!waitOver(50)) {
            c.say("x");
          }
        };
    try (RawPeer silent = RawPeer.start(c -> waitOver(30_000));
        RawPeer slow = RawPeer.start(drip);
        RawPeer huge = RawPeer.answering(200, "", "y".repeat(500_000))) {
      ClientRequest impatient = get(silent).withTimeouts(SHORT, LONG);
      assertThat(((Failure) call(line(silent), impatient)).reason()).isEqualTo(Reason.TIMEOUT);
      ClientRequest total = get(slow).withTimeouts(LONG, SHORT);
      assertThat(((Failure) call(line(slow), total)).reason()).isEqualTo(Reason.TIMEOUT);
      HttpLine line = line(huge);
      Answer cut = (Answer) call(line, get(huge).withMaxAnswer(1000));
      assertThat(cut.truncated()).isTrue();
      assertThat(cut.body().length()).isEqualTo(1000);
      assertThat(on(line::connection)).isZero();
    }
  }

  @Test
  void onlyOneCallAtATime() throws Exception {
    try (RawPeer silent = RawPeer.start(c -> waitOver(30_000))) {
      HttpLine line = line(silent);
      CompletionStage<ClientResult> first = on(() -> line.call(get(silent)));
      assertThat(((Failure) call(line, get(silent))).reason()).isEqualTo(Reason.BUSY);
      on(
          () -> {
            line.close();
            return 0;
          });
      assertThat(((Failure) await(first)).reason()).isEqualTo(Reason.BUSY);
    }
  }

  @Test
  void aStreamGivesItsHeadThenItsBytesAndTellsItsEnd() throws Exception {
    RawPeer.Script script =
        c -> {
          c.hearRequest();
          c.say("HTTP/1.1 100 Continue\r\n\r\n" + STREAM_HEAD + "one");
        };
    try (RawPeer peer = RawPeer.start(script)) {
      Heard heard = new Heard();
      StreamResult.Open open = open(line(peer), peer, LONG, heard);
      assertThat(open.header("content-type")).contains("multipart/mixed; boundary=x");
      assertThat(heard.next()).isEqualTo("one");
      assertThat(heard.next()).isEqualTo("ended: null");
    }
  }

  @Test
  void aSilentStreamEndsAndABrokenOneTells() throws Exception {
    RawPeer.Script chunked =
        c -> {
          c.hearRequest();
          c.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n5\r\nde");
        };
    try (RawPeer silent =
            RawPeer.start(
                c -> {
                  c.hearRequest();
                  c.say(STREAM_HEAD);
                  waitOver(30_000);
                });
        RawPeer broken = RawPeer.start(chunked)) {
      Heard heard = new Heard();
      open(line(silent), silent, SHORT, heard);
      assertThat(heard.next()).contains("TIMEOUT");
      open(line(broken), broken, LONG, heard);
      assertThat(heard.next()).isEqualTo("abc");
      assertThat(heard.next()).isEqualTo("de");
      assertThat(heard.next()).contains("BROKEN");
    }
  }

  @Test
  void whatIsNoStreamIsAnAnswer() throws Exception {
    try (RawPeer peer = RawPeer.answering(200, "Content-Type: application/json\r\n", "{}")) {
      StreamResult result = await(on(() -> line(peer).stream(get(peer), LONG, new Heard())));
      Answer answer = (Answer) ((StreamResult.Ended) result).result();
      assertThat(answer.body().text()).isEqualTo("{}");
    }
  }

  @Test
  void leavingAStreamIsAProperEndEvenWhileThePeerSends() throws Exception {
    BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    RawPeer.Script script =
        c -> {
          c.hearRequest();
          c.say(STREAM_HEAD);
          c.socket().setSoTimeout(20);
          ends.add(sendUntilLeft(c));
        };
    try (RawPeer peer = RawPeer.start(script)) {
      Heard heard = new Heard();
      StreamResult.Open open = open(line(peer), peer, LONG, heard);
      heard.next();
      await(on(() -> open.stream().close()));
      assertThat(ends.poll(10, TimeUnit.SECONDS)).isEqualTo("fin");
    }
  }

  @Test
  void aPausedListenerStopsThePeer() throws Exception {
    AtomicLong sent = new AtomicLong();
    RawPeer.Script flood =
        c -> {
          c.hearRequest();
          c.say(STREAM_HEAD);
          while (over.getCount() > 0) {
            c.say("z".repeat(64 * 1024));
            sent.addAndGet(64 * 1024);
          }
        };
    try (RawPeer peer = RawPeer.start(flood)) {
      Heard heard = new Heard();
      StreamResult.Open open = open(line(peer), peer, SHORT, heard);
      open.stream().pause();
      long before = settled(sent);
      heard.texts.clear();
      assertThat(before).isLessThan(64L * 1024 * 1024);
      assertThat(sent.get()).isEqualTo(before);
      open.stream().resume();
      assertThat(heard.next()).startsWith("z");
      await(open.stream().close());
    }
  }

  private long settled(AtomicLong count) {
    long last = -1;
    while (last != count.get()) {
      last = count.get();
      waitOver(700);
    }
    return last;
  }

  private static String sendUntilLeft(RawPeer.Conversation c) throws IOException {
    InputStream in = c.socket().getInputStream();
    while (true) {
      try {
        c.say("beat".repeat(1000));
        if (in.read() < 0) {
          c.say("one more after the end");
          return "fin";
        }
      } catch (java.net.SocketTimeoutException still) {
        c.number();
      } catch (IOException e) {
        return "reset: " + e.getMessage();
      }
    }
  }

  private static StreamResult.Open open(
      HttpLine line, RawPeer peer, Duration silence, StreamListener listener) throws Exception {
    return (StreamResult.Open)
        await(on(line.loop(), () -> line.stream(get(peer), silence, listener)));
  }

  private HttpLine line(RawPeer peer) {
    return clients.line(peer.uri(""), HttpClientConfig.of(1), loop);
  }

  private static ClientRequest get(RawPeer peer) {
    return ClientRequest.get(peer.uri("/"));
  }

  private ClientResult call(HttpLine line, ClientRequest request) throws Exception {
    return await(on(() -> line.call(request)));
  }

  private <T> T on(Supplier<T> task) throws Exception {
    return on(loop, task);
  }

  private static <T> T on(EventLoop loop, Supplier<T> task) throws Exception {
    return loop.inEventLoop() ? task.get() : loop.submit(task::get).get(30, TimeUnit.SECONDS);
  }

  private static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static String challenges() {
    return "WWW-Authenticate: Digest realm=\"a, b\"\r\nWWW-Authenticate: Basic realm=\"c\"\r\n";
  }

  private boolean waitOver(long millis) {
    try {
      return over.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static final class Heard implements StreamListener {
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();

    @Override
    public void received(byte[] bytes) {
      texts.add(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void ended(@Nullable Failure why) {
      texts.add("ended: " + (why == null ? "null" : why.reason()));
    }

    String next() throws InterruptedException {
      String text = texts.poll(10, TimeUnit.SECONDS);
      assertThat(text).isNotNull();
      return text;
    }
  }
}
