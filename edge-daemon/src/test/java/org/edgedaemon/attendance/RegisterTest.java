package org.edgedaemon.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.Set;
import java.util.TreeSet;
import org.edgedaemon.attendance.MarkOutcome.Duplicate;
import org.edgedaemon.attendance.MarkOutcome.New;
import org.junit.jupiter.api.Test;

class RegisterTest {
  private static final OffsetDateTime START = OffsetDateTime.parse("2026-02-02T08:00:00+03:00");
  private static final Unit CS101 = new Unit(new UnitCode("CS101"), "Computing", 4);
  private static final Unit MA102 = new Unit(new UnitCode("MA102"), "Mathematics", 12);
  private static final Student UNNAMED = Student.unnamed(new AdmissionNumber("J17"));
  private static final Student ANN = new Student(new AdmissionNumber("j17"), "Ann", null, "0700");

  private final Register register = new Register();

  @Test
  void theFirstSightMakesKnownAndEnrols() {
    New first = mark(ANN, CS101, "s1");

    assertThat(first.mark().attended()).isEqualTo(1);
    assertThat(first.mark().percentage()).hasToString("25.0");
    assertThat(first.eventId()).isEqualTo(Mark.idOf(new AdmissionNumber("J17"), "s1"));
    assertThat(first.changed()).isEqualTo(enrolled(ANN, "CS101"));
    assertThat(mark(ANN, CS101, "s2").changed()).isNull();
    assertThat(mark(ANN, MA102, "s3").changed()).isEqualTo(enrolled(ANN, "CS101", "MA102"));
    assertThat(register.attended(ANN.admission(), CS101.code())).isEqualTo(2);
    assertThat(register.students()).isEqualTo(1);
  }

  @Test
  void aSecondMarkIsAnsweredWithTheFirst() {
    New first = mark(ANN, CS101, "s1");
    mark(ANN, CS101, "s2");

    MarkOutcome again = ask(UNNAMED, CS101, "s1");
    assertThat(again).isEqualTo(new Duplicate(first.eventId(), CS101, 2));
    assertThat(register.attended(ANN.admission(), CS101.code())).isEqualTo(2);
  }

  @Test
  void aSessionCountsOnceWhateverUnitIsNamed() {
    New first = mark(ANN, CS101, "s1");

    assertThat(ask(ANN, MA102, "s1")).isEqualTo(new Duplicate(first.eventId(), CS101, 1));
    assertThat(register.attended(ANN.admission(), MA102.code())).isZero();
  }

  @Test
  void studentsAreToldApart() {
    mark(ANN, CS101, "s1");
    Student ben = new Student(new AdmissionNumber("J18"), "Ben", null, null);

    assertThat(mark(ben, CS101, "s1").mark().attended()).isEqualTo(1);
    assertThat(register.students()).isEqualTo(2);
  }

  @Test
  void laterMarksTellMoreButTakeNothingBack() {
    mark(UNNAMED, CS101, "s1");

    assertThat(mark(ANN, CS101, "s2").changed())
        .isEqualTo(enrolled(new Student(UNNAMED.admission(), "Ann", null, "0700"), "CS101"));
    Student other = new Student(new AdmissionNumber("J17"), "Anna", "a@example.org", "0711");
    assertThat(mark(other, CS101, "s3").changed())
        .isEqualTo(
            enrolled(new Student(UNNAMED.admission(), "Ann", "a@example.org", "0700"), "CS101"));
    assertThat(mark(UNNAMED, CS101, "s4").changed()).isNull();
  }

  @Test
  void anotherSpellingOfTheNumberIsNoName() {
    mark(UNNAMED, CS101, "s1");

    assertThat(mark(Student.unnamed(new AdmissionNumber("j17")), CS101, "s2").changed()).isNull();
    assertThat(mark(ANN, CS101, "s3").mark().student().name()).isEqualTo("Ann");
  }

  @Test
  void aRosterGoesBeforeWhatIsKnownButItsGapsDeleteNothing() {
    mark(ANN, CS101, "s1");
    Student official = new Student(ANN.admission(), "Ann Kamau", "ann@example.org", null);

    assertThat(register.describe(enrolled(official, "MA102")))
        .contains(
            enrolled(
                new Student(ANN.admission(), "Ann Kamau", "ann@example.org", "0700"),
                "CS101",
                "MA102"));
    assertThat(register.describe(enrolled(official, "MA102"))).isEmpty();
    assertThat(register.describe(enrolled(UNNAMED))).isEmpty();
    assertThat(mark(ANN, MA102, "s2").changed()).isNull();
  }

  @Test
  void aRosterMakesKnown() {
    assertThat(register.describe(enrolled(ANN))).contains(enrolled(ANN));
    assertThat(register.describe(enrolled(ANN))).isEmpty();
    assertThat(register.student(new AdmissionNumber("J17"))).contains(ANN);
  }

  @Test
  void whatCouldNotBeStoredIsSaidAgain() {
    register.undo(mark(ANN, CS101, "s1"));
    assertThat(register.attended(ANN.admission(), CS101.code())).isZero();

    New again = mark(ANN, CS101, "s1");
    assertThat(again.mark().attended()).isEqualTo(1);
    assertThat(again.changed()).isEqualTo(enrolled(ANN, "CS101"));
    register.undo(mark(ANN, CS101, "s2"));
    assertThat(mark(ANN, CS101, "s2").changed()).isNull();
  }

  @Test
  void aLaterMarkThatIsStoredSaysWhatTheEarlierCouldNot() {
    New lost = mark(ANN, CS101, "s1");
    mark(ANN, CS101, "s2");
    register.undo(lost);

    New next = mark(ANN, CS101, "s3");
    assertThat(next.changed()).isEqualTo(enrolled(ANN, "CS101"));
    assertThat(next.mark().attended()).isEqualTo(2);
    register.undo(enrolled(ANN, "CS101"));
    assertThat(register.describe(enrolled(ANN))).contains(enrolled(ANN, "CS101"));
  }

  @Test
  void whatIsLoadedIsKnown() {
    register.load(ANN);
    register.loadEnrolment("J17", CS101.code());
    register.loadSession("s1", CS101.code());
    register.loadMark("J17", "s1");

    assertThat(ask(ANN, CS101, "s1")).isInstanceOf(Duplicate.class);
    assertThat(mark(ANN, CS101, "s2").changed()).isNull();
    assertThat(register.attended(ANN.admission(), CS101.code())).isEqualTo(2);
    assertThatThrownBy(() -> register.loadMark("J18", "s1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("J18");
    assertThatThrownBy(() -> register.loadMark("J17", "s9"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatTheIntakeStillHasIsTakenUpToo() {
    register.load(UNNAMED, CS101.code(), "s1");
    register.load(enrolled(ANN, "CS101", "MA102"));

    assertThat(ask(ANN, CS101, "s1")).isInstanceOf(Duplicate.class);
    assertThat(mark(ANN, MA102, "s2").changed()).isNull();
  }

  private New mark(Student student, Unit unit, String session) {
    MarkOutcome outcome = ask(student, unit, session);
    assertThat(outcome).isInstanceOf(New.class);
    return (New) outcome;
  }

  private MarkOutcome ask(Student student, Unit unit, String session) {
    return register.mark(
        new MarkRequest(
            student, new Session(session, unit.code(), START), unit, START, "api", null));
  }

  private static Enrolled enrolled(Student student, String... units) {
    return new Enrolled(student, new TreeSet<>(Set.of(units)));
  }
}
