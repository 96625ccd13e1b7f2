package org.edgedaemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.edgedaemon.journal.JournalException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls of the admin port as a foreign client sees them. */
class AdminApiIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void start() {
    bench = Bench.running(folder);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + bench.port + "/api/v1/" + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(
        request.header("Authorization", "Bearer " + Samples.TOKEN.reveal()).build(),
        BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"status", "devices", "runs", "destinations", "outbox", "dead", "journal/entries"})
  void everyCallNeedsTheToken(String path) throws Exception {
    HttpResponse<String> answer = http.send(request(path).GET().build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(bench.daemon.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "journal/entries?limit=0",
        "journal/entries?limit=many",
        "journal/entries?from=yesterday",
        "journal/entries?kinds=pinch",
        "journal/entries?device=..%2Fetc",
        "dead/x",
        "runs?limit=1001",
        "runs?device=..%2Fetc",
        "outbox/cloud?limit=1001"
      })
  void nonsenseIsRefusedWithItsName(String path) throws Exception {
    HttpResponse<String> answer = send(request(path).GET());
    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.get("reason").asText()).isEqualTo("invalid");
    assertThat(problem.get("detail").asText()).isNotEmpty();
    assertThat(bench.daemon.asked).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dead/retry|{}",
        "dead/retry|{\"ids\":[1],\"all\":true}",
        "dead/drop|{\"all\":true}",
        "dead/drop|{\"ids\":\"x\"}",
        "outbox/retry|[1,2]",
        "outbox/retry|{\"destination\":\"../x\"}"
      })
  void bodiesAreReadStrictlyEnoughToHarmNobody(String path, String body) throws Exception {
    HttpResponse<String> answer = send(request(path).POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(bench.daemon.asked).isEmpty();
  }

  @Test
  void listsComeInPages() throws Exception {
    JsonNode first = JSON.readTree(send(request("devices?limit=1").GET()).body());
    assertThat(first.get("items")).hasSize(1);
    assertThat(first.get("next").asLong()).isEqualTo(1);
    JsonNode second = JSON.readTree(send(request("devices?limit=1&after=1").GET()).body());
    assertThat(second.get("items").get(0).get("id").asText()).isEqualTo("lobby");
    assertThat(second.get("next").isNull()).isTrue();
  }

  @Test
  void aQueryReachesTheJournalWhole() throws Exception {
    send(
        request(
                "journal/entries?device=front-door&from=2026-03-01T00:00&to=2026-03-02T00:00"
                    + "&kinds=set-aside&after=1&limit=5")
            .GET());
    assertThat(bench.daemon.asked)
        .containsExactly(
            "find after 1 kinds [SET_ASIDE] device front-door from 2026-03-01T00:00 to"
                + " 2026-03-02T00:00");
  }

  @Test
  void aStreamEndsWithItsResult() throws Exception {
    HttpResponse<String> answer =
        send(request("devices/front-door/read").POST(BodyPublishers.noBody()));
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
    List<String> lines = answer.body().lines().toList();
    JsonNode last = JSON.readTree(lines.get(lines.size() - 1));
    assertThat(last.get("result").get("records").asLong()).isEqualTo(2000);
    assertThat(last.has("error")).isFalse();
  }

  @Test
  void aStreamThatFailsSaysWhyInItsLastLine() throws Exception {
    bench.daemon.failure = new JournalException("disk full");
    HttpResponse<String> answer = send(request("journal/backup").POST(BodyPublishers.noBody()));
    JsonNode last = JSON.readTree(answer.body());
    assertThat(last.get("error").get("reason").asText()).isEqualTo("store");
    assertThat(last.get("error").get("message").asText()).isEqualTo("disk full");
  }

  @Test
  void longWorkShowsSignsOfLife() throws Exception {
    bench.daemon.hold.register();
    var answer =
        http.sendAsync(
            request("devices/front-door/read")
                .header("Authorization", "Bearer " + Samples.TOKEN.reveal())
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofLines());
    var lines = answer.get().body().iterator();
    JsonNode progress = JSON.readTree(lines.next()).get("progress");
    assertThat(progress.get("total").asLong()).isIn(-1L, 2000L);
    bench.daemon.hold.arriveAndDeregister();
    String last = lines.next();
    while (lines.hasNext()) {
      last = lines.next();
    }
    assertThat(JSON.readTree(last).has("result")).isTrue();
  }

  @Test
  void reloadAnswersWhatChanged() throws Exception {
    JsonNode report = JSON.readTree(send(request("reload").POST(BodyPublishers.noBody())).body());
    assertThat(report.get("applied").asBoolean()).isTrue();
    assertThat(report.get("changes").get(0).asText()).isEqualTo("device lobby added");
  }
}
