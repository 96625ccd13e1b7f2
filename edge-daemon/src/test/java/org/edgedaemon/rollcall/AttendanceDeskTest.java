package org.edgedaemon.rollcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.entry.EntryKind.MARK;
import static org.edgedaemon.entry.EntryKind.PUNCH;
import static org.edgedaemon.entry.EntryKind.STUDENT;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.edgedaemon.attendance.AdmissionNumber;
import org.edgedaemon.attendance.AttendanceEntries;
import org.edgedaemon.attendance.Enrolled;
import org.edgedaemon.attendance.Mark;
import org.edgedaemon.attendance.MarkAnswer;
import org.edgedaemon.attendance.MarkAnswer.Marked;
import org.edgedaemon.attendance.MarkAnswer.Reason;
import org.edgedaemon.attendance.MarkAnswer.Refused;
import org.edgedaemon.attendance.MarkCall;
import org.edgedaemon.attendance.Register;
import org.edgedaemon.attendance.Slot;
import org.edgedaemon.attendance.Student;
import org.edgedaemon.attendance.Timetable;
import org.edgedaemon.attendance.Unit;
import org.edgedaemon.attendance.UnitCode;
import org.edgedaemon.device.PunchBatch;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.ingest.Ingest;
import org.edgedaemon.ingest.IngestStores;
import org.edgedaemon.ingest.IngestTime;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.DeviceIdentity;
import org.edgedaemon.punch.Direction;
import org.edgedaemon.punch.EventId;
import org.edgedaemon.punch.Punch;
import org.edgedaemon.punch.PunchSource;
import org.edgedaemon.punch.PunchTime;
import org.edgedaemon.punch.RawCodes;
import org.edgedaemon.punch.UserPin;
import org.edgedaemon.punch.VerifyMode;
import org.edgedaemon.testing.InMemoryHistory;
import org.edgedaemon.testing.InMemoryJournal;
import org.edgedaemon.testing.ManualClock;
import org.edgedaemon.testing.Steps;
import org.junit.jupiter.api.Test;

class AttendanceDeskTest {
  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
  private static final DeviceId HALL = new DeviceId("hall");
  private static final DeviceId LAN = new DeviceId("lan");
  private static final UnitCode CS101 = new UnitCode("CS101");

  /** A Monday. */
  private static final LocalDateTime EIGHT = LocalDateTime.parse("2026-03-02T08:00:00");

  private final ManualClock clock = new ManualClock();
  private final Turns thread = new Turns();
  private final HeldIntake intake = new HeldIntake();
  private final Register register = new Register();
  private final AttendanceDesk desk =
      new AttendanceDesk(
          new AttendanceEntries("office"), register, plan(Roster.EMPTY), intake, thread, clock);
  private final PunchListener door =
      new Ingest(
              "office",
              new IngestStores(
                  intake, () -> true, new InMemoryJournal(new Steps()), new InMemoryHistory()),
              new IngestTime(thread, thread, clock, NAIROBI, new Random(1)),
              desk)
          .door();

  @Test
  void punchMarkAndStudentAreOneAppend() {
    CompletableFuture<Void> durable = punch("J17", EIGHT);

    assertThat(intake.waiting()).isEqualTo(1);
    assertThat(durable).isNotDone();
    store();

    assertThat(durable).isCompleted();
    assertThat(intake.kinds()).containsExactly(PUNCH, STUDENT, MARK);
    Mark mark = AttendanceEntries.mark(intake.stored.get(0).get(2));
    assertThat(mark.session().id()).isEqualTo("mon@2026-03-02");
    assertThat(mark.unit()).isEqualTo(new Unit(CS101, "Computing", 14));
    assertThat(mark.source()).isEqualTo("zk-poll");
    assertThat(mark.attended()).isEqualTo(1);
  }

  @Test
  void punchOutsideOfEverySessionStaysAPunch() {
    punch("J17", EIGHT.plusHours(5));
    store();

    assertThat(intake.kinds()).containsExactly(PUNCH);
  }

  @Test
  void punchOfAClockThatCannotBeRightStaysAPunch() {
    door.onPunches(PunchBatch.of(List.of(punchOf("J17", null, EIGHT, false))));
    thread.settle();
    store();

    assertThat(intake.kinds()).containsExactly(PUNCH);
  }

  @Test
  void readingADeviceAgainWritesNoMarks() {
    punch("J17", EIGHT);
    store();
    punch("J17", EIGHT);
    punch("j17", EIGHT.plusMinutes(1));
    store();
    store();

    assertThat(intake.kinds()).containsExactly(PUNCH, STUDENT, MARK, PUNCH, PUNCH);
  }

  @Test
  void aMarkTwiceInOneBatchIsWrittenOnce() {
    door.onPunches(
        PunchBatch.of(
            List.of(
                punchOf("J17", null, EIGHT, true),
                punchOf("J17", null, EIGHT.plusMinutes(1), true))));
    thread.settle();
    store();

    assertThat(intake.kinds()).containsExactly(PUNCH, PUNCH, STUDENT, MARK);
  }

  @Test
  void whatWasLostIsTheFirstAgain() {
    CompletableFuture<Void> lost = punch("J17", EIGHT);
    lose();
    assertThat(lost).isCompletedExceptionally();
    assertThat(register.attended(new AdmissionNumber("J17"), CS101)).isZero();

    punch("J17", EIGHT);
    store();

    assertThat(intake.kinds()).containsExactly(PUNCH, STUDENT, MARK);
    assertThat(register.attended(new AdmissionNumber("J17"), CS101)).isEqualTo(1);
  }

  @Test
  void aSecondPunchCarriesAMarkThatIsStillInTheAir() {
    punch("J17", EIGHT);
    punch("J17", EIGHT.plusMinutes(1));
    lose();
    store();

    assertThat(intake.kinds()).containsExactly(PUNCH, STUDENT, MARK);
    assertThat(register.attended(new AdmissionNumber("J17"), CS101)).isEqualTo(1);
    punch("J17", EIGHT.plusMinutes(2));
    store();
    assertThat(intake.kinds()).endsWith(PUNCH).hasSize(4);
  }

  @Test
  void afterAHoleEachMarkIsWrittenOnceMore() {
    punch("J17", EIGHT);
    store();
    EventId first = intake.stored.get(0).get(2).eventId();
    desk.holeFound();
    punch("J17", EIGHT);
    lose();
    punch("J17", EIGHT);
    store();
    punch("J17", EIGHT);
    store();

    assertThat(intake.kinds()).containsExactly(PUNCH, STUDENT, MARK, PUNCH, MARK, PUNCH);
    assertThat(intake.stored.get(1).get(1).eventId()).isEqualTo(first);
    assertThat(register.attended(new AdmissionNumber("J17"), CS101)).isEqualTo(1);
  }

  @Test
  void aCallIsAnsweredWhenItsMarkIsDurable() {
    CompletableFuture<MarkAnswer> answer = mark("J17", "mon@2026-03-02", null);
    assertThat(answer).isNotDone();
    store();

    assertThat(answer)
        .isCompletedWithValue(
            new Marked(Mark.idOf(new AdmissionNumber("J17"), "mon@2026-03-02"), false, 1, 14));
    assertThat(intake.kinds()).containsExactly(STUDENT, MARK);
  }

  @Test
  void aDuplicateWaitsForTheFirstAndFailsWithIt() {
    CompletableFuture<MarkAnswer> first = mark("J17", "mon@2026-03-02", null);
    CompletableFuture<MarkAnswer> second = mark("j17", "mon@2026-03-02", null);
    assertThat(second).isNotDone();
    lose();

    assertThat(first).isCompletedExceptionally();
    assertThat(second).isCompletedExceptionally();
    CompletableFuture<MarkAnswer> third = mark("J17", "mon@2026-03-02", null);
    CompletableFuture<MarkAnswer> fourth = mark("J17", "mon@2026-03-02", null);
    store();
    assertThat(third.join())
        .isInstanceOfSatisfying(Marked.class, a -> assertThat(a.duplicate()).isFalse());
    assertThat(fourth.join())
        .isInstanceOfSatisfying(Marked.class, a -> assertThat(a.duplicate()).isTrue());
    assertThat(intake.waiting()).isZero();
  }

  @Test
  void aDuplicateOfAPunchsMarkWaitsForThePunch() {
    punch("J17", EIGHT);
    CompletableFuture<MarkAnswer> answer = mark("J17", "mon@2026-03-02", null);
    assertThat(answer).isNotDone();
    store();

    assertThat(answer.join())
        .isInstanceOfSatisfying(Marked.class, a -> assertThat(a.duplicate()).isTrue());
    assertThat(intake.kinds()).containsExactly(PUNCH, STUDENT, MARK);
  }

  @Test
  void aSessionOfNoTimetableNeedsAUnitOnce() {
    assertThat(mark("J17", "extra", null).join())
        .isInstanceOfSatisfying(
            Refused.class, a -> assertThat(a.reason()).isEqualTo(Reason.UNIT_MISSING));
    mark("J17", "extra", CS101);
    store();
    CompletableFuture<MarkAnswer> other = mark("J18", "extra", null);
    store();

    assertThat(other.join())
        .isInstanceOfSatisfying(Marked.class, a -> assertThat(a.duplicate()).isFalse());
    assertThat(mark("J19", "extra", new UnitCode("MA200")).join())
        .isInstanceOfSatisfying(
            Refused.class, a -> assertThat(a.reason()).isEqualTo(Reason.UNIT_DIFFERS));
  }

  @Test
  void theUnitMustBeTheTimetables() {
    assertThat(mark("J17", "mon@2026-03-02", new UnitCode("MA200")).join())
        .isInstanceOfSatisfying(
            Refused.class, a -> assertThat(a.reason()).isEqualTo(Reason.UNIT_DIFFERS));
  }

  @Test
  void rosterNamesGoBeforeTheDevices() {
    Student achieng =
        new Student(new AdmissionNumber("J17/2024"), "Achieng Otieno", "a@example.org", null);
    desk.use(plan(user -> user.value().equals("4711") ? Optional.of(achieng) : Optional.empty()));
    door.onPunches(
        PunchBatch.of(
            List.of(
                punchOf("4711", "ACH", EIGHT, true),
                punchOf("J18", "BARASA \u0000", EIGHT, true))));
    thread.settle();
    store();

    List<Student> students =
        intake.stored.get(0).stream()
            .filter(entry -> entry.kind() == STUDENT)
            .map(AttendanceEntries::student)
            .map(Enrolled::student)
            .toList();
    assertThat(students)
        .containsExactly(achieng, new Student(new AdmissionNumber("J18"), "BARASA", null, null));
  }

  @Test
  void describedStudentsAreWrittenOnceAndAgainWhenLost() {
    Enrolled one = new Enrolled(Student.unnamed(new AdmissionNumber("J17")), new TreeSet<>());
    CompletableFuture<Integer> lost = describe(one);
    lose();
    assertThat(lost).isCompletedExceptionally();

    CompletableFuture<Integer> again = describe(one);
    store();
    assertThat(again).isCompletedWithValue(1);
    assertThat(describe(one)).isCompletedWithValue(0);
  }

  /** What cannot be made an entry must not keep the punch from being one. */
  @Test
  void aStudentOfTooManyUnitsKeepsNoPunchFromBeingWritten() {
    TreeSet<String> units = new TreeSet<>();
    for (int i = 0; i < 1_200; i++) {
      units.add("U" + "x".repeat(55) + i);
    }
    register.load(new Enrolled(Student.unnamed(new AdmissionNumber("J17")), units));
    CompletableFuture<Void> durable = punch("J17", EIGHT);
    store();

    assertThat(durable).isCompleted();
    assertThat(intake.kinds()).containsExactly(PUNCH);
    assertThat(register.attended(new AdmissionNumber("J17"), CS101)).isZero();
  }

  private void store() {
    intake.store();
    thread.settle();
  }

  private void lose() {
    intake.lose();
    thread.settle();
  }

  private CompletableFuture<Void> punch(String user, LocalDateTime time) {
    CompletableFuture<Void> durable =
        door.onPunches(PunchBatch.of(List.of(punchOf(user, null, time, true))))
            .toCompletableFuture();
    thread.settle();
    return durable;
  }

  private CompletableFuture<MarkAnswer> mark(String number, String session, UnitCode unit) {
    CompletableFuture<MarkAnswer> answer =
        desk.mark(
                new MarkCall(
                    LAN,
                    new Student(new AdmissionNumber(number), "Achieng", null, null),
                    unit,
                    null,
                    session,
                    null,
                    OffsetDateTime.parse("2026-03-02T08:01:00+03:00"),
                    "api"))
            .toCompletableFuture();
    thread.settle();
    return answer;
  }

  private CompletableFuture<Integer> describe(Enrolled student) {
    CompletableFuture<Integer> answer = desk.describe(List.of(student), LAN).toCompletableFuture();
    thread.settle();
    return answer;
  }

  private static Plan plan(Roster roster) {
    Slot slot =
        new Slot(
            "mon",
            CS101,
            DayOfWeek.MONDAY,
            LocalTime.of(8, 0),
            LocalTime.of(10, 0),
            "LH1",
            Set.of(),
            null,
            null);
    Timetable timetable =
        new Timetable(
            List.of(slot),
            List.of(new Unit(CS101, "Computing", 14)),
            NAIROBI,
            Duration.ofMinutes(15),
            Duration.ofMinutes(15),
            12);
    return new Plan(timetable, roster, Map.of(HALL, "LH1"));
  }

  private Punch punchOf(String user, String name, LocalDateTime time, boolean plausible) {
    return new Punch(
        EventId.ofNaturalKey(user + time),
        new DeviceIdentity(HALL, "S1", "Hall", "zk"),
        new UserPin(user),
        name,
        PunchTime.of(time, NAIROBI),
        clock.instant(),
        null,
        Direction.CHECK_IN,
        VerifyMode.CARD,
        "0",
        PunchSource.ZK_POLL,
        new RawCodes(0, 1),
        plausible);
  }
}
