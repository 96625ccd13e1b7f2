package org.edgedaemon.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.edgedaemon.http.ClientResult.Answer;
import org.edgedaemon.http.ClientResult.Failure;
import org.edgedaemon.http.ClientResult.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpClientStreamIT {
  private static final Duration SHORT = Duration.ofMillis(600);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int LENGTH = 64 << 20;

  private final HttpClients clients =
      new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);
  private final HttpClient client =
      clients.open(URI.create("http://127.0.0.1"), HttpClientConfig.of(2));

  @AfterEach
  void close() {
    client.close();
    clients.close();
  }

  @Test
  void aPauseHoldsThePeerAndIsNoSilence() throws Exception {
    AtomicLong said = new AtomicLong();
    try (RawPeer peer = RawPeer.start(conversation -> sayMuch(conversation, said))) {
      Listener listener = new Listener();
      StreamResult.Open open =
          (StreamResult.Open) get(client.stream(get(peer).withTimeouts(SHORT, LONG), listener));
      open.stream().pause();
      long before = settled(said);
      Thread.sleep(SHORT.toMillis() * 2);
      assertThat(said.get()).isEqualTo(before).isLessThan(LENGTH);

      open.stream().resume();
      assertThat(listener.end.get(30, TimeUnit.SECONDS)).isNull();
      assertThat(listener.octets.get()).isEqualTo(LENGTH);
    }
  }

  @Test
  void theConnectionIsKeptEvenWhenTheAnswerEndedInAPause() throws Exception {
    try (RawPeer peer = RawPeer.answering(200, "", "[1,2,3]")) {
      for (int i = 0; i < 5; i++) {
        Listener listener = new Listener();
        var asked =
            client.stream(get(peer).withTimeouts(SHORT, LONG), listener)
                .thenAccept(result -> ((StreamResult.Open) result).stream().pause());
        get(asked);
        assertThat(listener.end.get(10, TimeUnit.SECONDS)).isNull();
        assertThat(listener.octets.get()).isEqualTo(7);
      }
      assertThat(peer.accepted()).isEqualTo(1);
    }
  }

  @Test
  void whoLeavesGetsAnotherConnection() throws Exception {
    AtomicLong said = new AtomicLong();
    try (RawPeer peer = RawPeer.start(conversation -> sayMuch(conversation, said))) {
      for (int i = 0; i < 4; i++) {
        StreamResult heard = get(client.stream(get(peer), new Listener()));
        assertThat(heard).isInstanceOf(StreamResult.Open.class);
        get(((StreamResult.Open) heard).stream().close());
      }
      assertThat(peer.accepted()).isEqualTo(4);
    }
  }

  @Test
  void silenceInTheBodyIsToldToTheListener() throws Exception {
    RawPeer.Script script =
        conversation -> {
          conversation.hearRequest();
          conversation.say("HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\n[1,");
          conversation.hearRequest();
        };
    try (RawPeer peer = RawPeer.start(script)) {
      Listener listener = new Listener();
      get(client.stream(get(peer).withTimeouts(SHORT, LONG), listener));
      assertThat(listener.reason()).isEqualTo(Reason.TIMEOUT);
    }
  }

  @Test
  void theTotalDeadlineHoldsInTheBody() throws Exception {
    RawPeer.Script script =
        conversation -> {
          conversation.hearRequest();
          conversation.say("HTTP/1.1 200 X\r\nContent-Length: 100000\r\n\r\n");
          conversation.socket().setSoTimeout(20);
          while (stillThere(conversation)) {
            conversation.say("1,");
          }
        };
    try (RawPeer peer = RawPeer.start(script)) {
      Listener listener = new Listener();
      get(client.stream(get(peer).withTimeouts(LONG, SHORT), listener));
      assertThat(listener.reason()).isEqualTo(Reason.TIMEOUT);
    }
  }

  @Test
  void aBreakInTheBodyIsToldToTheListener() throws Exception {
    RawPeer.Script script =
        conversation -> {
          conversation.hearRequest();
          conversation.say("HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\n[1,");
        };
    try (RawPeer peer = RawPeer.start(script)) {
      Listener listener = new Listener();
      get(client.stream(get(peer), listener));
      assertThat(listener.reason()).isEqualTo(Reason.BROKEN);
    }
  }

  @Test
  void refusalsAreCollectedAndTooManyAreBusy() throws Exception {
    try (RawPeer peer = RawPeer.answering(503, "Retry-After: 7\r\n", "later")) {
      StreamResult.Ended ended = (StreamResult.Ended) get(client.stream(get(peer), new Listener()));
      Answer answer = (Answer) ended.result();
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.body().text()).isEqualTo("later");
      assertThat(answer.header("retry-after")).contains("7");
    }
    AtomicLong said = new AtomicLong();
    try (RawPeer peer = RawPeer.start(conversation -> sayMuch(conversation, said))) {
      for (int i = 0; i < 2; i++) {
        var open = (StreamResult.Open) get(client.stream(get(peer), new Listener()));
        open.stream().pause();
      }
      StreamResult.Ended third = (StreamResult.Ended) get(client.stream(get(peer), new Listener()));
      assertThat(((Failure) third.result()).reason()).isEqualTo(Reason.BUSY);
    }
  }

  private static boolean stillThere(RawPeer.Conversation conversation) throws IOException {
    try {
      return conversation.socket().getInputStream().read() >= 0;
    } catch (SocketTimeoutException silent) {
      return true;
    }
  }

  private static void sayMuch(RawPeer.Conversation conversation, AtomicLong said)
      throws IOException {
    if (conversation.hearRequest() == null) {
      return;
    }
    conversation.say("HTTP/1.1 200 X\r\nContent-Length: " + LENGTH + "\r\n\r\n");
    OutputStream out = conversation.socket().getOutputStream();
    byte[] chunk = new byte[64 * 1024];
    for (int i = 0; i < LENGTH / chunk.length; i++) {
      out.write(chunk);
      said.addAndGet(chunk.length);
    }
  }

  private static long settled(AtomicLong count) throws InterruptedException {
    long before = -1;
    while (before != count.get()) {
      before = count.get();
      Thread.sleep(300);
    }
    return before;
  }

  private static ClientRequest get(RawPeer peer) {
    return ClientRequest.get(peer.uri("/list"));
  }

  private static <T> T get(java.util.concurrent.CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static final class Listener implements StreamListener {
    private final AtomicLong octets = new AtomicLong();
    private final CompletableFuture<@Nullable Failure> end = new CompletableFuture<>();

    @Override
    public void received(byte[] bytes) {
      octets.addAndGet(bytes.length);
    }

    @Override
    public void ended(@Nullable Failure why) {
      end.complete(why);
    }

    Reason reason() throws Exception {
      return end.get(30, TimeUnit.SECONDS).reason();
    }
  }
}
