package org.edgedaemon.device.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.edgedaemon.http.HttpAnswer;
import org.edgedaemon.http.HttpBody;
import org.edgedaemon.http.ServerRequest;
import org.junit.jupiter.api.Test;

class DoorkeeperTest {
  private static final ServerRequest CALL =
      new ServerRequest(
          "POST",
          "/api/v1/punches",
          Map.of(),
          Map.of(),
          Map.of("Authorization", "Bearer 0123456789abcdef"),
          HttpBody.of(""),
          "127.0.0.1");

  private final Doorkeeper doorkeeper = new Doorkeeper(() -> 0);

  @Test
  void whoComesWhileTheDaemonStartsIsToComeAgain() {
    HttpAnswer answer = doorkeeper.guard(ApiScope.PUNCHES).refuse(CALL).orElseThrow();
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsEntry("Retry-After", "1");
    assertThat(doorkeeper.caller(CALL)).isNull();
  }

  @Test
  void whereNobodyHasATokenTheCallIsSwitchedOff() {
    doorkeeper.serve(List.of());
    assertThat(doorkeeper.guard(ApiScope.PUNCHES).refuse(CALL).orElseThrow().status())
        .isEqualTo(403);
  }
}
