package org.edgedaemon.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.edgedaemon.history.Run;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.http.Loops;
import org.edgedaemon.replica.hub.HubConfig;
import org.edgedaemon.replica.link.HttpMasterCalls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The master's calls over a real socket and a real database, as any slave sees them. */
@Timeout(60)
class HubIT extends HubFixture {
  @Test
  void bodiesArePackedBothWays() {
    try (HttpClients clients = new HttpClients(Loops.SHARED, "test", System::nanoTime);
        HttpMasterCalls north = calls(clients, NORTH);
        HttpMasterCalls south = calls(clients, SOUTH)) {
      List<Change> changes = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        changes.add(change(i, "chairs of the same kind"));
      }
      assertThat(north.upload(changes).outcomes()).hasSize(50);
      assertThat(south.download(Version.NONE, Set.of(TABLE)).rows()).hasSize(50);
    }
    assertThat(packing)
        .contains(
            List.of("/api/sync/upload", "gzip", "gzip"),
            List.of("/api/sync/download", "plain", "gzip"));
  }

  @Test
  void whoDoesNotTakeGzipGetsNone() throws Exception {
    upload(NORTH, records(100));
    HttpResponse<byte[]> plain = get(SOUTH, "download", null);
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    HttpResponse<byte[]> packed = get(SOUTH, "download", "gzip");
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.body().length).isLessThan(plain.body().length / 3);
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(json.readTree(in).path("records")).isEqualTo(records(plain));
    }
  }

  @Test
  void eachRecordIsJudgedAlone() throws Exception {
    JsonNode results =
        upload(
                NORTH,
                "{\"table\":\"inventories\",\"data\":{\"id\":1,\"name\":\"a\"},\"action\":\"create\",\"id\":\"1\"},"
                    + "{\"table\":\"inventories\",\"data\":{\"id\":2,\"colour\":\"b\"},\"action\":\"create\",\"id\":\"2\"},"
                    + "{\"table\":\"elsewhere\",\"data\":{\"id\":3},\"action\":\"create\",\"id\":\"3\"},"
                    + "{\"table\":\"inventories\",\"data\":{\"id\":\"x\",\"name\":\"c\"},\"action\":\"create\",\"id\":\"4\"},"
                    + "{\"table\":\"inventories\",\"data\":{\"id\":5,\"name\":\"d\"},\"action\":\"create\",\"id\":\"5\"}")
            .path("results");
    assertThat(results.findValuesAsText("status"))
        .containsExactly("accepted", "error", "error", "error", "accepted");
    assertThat(results.path(1).path("reason").asText()).contains("colour");
    assertThat(results.path(2).path("reason").asText()).contains("table elsewhere is not kept");
    assertThat(results.path(3).path("reason").asText()).isNotBlank();
    assertThat(records(get(SOUTH, "download", null)).findValuesAsText("key"))
        .containsExactly("1", "5");
  }

  @Test
  void pagesGoOnWhereTheLastOneEnded() throws Exception {
    upload(NORTH, records(25));
    List<String> keys = new ArrayList<>();
    String since = "";
    JsonNode page;
    do {
      page = read(get(SOUTH, "download?limit=10&tables=inventories" + since, null));
      assertThat(page.path("records").size()).isLessThanOrEqualTo(10);
      keys.addAll(page.path("records").findValuesAsText("key"));
      since = "&last_synced_at=" + page.path("server_time").asText();
    } while (page.path("more").asBoolean());
    assertThat(keys).hasSize(25).doesNotHaveDuplicates();
    assertThat(records(get(SOUTH, "download?x=y" + since, null))).isEmpty();
    assertThat(records(get(NORTH, "download?last_synced_at=2026-01-01T00:00:00Z", null)))
        .as("its own changes")
        .isEmpty();
    assertThat(get(SOUTH, "download?tables=elsewhere", null).statusCode()).isEqualTo(400);
  }

  @Test
  void whoCallsTooOftenIsAskedToWaitAndOthersAreNot() throws Exception {
    shut();
    open(5);
    List<Integer> codes = new ArrayList<>();
    HttpResponse<byte[]> refused = null;
    for (int i = 0; i < 20; i++) {
      HttpResponse<byte[]> answer = get(NORTH, "download", null);
      codes.add(answer.statusCode());
      refused = answer.statusCode() == 429 ? answer : refused;
    }
    assertThat(codes).contains(200, 429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(get(SOUTH, "download", null).statusCode()).isEqualTo(200);
  }

  @Test
  void tooLargeABodyIsRefusedAlsoWhenItIsSmallOnlyOnTheWire() throws Exception {
    byte[] large =
        ("{\"records\":[]" + " ".repeat(MAX_BODY) + "}").getBytes(StandardCharsets.UTF_8);
    assertThat(post(NORTH, large, false).statusCode()).isEqualTo(413);
    byte[] bomb = packed(large);
    assertThat(bomb.length).isLessThan(2_000);
    assertThat(post(NORTH, bomb, true).statusCode()).isEqualTo(413);
    String small = "{\"records\":[]" + " ".repeat(MAX_BODY / 2) + "}";
    assertThat(post(NORTH, packed(small.getBytes(StandardCharsets.UTF_8)), true).statusCode())
        .isEqualTo(200);
    String many = "{\"records\":[" + "{},".repeat(1_000) + "{}]}";
    assertThat(post(NORTH, many.getBytes(StandardCharsets.UTF_8), false).statusCode())
        .isEqualTo(400);
  }

  @Test
  void nobodyCallsWithoutATokenOfASlave() throws Exception {
    for (String call : List.of("download", "changes")) {
      assertThat(get("token-of-nobody-0123456789", call, null).statusCode()).isEqualTo(401);
    }
    assertThat(post("", new byte[0], false).statusCode()).isEqualTo(401);
  }

  /** A slave that tells no bases: what it acknowledged counts, also after a restart. */
  @Test
  void whatASlaveHasSeenIsRemembered() throws Exception {
    upload(NORTH, record(1, "first", "2026-03-01T08:00:00Z"));
    String time = read(get(SOUTH, "download", null)).path("server_time").asText();
    acknowledge(SOUTH, time, "success");
    shut();
    open(HubConfig.DEFAULT_RATE);
    JsonNode result =
        upload(SOUTH, record(1, "second", "2026-02-01T08:00:00Z")).path("results").path(0);
    assertThat(result.path("status").asText()).as("it had seen the first").isEqualTo("accepted");
    assertThat(hub.slaves().get(1).lastSync()).isNotNull();
  }

  /** Its database and memory went back to a backup: it lacks its own changes as well. */
  @Test
  void whoAsksForWhatItSaidThatItHadGetsItsOwnTooPageByPageAlsoAfterARestart() throws Exception {
    upload(NORTH, records(1));
    String before = read(get(NORTH, "download", null)).path("server_time").asText();
    acknowledge(NORTH, before, "success");
    upload(NORTH, record(2, "a", "2026-03-01T08:00:00Z"));
    String since = "download?limit=1&last_synced_at=";
    assertThat(records(get(NORTH, since + before, null))).as("it knows its own").isEmpty();
    String after = read(get(NORTH, since + before, null)).path("server_time").asText();
    acknowledge(NORTH, after, "success");
    upload(NORTH, record(3, "b", "2026-03-01T08:00:00Z"));

    JsonNode page = read(get(NORTH, since + before, null));
    assertThat(page.path("records").findValuesAsText("key")).containsExactly("2");
    shut();
    open(HubConfig.DEFAULT_RATE);
    page = read(get(NORTH, since + page.path("server_time").asText(), null));
    assertThat(page.path("records").findValuesAsText("key"))
        .as("also what it never acknowledged")
        .containsExactly("3");
    upload(NORTH, record(4, "c", "2026-03-01T08:00:00Z"));
    page = read(get(NORTH, since + page.path("server_time").asText(), null));
    assertThat(page.path("records")).as("from then on it knows its own").isEmpty();
  }

  @Test
  void roundsOfSlavesAreInTheHistory() throws Exception {
    upload(NORTH, records(3));
    acknowledge(NORTH, "2026-01-01T00:00:00Z", "success");
    acknowledge(NORTH, "2026-01-01T00:00:00Z", "success");
    acknowledge(NORTH, "2026-01-01T00:00:00Z", "failed");
    acknowledge(NORTH, "2026-01-01T00:00:00Z", "failed");
    assertThat(runs.all()).extracting(Run::subject).containsOnly("north");
    assertThat(runs.all()).extracting(Run::processed).containsExactly(3L, 0L);
    assertThat(runs.all()).extracting(Run::error).containsExactly(null, "the office is closed");
  }

  @Test
  void unknownRowsAreTold() {
    try (HttpClients clients = new HttpClients(Loops.SHARED, "test", System::nanoTime);
        HttpMasterCalls north = calls(clients, NORTH)) {
      north.upload(List.of(change(1, "a"), change(2, "b")));
      assertThat(north.unknown(List.of(row(1), row(2), row(3)))).containsExactly(row(3));
    }
  }
}
