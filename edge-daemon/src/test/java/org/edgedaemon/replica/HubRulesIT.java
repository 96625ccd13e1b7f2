package org.edgedaemon.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.http.Loops;
import org.edgedaemon.replica.hub.HubConfig;
import org.edgedaemon.replica.hub.SlaveFigures;
import org.edgedaemon.replica.link.HttpMasterCalls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a master does not take on trust, keeps for a while only, and tells its operator. */
@Timeout(60)
class HubRulesIT extends HubFixture {
  private static final String DELETE =
      "{\"table\":\"inventories\",\"action\":\"delete\",\"id\":\"1\"}";

  /** Its own clock may be fast: what came after its download it did not see. */
  @Test
  void whoAcknowledgesMoreThanItGotHasSeenWhatItGot() throws Exception {
    upload(NORTH, record(1, "first", "2026-03-01T08:00:00Z"));
    read(get(SOUTH, "download", null));
    upload(NORTH, record(1, "second", "2026-03-01T10:00:00Z"));
    acknowledge(SOUTH, "2036-01-01T00:00:00Z", "success");
    assertThat(judged(record(1, "third", "2026-03-01T09:00:00Z"))).isEqualTo("conflict master");
    shut();
    open(HubConfig.DEFAULT_RATE);
    assertThat(judged(record(1, "fourth", "2026-03-01T09:30:00Z"))).isEqualTo("conflict master");
  }

  /** What did not fit into the page it did not get. */
  @Test
  void whoAcknowledgesMoreThanFittedHasSeenWhatFitted() throws Exception {
    execute("alter table inventories alter column name varchar(60000)");
    String filler = "x".repeat(48_000);
    for (int i = 1; i <= 100; i++) {
      upload(NORTH, record(i, filler, "2026-03-01T08:00:00Z"));
    }
    JsonNode page = read(get(SOUTH, "download", null));
    assertThat(page.path("more").asBoolean()).isTrue();
    int fitted = page.path("records").size();
    assertThat(fitted).isBetween(1, 99);
    assertThat(hub.slaves().get(1).told()).isEqualTo(fitted);
    acknowledge(SOUTH, "2036-01-01T00:00:00Z", "success");
    assertThat(judged(record(fitted, "seen", "2026-03-01T07:00:00Z"))).isEqualTo("accepted ");
    assertThat(judged(record(fitted + 1, "not seen", "2026-03-01T07:00:00Z")))
        .isEqualTo("conflict master");
  }

  /** Only what it was told counts as seen, not what it says beside its records. */
  @Test
  void whoClaimsInAnUploadToHaveSeenMoreHasNot() throws Exception {
    upload(NORTH, record(1, "first", "2026-03-01T08:00:00Z"));
    read(get(SOUTH, "download", null));
    upload(NORTH, record(1, "second", "2026-03-01T10:00:00Z"));
    String body =
        "{\"last_synced_at\":\"2036-01-01T00:00:00Z\",\"records\":[%s]}"
            .formatted(record(1, "third", "2026-03-01T09:00:00Z"));
    String answer = read(post(SOUTH, body.getBytes(StandardCharsets.UTF_8), false)).toString();
    assertThat(answer).contains("conflict").doesNotContain("accepted");
  }

  @Test
  void parametersMayBeEmptyOrComeSeveralTimes() throws Exception {
    upload(NORTH, records(3));
    for (String query :
        new String[] {
          "last_synced_at=&tables=",
          "tables=inventories&tables=inventories",
          "tables=inventories,inventories",
          "last_synced_at=2026-01-01T03:00:00%2B03:00",
          "last_synced_at=2026-01-01T03:00:00+03:00"
        }) {
      assertThat(records(get(SOUTH, "download?" + query, null))).as(query).hasSize(3);
    }
    assertThat(get(SOUTH, "download?last_synced_at=yesterday", null).statusCode()).isEqualTo(400);
    assertThat(get(SOUTH, "download?tables=inventories&tables=elsewhere", null).statusCode())
        .isEqualTo(400);
  }

  @Test
  void whatASlaveFailsOfIsKnownSinceItsFirstFailureUntilARoundGoesWell() throws Exception {
    acknowledge(NORTH, "2026-01-01T00:00:00Z", "failed");
    SlaveFigures first = hub.slaves().get(0);
    assertThat(first.failingSince()).isNotNull();
    assertThat(first.lastError()).isEqualTo("the office is closed");
    acknowledge(NORTH, "2026-01-01T00:00:00Z", "failed");
    assertThat(hub.slaves().get(0).failingSince()).isEqualTo(first.failingSince());
    acknowledge(NORTH, "2026-01-01T00:00:00Z", "success");
    assertThat(hub.slaves().get(0).failingSince()).isNull();
  }

  @Test
  void whoCallsAMasterThatStopsIsToldSo() throws Exception {
    hub.close();
    HttpResponse<byte[]> answer = get(NORTH, "download", null);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(read(answer).path("detail").asText()).contains("the master stops");
  }

  @Test
  void deletesAreForgottenAfterTheirTime() throws Exception {
    upload(NORTH, record(1, "a", "2026-03-01T08:00:00Z"));
    upload(NORTH, DELETE);
    assertThat(records(get(SOUTH, "download", null)).findValuesAsText("action"))
        .containsExactly("delete");
    shut();
    open(HubConfig.DEFAULT_RATE, Duration.ofNanos(1));
    hub.start();
    await(() -> read(get(SOUTH, "download", null)).has("forgotten"));
    assertThat(records(get(SOUTH, "download", null))).isEmpty();
  }

  @Test
  void aDatabaseThatCannotBeUsedIsSaidUntilItCan() throws Exception {
    upload(NORTH, records(1));
    assertThat(hub.trouble()).isEmpty();
    execute("alter table inventories rename to elsewhere");
    shut();
    open(HubConfig.DEFAULT_RATE);
    hub.start();
    await(() -> hub.trouble().isPresent());
    assertThat(hub.trouble().orElseThrow()).contains("inventories");
    execute("alter table elsewhere rename to inventories");
    await(() -> hub.trouble().isEmpty());
  }

  @Test
  void aSlaveKnowsHowLongItIsToWait() {
    shut();
    open(1);
    try (HttpClients clients = new HttpClients(Loops.SHARED, "test", System::nanoTime);
        HttpMasterCalls north = calls(clients, NORTH)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 20; i++) {
                  north.download(Version.NONE, Set.of(TABLE));
                }
              })
          .isInstanceOfSatisfying(
              MasterUnavailableException.class,
              away -> assertThat(away.retryAfter()).contains(Duration.ofSeconds(1)))
          .hasMessageContaining("less often");
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private void execute(String sql) throws Exception {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private String judged(String record) throws Exception {
    JsonNode result = upload(SOUTH, record).path("results").path(0);
    return result.path("status").asText() + " " + result.path("winner").asText();
  }
}
