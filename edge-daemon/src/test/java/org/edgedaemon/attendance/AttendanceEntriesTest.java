package org.edgedaemon.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.TreeSet;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttendanceEntriesTest {
  private static final DeviceId GATE = new DeviceId("gate");
  private static final Instant NOW = Instant.parse("2026-02-02T05:03:00.25Z");
  private static final UnitCode CS101 = new UnitCode("CS101");
  private static final Student ANN =
      new Student(new AdmissionNumber("J17/2024"), "Ann \"Ä\" Kamau", "ann@example.org", null);

  private final AttendanceEntries entries = new AttendanceEntries("nairobi");

  @Test
  void aMarkHasTheDocumentedBody() {
    Entry entry = entries.mark(mark(GATE), GATE, NOW);

    assertThat(entry.body())
        .hasToString(
            "{\"event_id\":\""
                + EventId.ofNaturalKey("mark|J17/2024|cs101-mon@2026-02-02")
                + "\",\"site\":\"nairobi\",\"student\":{\"admission_number\":\"J17/2024\","
                + "\"name\":\"Ann \\\"Ä\\\" Kamau\",\"email\":\"ann@example.org\",\"phone\":null},"
                + "\"unit\":{\"code\":\"CS101\",\"name\":\"Computing\"},"
                + "\"session\":{\"id\":\"cs101-mon@2026-02-02\","
                + "\"starts_at\":\"2026-02-02T08:00:00+03:00\"},"
                + "\"attendance\":{\"marked_at\":\"2026-02-02T08:03:00+03:00\",\"attended\":9,"
                + "\"max_lessons\":14,\"percentage\":64.3,\"source\":\"zk-live\"},"
                + "\"device\":{\"id\":\"gate\"}}");
    assertThat(entry.kind()).isEqualTo(EntryKind.MARK);
    assertThat(entry.device()).isEqualTo(GATE);
    assertThat(entry.deviceTime()).isEqualTo(LocalDateTime.parse("2026-02-02T08:03:00"));
    assertThat(entry.receivedAt()).isEqualTo(NOW);
  }

  @Test
  void aStudentHasTheDocumentedBody() {
    Entry entry = entries.student(enrolled("MA102", "CS101"), GATE, NOW);

    assertThat(entry.body())
        .hasToString(
            "{\"event_id\":\""
                + entry.eventId()
                + "\",\"site\":\"nairobi\",\"student\":{\"admission_number\":\"J17/2024\","
                + "\"name\":\"Ann \\\"Ä\\\" Kamau\",\"email\":\"ann@example.org\",\"phone\":null},"
                + "\"enrolled\":[\"CS101\",\"MA102\"],"
                + "\"updated_at\":\"2026-02-02T05:03:00.250Z\"}");
    assertThat(entry.kind()).isEqualTo(EntryKind.STUDENT);
  }

  @Test
  void bothComeBackAsTheyWere() {
    assertThat(AttendanceEntries.mark(entries.mark(mark(GATE), GATE, NOW))).isEqualTo(mark(GATE));
    assertThat(AttendanceEntries.mark(entries.mark(mark(null), GATE, NOW))).isEqualTo(mark(null));
    assertThat(AttendanceEntries.student(entries.student(enrolled("CS101"), GATE, NOW)))
        .isEqualTo(enrolled("CS101"));
    assertThat(AttendanceEntries.student(entries.student(enrolled(), GATE, NOW)))
        .isEqualTo(enrolled());
  }

  @Test
  void aChangeBackIsAnEntryOfItsOwn() {
    Entry first = entries.student(enrolled("CS101"), GATE, NOW);

    assertThat(entries.student(enrolled("CS101"), GATE, NOW).eventId()).isEqualTo(first.eventId());
    assertThat(entries.student(enrolled("CS101"), GATE, NOW.plusSeconds(9)).eventId())
        .isNotEqualTo(first.eventId());
    assertThat(entries.student(enrolled("CS102"), GATE, NOW).eventId())
        .isNotEqualTo(first.eventId());
  }

  @Test
  void membersOfALaterVersionArePassedOver() {
    Entry entry = entries.mark(mark(GATE), GATE, NOW);
    String body = entry.body().toString();
    String later =
        "{\"new\":[1,{\"a\":[]}],\"more\":{\"x\":{\"y\":{\"z\":1}}}," + body.substring(1);

    assertThat(AttendanceEntries.mark(with(entry, later))).isEqualTo(mark(GATE));
    assertThat(AttendanceEntries.mark(with(entry, new String(entry.body().withSequence(7)))))
        .isEqualTo(mark(GATE));
  }

  @Test
  void whatIsNoMarkIsRefusedWithoutSayingWhoItIsAbout() {
    Entry entry = entries.mark(mark(GATE), GATE, NOW);
    String body = entry.body().toString();
    for (String bad :
        new String[] {
          "{}",
          "{\"student\":}",
          body.replace("\"admission_number\":\"J17/2024\"", "\"admission_number\":\"\""),
          body.replace("\"attended\":9", "\"attended\":\"Ann\""),
          body.replace("2026-02-02T08:00:00+03:00", "Ann"),
          body.replace("\"max_lessons\":14", "\"max_lessons\":0"),
          body.replace("\"name\":\"Ann", "\"name\":Ann"),
        }) {
      assertThatThrownBy(() -> AttendanceEntries.mark(with(entry, bad)))
          .isInstanceOf(UnreadableBodyException.class)
          .hasMessageNotContainingAny("Ann", "J17")
          .hasNoCause();
    }
  }

  private static Mark mark(@Nullable DeviceId device) {
    Session session =
        new Session(
            "cs101-mon@2026-02-02", CS101, OffsetDateTime.parse("2026-02-02T08:00:00+03:00"));
    return new Mark(
        Mark.idOf(ANN.admission(), session.id()),
        ANN,
        new Unit(CS101, "Computing", 14),
        session,
        OffsetDateTime.parse("2026-02-02T08:03:00+03:00"),
        9,
        "zk-live",
        device);
  }

  private static Enrolled enrolled(String... units) {
    return new Enrolled(ANN, new TreeSet<>(Set.of(units)));
  }

  private static Entry with(Entry entry, String body) {
    return new Entry(
        entry.kind(),
        entry.eventId(),
        entry.device(),
        entry.deviceTime(),
        entry.receivedAt(),
        JsonBody.of(body));
  }
}
