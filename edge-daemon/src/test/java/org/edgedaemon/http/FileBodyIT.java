package org.edgedaemon.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.edgedaemon.http.ClientResult.Answer;
import org.edgedaemon.http.ClientResult.Failure;
import org.edgedaemon.http.ClientResult.Reason;
import org.edgedaemon.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileBodyIT {
  private static final Duration SHORT = Duration.ofMillis(600);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int BIG = 24 << 20;

  private final HttpClients clients =
      new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);
  private final HttpClient client =
      clients.open(URI.create("http://127.0.0.1"), HttpClientConfig.of(4));
  private final AtomicLong progress = new AtomicLong();
  private final CountDownLatch over = new CountDownLatch(1);

  @TempDir private Path folder;

  @AfterEach
  void close() {
    over.countDown();
    client.close();
    clients.close();
  }

  @Test
  void aMultipartBodyIsSentAsItIs() throws Exception {
    byte[] content = random(200_000);
    Path file = Files.write(folder.resolve("a.bin"), content);
    FileBody body =
        FileBody.multipart("b0undary", "file", "we \"ird\r\n.bin", "image/jpeg", file, 200_000);
    try (RawPeer peer = RawPeer.answering(201, "", "{}")) {
      for (int i = 0; i < 3; i++) {
        assertThat(((Answer) send(peer, body)).status()).isEqualTo(201);
      }
      assertThat(peer.accepted()).isEqualTo(1);
      assertThat(progress.get()).isEqualTo(3 * 200_000);
      String request = peer.requests().get(2);
      assertThat(request)
          .containsIgnoringCase("content-length: " + body.length() + "\r\n")
          .containsIgnoringCase("authorization: Bearer k\r\n")
          .contains(
              "\r\n\r\n--b0undary\r\nContent-Disposition: form-data; name=\"file\";"
                  + " filename=\"we %22ird%0D%0A.bin\"\r\nContent-Type: image/jpeg\r\n\r\n")
          .endsWith("\r\n--b0undary--\r\n");
      assertThat(request).contains(new String(content, StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void anEmptyFileIsSentToo() throws Exception {
    Path file = Files.createFile(folder.resolve("empty"));
    try (RawPeer peer = RawPeer.answering(200, "", "")) {
      assertThat(send(peer, FileBody.of(file, 0))).isInstanceOf(Answer.class);
      assertThat(send(peer, FileBody.multipart("b", "file", "e", "text/plain", file, 0)))
          .isInstanceOf(Answer.class);
      assertThat(peer.requests().get(1)).endsWith("\r\n\r\n\r\n--b--\r\n");
    }
  }

  @Test
  void aRefusalBeforeTheEndIsHeardThoughThePeerClosesAtOnce() throws Exception {
    RawPeer.Script refuse =
        conversation -> {
          conversation.socket().getInputStream().read(new byte[2_000]);
          conversation.answer(413, "", "too large");
        };
    try (RawPeer peer = RawPeer.start(refuse)) {
      for (int i = 0; i < 10; i++) {
        Answer answer = (Answer) send(peer, FileBody.of(big(), BIG));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body().text()).isEqualTo("too large");
      }
      assertThat(peer.accepted()).isEqualTo(10);
    }
  }

  @Test
  void aSuccessBeforeTheEndIsNone() throws Exception {
    RawPeer.Script hasty =
        conversation -> {
          conversation.socket().getInputStream().read(new byte[2_000]);
          conversation.answer(200, "", "{}");
          waitOver();
        };
    try (RawPeer peer = RawPeer.start(hasty)) {
      Failure failure = (Failure) send(peer, FileBody.of(big(), BIG));
      assertThat(failure.reason()).isEqualTo(Reason.PROTOCOL);
    }
  }

  @Test
  void aResetInTheMiddleIsAValue() throws Exception {
    RawPeer.Script reset =
        conversation -> {
          conversation.socket().getInputStream().readNBytes(1 << 20);
          conversation.socket().setSoLinger(true, 0);
        };
    try (RawPeer peer = RawPeer.start(reset)) {
      Failure failure = (Failure) send(peer, FileBody.of(big(), BIG));
      assertThat(failure.reason()).isEqualTo(Reason.BROKEN);
      assertThat(progress.get()).isLessThan(BIG);
    }
  }

  @Test
  void aPeerThatTakesNothingEndsAtTheReadDeadline() throws Exception {
    try (RawPeer peer = RawPeer.start(conversation -> waitOver())) {
      long start = System.nanoTime();
      Failure failure = (Failure) send(peer, FileBody.of(big(), BIG));
      assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void aPeerThatOwesItsAnswerEndsAtTheReadDeadline() throws Exception {
    RawPeer.Script mute =
        conversation -> {
          conversation.hearRequest();
          waitOver();
        };
    Path file = Files.write(folder.resolve("small"), random(100));
    try (RawPeer peer = RawPeer.start(mute)) {
      assertThat(((Failure) send(peer, FileBody.of(file, 100))).reason()).isEqualTo(Reason.TIMEOUT);
    }
  }

  @Test
  void filesThatAreNotAsAnnouncedAreTold() throws Exception {
    Path file = Files.write(folder.resolve("real"), random(100));
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    try (RawPeer peer = RawPeer.answering(200, "", "")) {
      assertUnreadable(peer, FileBody.of(file, 99), "100 octets and had 99");
      assertUnreadable(peer, FileBody.of(link, 100), "not a plain file");
      assertUnreadable(peer, FileBody.of(folder, 100), "not a plain file");
      assertUnreadable(peer, FileBody.of(folder.resolve("none"), 1), "no such file");
      assertThat(peer.requests()).isEmpty();
    }
  }

  @Test
  void aFileThatGrowsWhileItIsSentNeverGetsThereWhole() throws Exception {
    Path file = big();
    RawPeer.Script slow =
        conversation -> {
          InputStream in = conversation.socket().getInputStream();
          in.readNBytes(1 << 20);
          Files.write(file, new byte[1], java.nio.file.StandardOpenOption.APPEND);
          in.transferTo(java.io.OutputStream.nullOutputStream());
        };
    try (RawPeer peer = RawPeer.start(slow)) {
      assertUnreadable(peer, FileBody.of(file, BIG), "changed while it was sent");
    }
  }

  @Test
  void theRateHolds() throws Exception {
    Path file = Files.write(folder.resolve("paced"), random(150_000));
    TransferRate rate = new TransferRate(100_000, System::nanoTime);
    try (RawPeer peer = RawPeer.answering(200, "", "")) {
      long start = System.nanoTime();
      assertThat(send(peer, FileBody.of(file, 150_000).withRate(rate))).isInstanceOf(Answer.class);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertThat(took).isBetween(Duration.ofMillis(1_300), Duration.ofSeconds(8));
    }
  }

  @Test
  void aKeptConnectionThatWasClosedIsReplacedOnce() throws Exception {
    Path file = Files.write(folder.resolve("again"), random(3_000_000));
    FileBody body = FileBody.of(file, 3_000_000);
    RawPeer.Script once =
        conversation -> {
          conversation.hearRequest();
          conversation.answer(200, "", "");
          if (conversation.number() == 1) {
            conversation.socket().getInputStream().readNBytes(500_000);
            conversation.socket().setSoLinger(true, 0);
          }
        };
    try (RawPeer peer = RawPeer.start(once)) {
      assertThat(send(peer, body)).isInstanceOf(Answer.class);
      assertThat(progress.get()).isEqualTo(3_000_000);
      assertThat(send(peer, body)).isInstanceOf(Answer.class);
      assertThat(progress.get()).isEqualTo(6_000_000);
      assertThat(peer.accepted()).isEqualTo(2);
    }
  }

  private void assertUnreadable(RawPeer peer, FileBody body, String words) throws Exception {
    Failure failure = (Failure) send(peer, body);
    assertThat(failure.reason()).isEqualTo(Reason.FILE);
    assertThat(failure.text()).contains(words).doesNotContain(folder.toString());
  }

  private ClientResult send(RawPeer peer, FileBody body) throws Exception {
    ClientRequest request =
        ClientRequest.post(peer.uri("/upload/x"), HttpBody.EMPTY)
            .withHeaders(Map.of(), Map.of("Authorization", new Secret("Bearer k")))
            .withTimeouts(SHORT, LONG)
            .asRepeatable();
    return client
        .send(request, body.withProgress(progress::addAndGet))
        .toCompletableFuture()
        .get(40, TimeUnit.SECONDS);
  }

  private Path big() throws Exception {
    Path file = folder.resolve("big");
    if (!Files.exists(file)) {
      Files.write(file, new byte[BIG]);
    }
    return file;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return Arrays.copyOf(bytes, length);
  }

  private void waitOver() {
    try {
      over.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
