package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real process is killed again and again while students mark at a terminal, at a reader on a
 * serial line and by a program, and while portal and Firestore fail at random, or are away, each in
 * its turn. Each mark counts exactly once in both, and every percentage is right.
 */
class AttendanceKillLoopIT {
  private static final int ROUNDS = Integer.getInteger("attendance.kill.rounds", 7);
  private static final long SEED = Long.getLong("kill.seed", 2_604);
  private static final int PUNCHES_PER_SECOND = 20;
  private static final long CALL_PAUSE_MILLIS = 20;
  private static final Duration TO_SETTLE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private final Random random = new Random(SEED);

  @Test
  void eachMarkCountsOnceAndEveryPercentageIsRight() throws Exception {
    try (School school = new School(SEED, folder);
        ForkedDaemon daemon = new ForkedDaemon(folder)) {
      school.entrust(daemon);
      daemon.configure(school.sections());
      Caller caller =
          new Caller(daemon.url(), School.API_TOKEN, school::nextCall, CALL_PAUSE_MILLIS);
      school.startPunching(PUNCHES_PER_SECOND);
      school.gates().forEach(Gate::open);
      caller.start();
      for (int round = 0; round < ROUNDS; round++) {
        round(round, school, daemon);
      }
      settle(school, daemon, caller);
    }
  }

  /**
   * Of six rounds one is killed within its start, two are killed at any later moment; in one the
   * portal is away, in one Firestore, and the other must have everything before the kill; one backs
   * the journal up. The reader is plugged in anew each time. Faults happen but where somebody
   * waits.
   */
  private void round(int round, School school, ForkedDaemon daemon) throws IOException {
    for (Gate gate : school.gates()) {
      gate.replug();
    }
    school.admit(40, 60, 20);
    school.beTroublesome();
    daemon.start();
    if (round % 6 == 0) {
      Await.pause(random.nextInt(200, 2_000));
      daemon.kill();
      return;
    }
    daemon.awaitStarted();
    switch (round % 6) {
      case 2 -> {
        school.portal.stop();
        school.beGood();
        await("Firestore has all, with the portal away", school, daemon, school::inFirestore);
      }
      case 3 -> school.portal.start();
      case 4 -> {
        school.firebase.stop();
        school.beGood();
        await("the portal has all, with Firestore away", school, daemon, school::inPortal);
      }
      case 5 -> {
        school.firebase.start();
        daemon.post("/api/v1/journal/backup");
      }
      default -> {
        // Nothing more: the kill comes at any moment.
      }
    }
    Await.pause(random.nextInt(200, 1_500));
    daemon.kill();
  }

  private static void await(
      String what, School school, ForkedDaemon daemon, Supplier<Set<String>> there) {
    Set<String> due = school.register.ids();
    assertThat(Await.within(TO_SETTLE, () -> there.get().containsAll(due)))
        .as(
            () ->
                what
                    + "; missing "
                    + missing(due, there.get())
                    + "; the daemon's log ends with:\n"
                    + daemon.log())
        .isTrue();
  }

  private static void settle(School school, ForkedDaemon daemon, Caller caller) throws Exception {
    school.portal.start();
    school.firebase.start();
    for (Gate gate : school.gates()) {
      gate.replug();
    }
    daemon.start();
    daemon.awaitStarted();
    school.stopPunching();
    caller.stop();
    for (Gate gate : school.gates()) {
      gate.stop();
    }
    final int faults = school.beGood();
    await("the portal has all", school, daemon, school::inPortal);
    await("Firestore has all", school, daemon, school::inFirestore);
    oncePerDestination(school, daemon);
    assertThat(caller.refusals()).isEmpty();
    assertThat(faults).as("faults that really happened").isPositive();
    assertThat(school.hall.protocolViolations()).isEmpty();
    for (Gate gate : school.gates()) {
      assertThat(gate.letInSoFar()).as("students at the gate").isPositive();
    }
    System.out.printf(
        "%d kills with students: %d marks (%s at the gate, %s of them shown again; %d calls again),"
            + " %d faults, %d repeats at the portal%n",
        ROUNDS,
        school.register.ids().size(),
        school.gates().stream().map(Gate::letInSoFar).toList(),
        school.gates().stream().map(Gate::shownAgain).toList(),
        caller.unanswered(),
        faults,
        school.portal.receivedCount() - school.portal.marks().size());
    assertThat(daemon.stop()).isIn(0, 143);
  }

  private static void oncePerDestination(School school, ForkedDaemon daemon) throws IOException {
    Set<String> due = school.register.ids();
    assertThat(missing(school.inPortal(), due)).as("in the portal, but not due").isEmpty();
    assertThat(missing(school.inFirestore(), due)).as("in Firestore, but not due").isEmpty();
    assertThat(daemon.getJson("/api/v1/journal").path("entries").path("mark").asLong())
        .as("marks in the journal")
        .isEqualTo(due.size());
    assertThat(school.portal.requests())
        .as("a student at a session under two ids")
        .noneMatch(request -> request.status() == 409);
    JsonNode dead = daemon.getJson("/api/v1/dead").path("items");
    assertThat(dead).as("given up").isEmpty();
    assertThat(Register.ofMarks(school.portal.marks().values()))
        .as("percentages in the portal")
        .isEqualTo(school.register.standings());
    assertThat(
            Await.within(
                TO_SETTLE,
                () -> Register.ofStudents(school.students()).equals(school.register.standings())))
        .as(() -> "percentages in Firestore: " + Register.ofStudents(school.students()))
        .isTrue();
  }

  private static Set<String> missing(Set<String> wanted, Set<String> there) {
    Set<String> missing = new HashSet<>(wanted);
    missing.removeAll(there);
    return missing;
  }
}
