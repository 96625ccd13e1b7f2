package org.edgedaemon.destination.firebase.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.edgedaemon.http.ClientResult;
import org.edgedaemon.http.HttpBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAccountTest {
  private static final String SECRET = "c2VjcmV0LWtleS1tYXRlcmlhbA==";
  private static final String PEM =
      "-----BEGIN PRIVATE KEY-----\\n" + SECRET + "\\n-----END PRIVATE KEY-----";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json " + SECRET,
        "[]",
        "{}",
        "{\"type\":\"authorized_user\",\"private_key\":\"" + PEM + "\"}",
        "{\"client_email\":\"a@b\"}",
        "{\"client_email\":\"a@b\",\"private_key\":\"" + SECRET + "\"}",
        "{\"client_email\":\"a@b\",\"private_key\":\"" + PEM + "\"}",
        "{\"private_key\":\"" + PEM + "\"}",
      })
  void aFileThatIsNoneIsRefusedAndNotShown(String text, @TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("key.json"), text);
    assertThatThrownBy(() -> ServiceAccount.read(file))
        .isInstanceOf(CredentialsException.class)
        .hasNoCause()
        .hasMessageContaining(file.toString())
        .hasMessageNotContaining("c2VjcmV0");
    assertThatThrownBy(() -> ServiceAccount.read(directory.resolve("none")))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aFileOfAnySizeIsNotRead(@TempDir Path directory) throws Exception {
    Path file = Files.write(directory.resolve("key.json"), new byte[1 << 20]);
    assertThatThrownBy(() -> ServiceAccount.read(file)).hasMessageContaining("more than 65536");
  }

  @Test
  void credentialsGoOverTlsOrStayOnThisMachine() {
    for (String good :
        List.of(
            "https://x.example", "http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1")) {
      PeerAddress.requireSafe("url", URI.create(good));
    }
    for (String bad : List.of("http://x.example", "http://127.0.0.1.example", "ftp://x", "x")) {
      assertThatThrownBy(() -> PeerAddress.requireSafe("url", URI.create(bad)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void anEmulatorIsOnThisMachine() {
    assertThat(PeerAddress.ofEmulator("FIRESTORE_EMULATOR_HOST", "127.0.0.1:8080"))
        .isEqualTo(URI.create("http://127.0.0.1:8080"));
    for (String bad : List.of("10.0.0.1:8080", "evil.example:80", "127.0.0.1", "127.0.0.1:80/x")) {
      assertThatThrownBy(() -> PeerAddress.ofEmulator("FIRESTORE_EMULATOR_HOST", bad))
          .hasMessageContaining("FIRESTORE_EMULATOR_HOST");
    }
    assertThatThrownBy(() -> FixedAuthorizer.emulatorOwner(URI.create("http://10.0.0.1:80")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theClockFollowsGoogleOnlyWhenItIsFarOff() {
    Instant now = Instant.parse("2026-03-01T06:00:00Z");
    PeerClock clock = new PeerClock(() -> now);
    assertThat(clock.issueTime()).isEqualTo(now.minusSeconds(30));
    clock.heard(dated("Sun, 01 Mar 2026 06:00:29 GMT"));
    assertThat(clock.issueTime()).isEqualTo(now.minusSeconds(30));
    clock.heard(dated("Sun, 01 Mar 2026 08:00:00 GMT"));
    assertThat(clock.issueTime()).isEqualTo(now.plusSeconds(7_170));
    clock.heard(dated("nonsense"));
    assertThat(clock.issueTime()).isEqualTo(now.plusSeconds(7_170));
    clock.heard(dated("Sun, 01 Mar 2026 06:00:00 GMT"));
    assertThat(clock.issueTime()).isEqualTo(now.minusSeconds(30));
  }

  private static ClientResult.Answer dated(String date) {
    return new ClientResult.Answer(
        200, java.util.Map.of("Date", java.util.List.of(date)), HttpBody.EMPTY, false);
  }
}
