package org.edgedaemon.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.http.ClientResult.Answer;
import org.edgedaemon.http.ClientResult.Failure;
import org.edgedaemon.http.ClientResult.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a line and a client take for a peer they know, over TLS. */
@Timeout(60)
class PinnedCertificateIT {
  private static final HttpClients CLIENTS =
      new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);

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
  void thePinnedCertificateIsTakenWhateverItsName() throws Exception {
    try (RawPeer peer = secure(elsewhere)) {
      assertThat(overLine(peer, null, elsewhere.fingerprint())).isInstanceOf(Answer.class);
      assertThat(overClient(peer, elsewhere.fingerprint())).isInstanceOf(Answer.class);
    }
  }

  @Test
  void anotherCertificateIsRefusedAndNamed() throws Exception {
    try (RawPeer peer = secure(here)) {
      assertRefused(overLine(peer, null, elsewhere.fingerprint()), here.fingerprint());
      assertRefused(overClient(peer, elsewhere.fingerprint()), here.fingerprint());
      assertThat(peer.requests()).isEmpty();
    }
  }

  @Test
  void aLineChecksAuthorityAndNameWithoutAPin() throws Exception {
    try (RawPeer peer = secure(here);
        RawPeer other = secure(elsewhere)) {
      assertRefused(overLine(peer, null, null), "");
      assertRefused(overLine(other, elsewhere.pem(), null), "");
      assertThat(overLine(peer, here.pem(), null)).isInstanceOf(Answer.class);
    }
  }

  @Test
  void whatIsNoTlsIsToldAsThat() throws Exception {
    try (RawPeer plain = RawPeer.answering(200, "", "plain");
        RawPeer silent = RawPeer.start(c -> c.socket().getInputStream().readAllBytes())) {
      Failure noTls = (Failure) overLine(plain, null, here.fingerprint());
      assertThat(noTls.reason()).isIn(Reason.TLS, Reason.BROKEN);
      Failure hanging = (Failure) overLine(silent, null, here.fingerprint());
      assertThat(hanging.reason()).isIn(Reason.TLS, Reason.TIMEOUT);
    }
  }

  private static void assertRefused(ClientResult result, String seen) {
    assertThat(result).isInstanceOf(Failure.class);
    assertThat(((Failure) result).reason()).as(result.toString()).isEqualTo(Reason.CERTIFICATE);
    assertThat(((Failure) result).text()).contains(seen);
  }

  private static RawPeer secure(TestAuthority authority) throws Exception {
    return RawPeer.start(
        authority.listener(),
        conversation -> {
          while (conversation.hearRequest() != null) {
            conversation.answer(200, "", "{}");
          }
        });
  }

  private static ClientResult overLine(RawPeer peer, @Nullable Path caFile, @Nullable String pin)
      throws Exception {
    EventLoop loop = Loops.SHARED.next();
    URI address = URI.create("https://127.0.0.1:" + peer.port());
    HttpLine line = CLIENTS.line(address, config(caFile, pin), loop);
    CompletionStage<ClientResult> call =
        loop.submit(() -> line.call(request(peer))).get(30, TimeUnit.SECONDS);
    ClientResult result = call.toCompletableFuture().get(30, TimeUnit.SECONDS);
    loop.execute(line::close);
    return result;
  }

  private static ClientResult overClient(RawPeer peer, String pin) throws Exception {
    try (HttpClient client = CLIENTS.open(request(peer).uri(), config(null, pin))) {
      return client.call(request(peer)).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
  }

  private static HttpClientConfig config(@Nullable Path caFile, @Nullable String pin) {
    return new HttpClientConfig(2, Duration.ofSeconds(3), Duration.ofSeconds(5), caFile, pin, null);
  }

  private static ClientRequest request(RawPeer peer) {
    return ClientRequest.get(URI.create("https://127.0.0.1:" + peer.port() + "/"))
        .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5));
  }
}
