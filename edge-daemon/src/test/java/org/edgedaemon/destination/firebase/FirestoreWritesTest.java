package org.edgedaemon.destination.firebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.firestore.v1.CommitRequest;
import com.google.firestore.v1.Value;
import com.google.firestore.v1.Write;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.destination.Marks;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.punch.EventId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirestoreWritesTest {
  private static final String ROOT = "projects/p1/databases/(default)/documents/";

  @Test
  void aMarkIsADocumentAndBringsItsStudentUpToDate() {
    SequencedEntry mark = Marks.mark(7, "BSC/001/24", "CS 101", 3, 25.0);
    CommitRequest commit = commit(FirebaseLayout.defaults(), mark);

    assertThat(commit.getWritesCount()).isEqualTo(2);
    Write student = commit.getWrites(0);
    assertThat(student.getUpdate().getName()).startsWith(ROOT + "students/").hasSize(78);
    assertThat(student.getUpdateMask().getFieldPathsList())
        .containsExactly(
            "admission_number",
            "name",
            "email",
            "site",
            "units.`CS 101`.name",
            "units.`CS 101`.max_lessons");
    assertThat(student.getUpdateTransformsList())
        .extracting(transform -> transform.getFieldPath())
        .containsExactly("units.`CS 101`.attended", "units.`CS 101`.percentage");
    assertThat(student.getUpdateTransforms(0).getMaximum().getIntegerValue()).isEqualTo(3);
    assertThat(student.getUpdateTransforms(1).getMaximum().getDoubleValue()).isEqualTo(25.0);

    Write document = commit.getWrites(1);
    assertThat(document.getUpdate().getName()).isEqualTo(ROOT + "marks/" + mark.entry().eventId());
    assertThat(document.hasUpdateMask() || document.hasCurrentDocument()).isFalse();
    Map<String, Value> fields = document.getUpdate().getFieldsMap();
    assertThat(fields.get("seq").getIntegerValue()).isEqualTo(7);
    Map<String, Value> attendance = fields.get("attendance").getMapValue().getFieldsMap();
    assertThat(attendance.get("marked_at").getTimestampValue().getSeconds())
        .isEqualTo(1_772_427_660L);
    assertThat(attendance.get("percentage").getDoubleValue()).isEqualTo(25.0);
    assertThat(fields.get("student").getMapValue().getFieldsMap().get("phone").hasNullValue())
        .isTrue();
  }

  @Test
  void aWholePercentageIsADoubleToo() {
    String json = "{\"percentage\":100,\"big\":123456789012345678901,\"list\":[[1],null,true]}";
    SequencedEntry punch = Marks.entry(1, EntryKind.PUNCH, EventId.ofNaturalKey("p"), json);
    Write write = commit(FirebaseLayout.defaults(), punch).getWrites(0);
    assertThat(write.getUpdate().getName()).startsWith(ROOT + "punches/");
    assertThat(write.getUpdate().getFieldsMap().get("percentage").getDoubleValue()).isEqualTo(100);
    assertThat(write.getUpdate().getFieldsMap().get("big").getStringValue()).hasSize(21);
    assertThat(write.getUpdate().getFieldsMap().get("list").getArrayValue().getValuesCount())
        .isEqualTo(3);
  }

  @Test
  void aStudentMergesWhatIsKnown() {
    SequencedEntry student = Marks.student(3, " bsc/001/24 ", "Ann", "[\"CS101\",\"MA 2\"]");
    Write write = commit(FirebaseLayout.defaults(), student).getWrites(0);
    assertThat(write.getUpdate().getName())
        .as("one document for all ways to write the number")
        .isEqualTo(
            commit(FirebaseLayout.defaults(), Marks.mark(7, "BSC/001/24", "X", 1, 8.3))
                .getWrites(0)
                .getUpdate()
                .getName());
    assertThat(write.getUpdateMask().getFieldPathsList())
        .containsExactly("admission_number", "name", "phone", "site", "enrolled", "updated_at");
    assertThat(write.getUpdateTransformsCount()).isZero();
  }

  @Test
  void aStudentWithoutANameKeepsTheOneThatIsKnownThere() {
    Write write =
        commit(FirebaseLayout.defaults(), Marks.student(1, "X1", "X1", "[]")).getWrites(0);
    assertThat(write.getUpdateMask().getFieldPathsList()).doesNotContain("name");
  }

  @Test
  void fieldsAndCollectionsAreCalledAsTheOwnerWants() {
    FirebaseLayout layout =
        new FirebaseLayout(
            Map.of(EntryKind.MARK, "sites/hq/attendance", EntryKind.STUDENT, "learners"),
            Map.of(
                EntryKind.MARK,
                new FieldNames(
                    Map.of(
                        "student.admission_number", "regNo",
                        "attendance.percentage", "result.percent",
                        "session", "",
                        "absent.member", "x")),
                EntryKind.STUDENT,
                new FieldNames(
                    Map.of("name", "fullName", "units.attended", "present", "email", ""))));
    CommitRequest commit = commit(layout, Marks.mark(7, "BSC/001/24", "CS101", 3, 25.0));
    Write student = commit.getWrites(0);
    assertThat(student.getUpdate().getName()).startsWith(ROOT + "learners/");
    assertThat(student.getUpdateMask().getFieldPathsList())
        .contains("fullName")
        .doesNotContain("name", "email");
    assertThat(student.getUpdateTransforms(0).getFieldPath()).isEqualTo("units.CS101.present");
    Map<String, Value> mark = commit.getWrites(1).getUpdate().getFieldsMap();
    assertThat(commit.getWrites(1).getUpdate().getName()).startsWith(ROOT + "sites/hq/attendance/");
    assertThat(mark.get("regNo").getStringValue()).isEqualTo("BSC/001/24");
    assertThat(mark.get("result").getMapValue().getFieldsMap()).containsKey("percent");
    assertThat(mark).doesNotContainKeys("session", "x");
    assertThat(mark.get("student").getMapValue().getFieldsMap())
        .doesNotContainKey("admission_number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "a//b", "__x__", "..", "a/./b", "a.b"})
  void aCollectionThatCannotBeIsRefused(String path) {
    assertThatThrownBy(() -> new FirebaseLayout(Map.of(EntryKind.MARK, path), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"a, b..c", "a, __x__", "'', b", "a, b`c", "a, b/c"})
  void aFieldThatCannotBeIsRefused(String here, String there) {
    assertThatThrownBy(() -> new FieldNames(Map.of(here, there)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FieldNames(Map.of("a", "x", "b", "x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fieldPathsAreQuotedWhereTheyMust() {
    assertThat(FirestoreWrites.fieldPath(List.of("units", "1a", "b`\\")))
        .isEqualTo("units.`1a`.`b\\`\\\\`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"student\":{\"admission_number\":\"\"}}", "{\"student\":7}"})
  void aMarkWithoutAStudentIsNotUnderstood(String json) {
    SequencedEntry mark = Marks.entry(1, EntryKind.MARK, EventId.ofNaturalKey("m"), json);
    assertThat(new Changes(FirebaseLayout.defaults()).of(List.of(mark))).isEmpty();
  }

  @Test
  void aFullDeliveryStaysBelowFiveHundredWritesWithTransforms() {
    CommitRequest commit =
        commit(
            FirebaseLayout.defaults(),
            Marks.marks(FirestoreConfig.MAX_BATCH).toArray(SequencedEntry[]::new));
    int operations =
        commit.getWritesList().stream().mapToInt(w -> 1 + w.getUpdateTransformsCount()).sum();
    assertThat(operations).isEqualTo(FirestoreWrites.MOST);
  }

  @Test
  void credentialsAreNotForAnyAddress() {
    DestinationId id = new DestinationId("firestore");
    FirebaseCredentials none = new FirebaseCredentials.Emulator();
    URI loopback = URI.create("http://127.0.0.1:8080");
    assertThat(FirestoreConfig.of(id, loopback, "demo-project", none).batch()).isEqualTo(100);
    assertThatThrownBy(
            () -> FirestoreConfig.of(id, FirestoreConfig.DEFAULT_URL, "demo-project", none))
        .hasMessageContaining("needs credentials");
    assertThatThrownBy(
            () -> FirestoreConfig.of(id, URI.create("http://10.0.0.1"), "demo-project", none))
        .hasMessageContaining("https");
    assertThatThrownBy(() -> FirestoreConfig.of(id, loopback, "p/../q", none))
        .hasMessageContaining("project");
  }

  private static CommitRequest commit(FirebaseLayout layout, SequencedEntry... entries) {
    List<Change> changes = new Changes(layout).of(List.of(entries)).orElseThrow();
    byte[] body = FirestoreWrites.render(ROOT, changes);
    return Commits.parse(new String(body, StandardCharsets.UTF_8));
  }
}
