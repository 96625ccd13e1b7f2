package org.edgedaemon.destination.firebase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.edgedaemon.destination.Marks;
import org.edgedaemon.destination.firebase.FirestoreError.Verdict;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.punch.EventId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallRulesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource({
    "499, CANCELLED, TROUBLE",
    "500, UNKNOWN, TROUBLE",
    "400, INVALID_ARGUMENT, REFUSED",
    "504, DEADLINE_EXCEEDED, TROUBLE",
    "404, NOT_FOUND, CONFIGURATION",
    "409, ALREADY_EXISTS, DONE",
    "403, PERMISSION_DENIED, CREDENTIALS",
    "429, RESOURCE_EXHAUSTED, THROTTLED",
    "400, FAILED_PRECONDITION, REFUSED",
    "409, ABORTED, TROUBLE",
    "400, OUT_OF_RANGE, REFUSED",
    "501, UNIMPLEMENTED, CONFIGURATION",
    "500, INTERNAL, TROUBLE",
    "503, UNAVAILABLE, TROUBLE",
    "500, DATA_LOSS, TROUBLE",
    "401, UNAUTHENTICATED, CREDENTIALS",
    "200, NEW_CODE, CONFIGURATION",
    "302, '', CONFIGURATION",
    "400, '', REFUSED",
    "401, '', CREDENTIALS",
    "403, '', CREDENTIALS",
    "404, '', CONFIGURATION",
    "409, '', TROUBLE",
    "413, '', REFUSED",
    "429, '', THROTTLED",
    "502, '', TROUBLE",
  })
  void anErrorIsWhatItsNameSays(int status, String name, Verdict expected) throws Exception {
    String body =
        "{\"error\":{\"code\":%d,\"message\":\"m\",\"status\":\"%s\"}}".formatted(status, name);
    assertThat(FirestoreError.read(JSON.readTree(body), status).verdict()).isEqualTo(expected);
    assertThat(FirestoreError.read(JSON.readTree("[" + body + "]"), status).verdict())
        .isEqualTo(expected);
  }

  @Test
  void aDatabaseInDatastoreModeIsNotTheRecordsFault() throws Exception {
    String body =
        "{\"error\":{\"message\":\"The Cloud Firestore API is not available for Firestore in"
            + " Datastore Mode database\",\"status\":\"FAILED_PRECONDITION\"}}";
    assertThat(FirestoreError.read(JSON.readTree(body), 400).verdict())
        .isEqualTo(Verdict.CONFIGURATION);
  }

  @Test
  void theRampBeginsAtFiveHundredAndGrowsByHalf() {
    WriteRamp ramp = new WriteRamp();
    long start = Long.MAX_VALUE - 5;
    assertThat(ramp.book(250, start)).isZero();
    assertThat(ramp.book(250, start)).isEqualTo(Duration.ofMillis(500).toNanos());
    assertThat(ramp.book(1, start)).isEqualTo(Duration.ofMillis(1_000).toNanos());
    assertThat(ramp.book(1, start + Duration.ofSeconds(2).toNanos())).isZero();
    long later = start + Duration.ofMinutes(6).toNanos();
    ramp.book(750, later);
    assertThat(ramp.book(1, later)).isEqualTo(Duration.ofSeconds(1).toNanos());
    long muchLater = start + Duration.ofHours(50).toNanos();
    ramp.book(10_000, muchLater);
    assertThat(ramp.book(1, muchLater)).isEqualTo(Duration.ofSeconds(1).toNanos());
  }

  @ParameterizedTest
  @CsvSource({
    "name, name",
    "a.b/c, a~2Eb~2Fc",
    "x~y, x~7Ey",
    "$[#], ~24~5B~23~5D",
    "101, ~3101",
    "7, ~37",
    "1a, 1a",
    "'', ~",
  })
  void keysAreEscapedSoThatNoTwoMeet(String name, String key) {
    assertThat(DatabaseKeys.escape(name)).isEqualTo(key);
  }

  @Test
  void anUpdateOfADatabaseHasNeitherNullsNorListsNorAncestors() throws Exception {
    SequencedEntry punch =
        Marks.entry(
            9,
            EntryKind.PUNCH,
            EventId.ofNaturalKey("p"),
            "{\"user_name\":null,\"big\":9007199254740993,\"l\":[{\"a\":1},null,\"t\"],"
                + "\"a.b\":{\"7\":true}}");
    List<SequencedEntry> entries =
        List.of(
            Marks.mark(7, "BSC/001/24", "101", 2, 16.7),
            Marks.mark(8, "BSC/001/24", "101", 3, 25.0),
            Marks.student(9, "BSC/001/24", "Ann", "[\"101\",\"CS.1\"]"),
            punch);
    JsonNode update =
        JSON.readTree(
            DatabaseUpdate.render(
                new Changes(FirebaseLayout.defaults()).of(entries).orElseThrow()));

    String student = "students/" + StudentIds.of("BSC/001/24").orElseThrow() + "/";
    assertThat(update.path(student + "units/~3101/attended").asInt()).isEqualTo(3);
    assertThat(update.path(student + "enrolled"))
        .isEqualTo(JSON.readTree("{\"~3101\":true,\"CS~2E1\":true}"));
    assertThat(update.path("punches/" + punch.entry().eventId()))
        .isEqualTo(
            JSON.readTree(
                "{\"big\":\"9007199254740993\",\"l\":{\"i0\":{\"a\":1},\"i2\":\"t\"},"
                    + "\"a~2Eb\":{\"~37\":true},\"seq\":9}"));
    assertThat(update.toString()).doesNotContain("null");
    update
        .fieldNames()
        .forEachRemaining(
            one ->
                update
                    .fieldNames()
                    .forEachRemaining(other -> assertThat(other).doesNotStartWith(one + "/")));
  }
}
