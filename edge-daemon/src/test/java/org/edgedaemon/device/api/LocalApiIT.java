package org.edgedaemon.device.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.edgedaemon.entry.EntryKind.DATASET_RECORD;
import static org.edgedaemon.entry.EntryKind.MARK;
import static org.edgedaemon.entry.EntryKind.PUNCH;
import static org.edgedaemon.entry.EntryKind.STUDENT;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LocalApiIT {
  private static final String PUNCHES = "/api/v1/punches";
  private static final String ATTENDANCE = "/api/v1/attendance";
  private static final String ROOMS = "/api/v1/datasets/rooms";
  private static final String IN_SESSION = "2026-03-02T08:01:00+03:00";
  private static final String AT_NIGHT = "2026-03-02T23:30:00+03:00";

  @TempDir private Path dir;
  private ApiRig rig;

  @BeforeEach
  void start() {
    rig = new ApiRig(dir);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void everyExampleOfTheDescriptionIsTaken() throws Exception {
    for (OpenApi.Example example : rig.description.examples()) {
      String path = example.path().replace("{name}", "rooms");
      assertThat(rig.post(path, example.body().toString()).statusCode())
          .as(example.toString())
          .isBetween(200, 201);
    }
  }

  @Test
  void theDescriptionIsServedToWhoHasAToken() throws Exception {
    String path = "/api/v1/openapi.json";
    assertThat(rig.send(path, rig.request(path, ApiRig.PUNCHES_ONLY).build()).get().body())
        .contains("\"openapi\": \"3.1.0\"");
    assertThat(rig.send(path, rig.request(path, "").build()).get().statusCode()).isEqualTo(401);
  }

  @Test
  void nobodyIsAnsweredBeforeTheIntakeHasIt() throws Exception {
    rig.intake.shut();
    List<CompletableFuture<HttpResponse<String>>> answers =
        List.of(
            rig.post(PUNCHES, ApiRig.ALL, punch("p1", "17", AT_NIGHT)),
            rig.post(ATTENDANCE, ApiRig.ALL, mark("m1", "J17", "cs101-mon@2026-03-02")),
            rig.post(ROOMS, ApiRig.ALL, "{\"id\":1}"));
    while (rig.intake.asked() < 3) {
      Thread.onSpinWait();
    }
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      assertThatThrownBy(() -> answer.get(200, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
    }
    assertThat(rig.stored()).isEmpty();

    rig.intake.open();

    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
    }
    assertThat(rig.kinds()).containsExactlyInAnyOrder(PUNCH, STUDENT, MARK, DATASET_RECORD);
  }

  @Test
  void punchesAreKnownByTheCallersId() throws Exception {
    String two = "[" + punch("p1", "17", AT_NIGHT) + "," + punch("p2", "18", AT_NIGHT) + "]";
    HttpResponse<String> first = rig.post(PUNCHES, two);
    assertThat(first.statusCode()).isEqualTo(201);
    JsonNode answer = ApiRig.json(first.body());
    assertThat(answer.path("accepted").asInt()).isEqualTo(2);
    assertThat(answer.path("results").path(1).path("id").asText()).isEqualTo("p2");
    assertThat(answer.path("results").path(1).path("event_id").asText())
        .isEqualTo(rig.stored().get(1).eventId().value());

    HttpResponse<String> again = rig.post(PUNCHES, two);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(ApiRig.json(again.body()).path("duplicates").asInt()).isEqualTo(2);
    assertThat(rig.kinds()).containsExactly(PUNCH, PUNCH);
    JsonNode body = ApiRig.json(rig.stored().get(0).body().toString());
    assertThat(body.path("source").asText()).isEqualTo("api");
    assertThat(body.path("occurred_at").asText()).isEqualTo(AT_NIGHT);
    assertThat(body.path("device").path("id").asText()).isEqualTo("lan");
    assertThat(rig.device.status().facts()).containsEntry("records", "2");
  }

  @Test
  void anIdWithAnotherPunchBehindItIsRefused() throws Exception {
    rig.post(PUNCHES, punch("p1", "17", AT_NIGHT));
    String two = "[" + punch("p2", "18", AT_NIGHT) + "," + punch("p1", "99", AT_NIGHT) + "]";
    HttpResponse<String> answer = rig.post(PUNCHES, two);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("#/1/id");
    assertThat(rig.kinds()).containsExactly(PUNCH);
  }

  @Test
  void aTimeWithoutOffsetIsTheDevices() throws Exception {
    rig.post(PUNCHES, "{\"id\":\"p\",\"user_id\":\"1\",\"device_time\":\"2026-03-02T23:30:00\"}");

    assertThat(ApiRig.json(rig.stored().get(0).body().toString()).path("occurred_at").asText())
        .isEqualTo(AT_NIGHT);
  }

  @Test
  void oneFaultAndNothingIsStored() throws Exception {
    HttpResponse<String> answer =
        rig.post(
            PUNCHES,
            "["
                + punch("p1", "17", AT_NIGHT)
                + ",{\"id\":\"\",\"userid\":1,\"occurred_at\":\"yesterday\",\"device\":\"x\","
                + "\"direction\":\"in\",\"work_code\":7},"
                + "{\"id\":\"\\ud800\",\"user_id\":\"5\",\"device_time\":\"1999-01-01T00:00:00\"},"
                + "3]");

    assertThat(answer.statusCode()).isEqualTo(422);
    List<String> pointers = new ArrayList<>();
    ApiRig.json(answer.body())
        .path("errors")
        .forEach(error -> pointers.add(error.path("pointer").asText()));
    assertThat(pointers)
        .contains(
            "#/1/id",
            "#/1/user_id",
            "#/1/userid",
            "#/1/occurred_at",
            "#/1/device",
            "#/1/direction",
            "#/1/work_code",
            "#/2/id",
            "#/2/device_time",
            "#/3");
    assertThat(rig.stored()).isEmpty();
  }

  @Test
  void aCallMayBringAThousandAndNoMore() throws Exception {
    assertThat(rig.post(PUNCHES, punches(1_000)).statusCode()).isEqualTo(201);
    assertThat(rig.stored()).hasSize(1_000);
    assertThat(rig.post(PUNCHES, punches(1_001)).statusCode()).isEqualTo(422);
    assertThat(rig.post(PUNCHES, "[]").statusCode()).isEqualTo(422);
    assertThat(rig.stored()).hasSize(1_000);
  }

  @Test
  void faultsBeyondAHundredAreCounted() throws Exception {
    StringBuilder many = new StringBuilder("[{}");
    many.append(",{}".repeat(199)).append(']');
    HttpResponse<String> answer = rig.post(PUNCHES, many.toString());

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(ApiRig.json(answer.body()).path("errors")).hasSize(100);
    assertThat(ApiRig.json(answer.body()).path("detail").asText()).startsWith("600 faults");
  }

  @Test
  void whatIsNoJsonIsRefused() throws Exception {
    List<String> bodies =
        List.of(
            "",
            "{",
            "{} {}",
            "{\"id\":\"a\",\"id\":\"b\"}",
            "[".repeat(10_000),
            "[" + "0,".repeat(300_000) + "0]",
            "{\"id\":" + "9".repeat(10_000) + "}");
    for (String body : bodies) {
      assertThat(rig.post(PUNCHES, body).statusCode()).isEqualTo(400);
    }
    assertThat(rig.post(PUNCHES, "x".repeat(1024 * 1024 + 1)).statusCode()).isEqualTo(413);
    assertThat(
            rig.send(
                    PUNCHES,
                    rig.request(PUNCHES, ApiRig.ALL)
                        .header("Content-Type", "text/plain")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
                        .build())
                .get()
                .statusCode())
        .isEqualTo(415);
  }

  @Test
  void aTokenOpensWhatItIsFor() throws Exception {
    assertThat(status(PUNCHES, "")).isEqualTo(401);
    assertThat(status(PUNCHES, "all-of-the")).isEqualTo(401);
    assertThat(status(PUNCHES, ApiRig.PUNCHES_ONLY)).isEqualTo(201);
    assertThat(status(ATTENDANCE, ApiRig.PUNCHES_ONLY)).isEqualTo(403);
    assertThat(status(ROOMS, ApiRig.PUNCHES_ONLY)).isEqualTo(403);
    rig.api.serve(List.of());
    assertThat(status(PUNCHES, ApiRig.ALL)).isEqualTo(403);
  }

  @Test
  void eachTokenHasARateOfItsOwn() throws Exception {
    int refused = 0;
    for (int i = 0; i <= ApiRig.RATE; i++) {
      HttpResponse<String> answer = rig.post(ROOMS, ApiRig.ALL, "[]").get();
      refused += answer.statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).isEqualTo(1);
    assertThat(status(PUNCHES, ApiRig.PUNCHES_ONLY)).isEqualTo(201);
    rig.clock.advanceNanos(1_000_000_000L / ApiRig.RATE);
    assertThat(status(ROOMS, ApiRig.ALL)).isEqualTo(422);
  }

  @Test
  void withoutRoomNothingIsTakenAndLaterEverythingIs() throws Exception {
    rig.freeSpace.set(0);
    String punch = punch("p1", "17", IN_SESSION);
    String mark = mark("m1", "J18", "cs101-mon@2026-03-02");
    for (int i = 0; i < 2; i++) {
      assertThat(rig.post(PUNCHES, punch).statusCode()).isEqualTo(503);
      assertThat(rig.post(ATTENDANCE, mark).statusCode()).isEqualTo(503);
      assertThat(rig.post(ROOMS, "{\"id\":1}").statusCode()).isEqualTo(503);
    }
    rig.freeSpace.set(Long.MAX_VALUE);

    assertThat(rig.post(PUNCHES, punch).statusCode()).isEqualTo(201);
    assertThat(rig.post(ATTENDANCE, mark).statusCode()).isEqualTo(201);
    assertThat(rig.post(ROOMS, "{\"id\":1}").statusCode()).isEqualTo(201);
    assertThat(rig.kinds()).containsExactly(PUNCH, STUDENT, MARK, STUDENT, MARK, DATASET_RECORD);
  }

  @Test
  void aPunchInASessionIsAMark() throws Exception {
    rig.post(PUNCHES, punch("p1", "J17", IN_SESSION));

    HttpResponse<String> answer = rig.post(ATTENDANCE, mark("m1", "j17", "cs101-mon@2026-03-02"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(ApiRig.json(answer.body()))
        .isEqualTo(
            ApiRig.json(
                "{\"event_id\":\""
                    + rig.stored().get(2).eventId()
                    + "\",\"duplicate\":true,\"attended\":1,\"max_lessons\":14,"
                    + "\"percentage\":7.1}"));
    assertThat(rig.kinds()).containsExactly(PUNCH, STUDENT, MARK);
  }

  @Test
  void fiftyCallersMarkAStudentOnce() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      answers.add(rig.post(ATTENDANCE, ApiRig.ALL, mark("m" + i, "J17", "cs101-mon@2026-03-02")));
    }
    int created = 0;
    for (CompletableFuture<HttpResponse<String>> each : answers) {
      HttpResponse<String> answer = each.get(30, TimeUnit.SECONDS);
      assertThat(answer.statusCode()).isBetween(200, 201);
      assertThat(ApiRig.json(answer.body()).path("attended").asInt()).isEqualTo(1);
      created += answer.statusCode() == 201 ? 1 : 0;
    }
    assertThat(created).isEqualTo(1);
    assertThat(rig.kinds()).containsExactly(STUDENT, MARK);
  }

  @Test
  void aMarkThatSaysTooLittleIsRefused() throws Exception {
    HttpResponse<String> unknown = rig.post(ATTENDANCE, mark("m1", "J17", "extra"));
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("\"#/unit\"");
    HttpResponse<String> poor =
        rig.post(
            ATTENDANCE,
            "{\"id\":\"m\",\"student\":{\"admission_number\":\"a|b\",\"name\":\"\\u2028\"},"
                + "\"session\":{\"id\":\" \"},\"marked_at\":\"2091-01-01T00:00:00Z\"}");
    assertThat(poor.statusCode()).isEqualTo(422);
    assertThat(poor.body())
        .contains("#/student/admission_number", "#/student/name", "#/session/id", "#/marked_at");
    assertThat(rig.stored()).isEmpty();
  }

  @Test
  void anIdOfAnotherMarkIsRefused() throws Exception {
    rig.post(ATTENDANCE, mark("m1", "J17", "cs101-mon@2026-03-02"));

    assertThat(rig.post(ATTENDANCE, mark("m1", "J18", "cs101-mon@2026-03-02")).statusCode())
        .isEqualTo(409);
  }

  @Test
  void theLastVersionOfARecordCountsAlsoOneThatWasThereBefore() throws Exception {
    String one = "{\"id\":4,\"name\":\"LH1\",\"rate\":1.10}";
    String other = "{\"id\":\"4\",\"name\":\"LH2\"}";
    for (String version : List.of(one, other, one)) {
      assertThat(rig.post(ROOMS, version).statusCode()).isEqualTo(201);
    }
    assertThat(rig.post(ROOMS, one).statusCode()).isEqualTo(200);
    assertThat(rig.kinds()).containsExactly(DATASET_RECORD, DATASET_RECORD, DATASET_RECORD);
    assertThat(rig.stored().stream().map(entry -> entry.eventId()).distinct()).hasSize(3);
    assertThat(rig.stored().get(2).body().toString())
        .contains("\"dataset\":\"rooms\",\"id\":\"4\"", "\"record\":" + one);
  }

  @Test
  void recordsThatAreUnfitAreRefused() throws Exception {
    assertThat(rig.post(ROOMS, "[{\"id\":1},{\"id\":\"1\"}]").statusCode()).isEqualTo(422);
    assertThat(rig.post(ROOMS, "{\"id\":1.5}").statusCode()).isEqualTo(422);
    assertThat(rig.post(ROOMS, "{\"id\":1,\"a\":\"\\ud800\"}").statusCode()).isEqualTo(422);
    String large = "{\"id\":1,\"a\":\"" + "x".repeat(RecordReader.MAX_RECORD) + "\"}";
    assertThat(rig.post(ROOMS, large).statusCode()).isEqualTo(422);
    assertThat(rig.post("/api/v1/datasets/Rooms", "{\"id\":1}").statusCode()).isEqualTo(404);
    assertThat(rig.stored()).isEmpty();
  }

  @Test
  void twoTokensAlikeAreRefusedAndAllStaysAsItIs() throws Exception {
    assertThatThrownBy(() -> rig.api.serve(List.of(rig.device, new ApiDevice(rig.device.config()))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(ApiRig.ALL);
    assertThat(status(PUNCHES, ApiRig.ALL)).isEqualTo(201);
  }

  private int status(String path, String token) throws Exception {
    String body = path.equals(PUNCHES) ? punch("s", "1", AT_NIGHT) : "{}";
    return rig.post(path, token, body).get(30, TimeUnit.SECONDS).statusCode();
  }

  private static String punches(int count) {
    List<String> punches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      punches.add(punch("p" + i, "u" + i, AT_NIGHT));
    }
    return "[" + String.join(",", punches) + "]";
  }

  private static String punch(String id, String user, String time) {
    return "{\"id\":\"%s\",\"user_id\":\"%s\",\"occurred_at\":\"%s\"}".formatted(id, user, time);
  }

  private static String mark(String id, String number, String session) {
    return ("{\"id\":\"%s\",\"student\":{\"admission_number\":\"%s\",\"name\":\"Achieng\"},"
            + "\"session\":{\"id\":\"%s\"},\"marked_at\":\"%s\"}")
        .formatted(id, number, session, IN_SESSION);
  }
}
