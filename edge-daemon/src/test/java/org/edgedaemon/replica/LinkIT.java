package org.edgedaemon.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.history.Run;
import org.edgedaemon.replica.hub.HubConfig;
import org.edgedaemon.replica.link.Link;
import org.edgedaemon.replica.link.RoundEnd;
import org.edgedaemon.replica.link.SyncStatus;
import org.edgedaemon.replica.link.Wish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A master and two slaves: all that happens by itself. */
@Timeout(60)
class LinkIT extends LinkFixture {
  @Test
  void aChangeAtOneSlaveRingsAtTheOther() throws Exception {
    Link first = link("north", north, "token-of-north-0123456789");
    Link second = link("south", south, "token-of-south-0123456789");
    await(() -> listens(first) && listens(second) && store.notes().isEmpty());
    // The first may still come by the round that follows a new line; the others ring for
    // themselves.
    for (int i = 0; i < 3; i++) {
      String name = "name " + i;
      north.put(row("1", name, "secret"));
      await(() -> name.equals(south.field("1", "name")));
    }
    assertThat(south.field("1", "note")).as("read with the key").isEqualTo("secret");
    assertThat(centre.field("1", "note")).as("the master cannot").startsWith("sealed:1:");
    centre.put(row("2", "from the centre", "plain"));
    await(() -> "from the centre".equals(north.field("2", "name")));
    south.remove("1");
    await(() -> north.field("1", "name") == null && centre.field("1", "name") == null);
    await(() -> first.status().status().status() == SyncStatus.State.SUCCESS);
    assertThat(statusFile("north")).contains("\"last_error\":null", "\"retry_count\":0");
  }

  @Test
  void anOutageIsToldOnceAndMadeUpFor() throws Exception {
    Link first = link("north", north, "token-of-north-0123456789");
    await(() -> listens(first));
    int port = server.port();
    shut();
    north.put(row("1", "during the outage", "x"));
    // A round that came while it shut down was told that it is busy.
    await(() -> lastError(first).contains("cannot connect to 127.0.0.1:" + port));
    assertThat(statusFile("north")).contains("\"status\":\"failed\"");
    open(port, false);
    await(() -> "during the outage".equals(centre.field("1", "name")));
    await(() -> first.status().status().status() == SyncStatus.State.SUCCESS);
    assertThat(history.all()).extracting(Run::error).anyMatch(error -> error != null);
  }

  @Test
  void aWrongTokenIsTold() throws Exception {
    Link first = link("north", north, "token-of-nobody-0123456789");
    await(() -> first.status().status().status() == SyncStatus.State.FAILED);
    assertThat(first.status().status().lastError()).contains("refuses the token");
    assertThat(statusFile("north")).doesNotContain("token-of-nobody");
  }

  @Test
  void whereAWebSocketIsRefusedCallsWait() throws Exception {
    int port = server.port();
    shut();
    open(port, true);
    Link first = link("north", north, "token-of-north-0123456789");
    Link second = link("south", south, "token-of-south-0123456789");
    await(() -> listens(first) && listens(second));
    north.put(row("1", "by a call", "x"));
    await(() -> "by a call".equals(south.field("1", "name")));
    // By now a call waits that nothing but the bell ends before its 20 s are over.
    long begin = System.nanoTime();
    north.put(row("1", "by another", "x"));
    await(() -> "by another".equals(south.field("1", "name")));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void wishesAreDone() throws Exception {
    Link first = link("north", north, "token-of-north-0123456789");
    await(() -> first.status().status().status() == SyncStatus.State.SUCCESS);
    centre.put(row("9", "x", "y"));
    assertThat(wish(first, new Wish(false, true, null)).error()).isNull();
    assertThat(wish(first, new Wish(true, false, null)).dryRun()).isTrue();
    RoundEnd elsewhere = wish(first, new Wish(false, false, URI.create("http://127.0.0.1:1")));
    assertThat(elsewhere.error()).contains("127.0.0.1:1");
    first.reset().toCompletableFuture().get(10, TimeUnit.SECONDS);
    await(() -> north.field("9", "name") != null);
  }

  @Test
  void foreignSlavesSpeakTheContractAlone() throws Exception {
    String body =
        "{\"records\":[{\"table\":\"inventories\",\"data\":{\"id\":\"5\",\"name\":\"n\","
            + "\"updated_at\":\"2026-01-01T00:00:00Z\"},\"action\":\"create\",\"id\":\"u\"},"
            + "{\"table\":\"other\",\"data\":{\"id\":\"5\"},\"action\":\"create\",\"id\":\"v\"}]}";
    HttpResponse<String> answer = post("upload", body);
    assertThat(answer.body()).contains("\"accepted\"", "table other is not kept here");
    assertThat(post("upload", body).body()).as("twice").contains("\"accepted\"");
    assertThat(centre.field("5", "name")).isEqualTo("n");
    assertThat(post("upload", "{}").statusCode()).isEqualTo(400);
    assertThat(post("upload", "x".repeat(HubConfig.DEFAULT_MAX_BODY + 1)).statusCode())
        .isEqualTo(413);
    assertThat(
            post(
                    "acknowledge",
                    "{\"timestamp\":\"2026-01-01T00:00:00Z\",\"status\":\"failed\",\"message\":\"m\"}")
                .statusCode())
        .isEqualTo(200);
    assertThat(hub.slaves().get(0).lastError()).isEqualTo("m");
  }
}
