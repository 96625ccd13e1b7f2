package org.edgedaemon.device.hikvision.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDateTime;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.device.hikvision.isapi.IsapiAnswer;
import org.edgedaemon.device.hikvision.isapi.ResponseStatus;
import org.junit.jupiter.api.Test;

/** What firmwares do to a search. */
class QuirksTest {
  private final LogTerminal terminal = new LogTerminal();
  private final Session session = new Session(terminal);

  @Test
  void aSmallerPageThanAskedForLosesNothing() {
    terminal.mostRows = 7;
    terminal.punches(500);
    session.readAll();
    assertThat(session.kept).hasSize(500);
  }

  @Test
  void aQuickTerminalIsAskedAhead() {
    terminal.punches(100);
    session.readAll();
    assertThat(session.kept).hasSize(100);
    assertThat(terminal.askedAhead).isEqualTo(2);
    int asked = terminal.asked.size();
    terminal.took = Duration.ofMillis(20);
    new Session(terminal).readAll();
    assertThat(terminal.askedAhead).isEqualTo(2);
    assertThat(terminal.asked).hasSize(2 * asked);
  }

  @Test
  void aPageThatIsShorterThanGuessedIsFollowedByTheRightOne() {
    int[] calls = {0};
    terminal.punches(300);
    terminal.quirk =
        cond -> {
          terminal.mostRows = calls[0]++ % 3 == 0 ? 30 : 11;
          return null;
        };
    session.readAll();
    assertThat(session.keptOf(0)).hasSize(300);
    assertThat(terminal.askedAhead).isPositive();
  }

  @Test
  void whatComesOfAWrongGuessIsOfNoConsequence() {
    terminal.punches(100);
    terminal.totalLie = 25;
    terminal.quirk =
        cond ->
            cond.path("searchResultPosition").intValue() >= 100
                ? LogTerminal.refusal("searchResultPosition")
                : null;
    session.readAll();
    assertThat(session.kept).hasSize(100);
    assertThat(session.reader.manner()).isEqualTo("by serial number");
  }

  @Test
  void rowsThatComeTwiceAreOne() {
    terminal.repeatsRows = true;
    terminal.punches(500);
    session.readAll();
    assertThat(session.kept).hasSize(500);
    assertThat(session.reports.get(1).doubles()).isPositive();
  }

  @Test
  void aTotalThatIsTooHighForEverEndsAllTheSame() {
    terminal.totalLie = 9;
    terminal.punches(100);
    session.readAll();
    assertThat(session.kept).hasSize(100);
  }

  @Test
  void aSearchCutShortIsReadInPieces() {
    terminal.punches(300);
    terminal.quirk = cond -> wide(cond) ? cutShort(cond) : null;
    session.readAll();
    assertThat(session.kept).hasSize(300);
  }

  @Test
  void endlessMoreWithoutRowsIsIncomplete() {
    terminal.punches(100);
    terminal.quirk =
        cond -> cond.path("searchResultPosition").intValue() >= 60 ? emptyMore(cond) : null;
    assertThatThrownBy(session::readOnce)
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INCOMPLETE));
    assertThat(session.pauses).contains(Duration.ofSeconds(2));
    assertThat(session.kept).isEmpty();
  }

  @Test
  void anotherProgramsAnswerIsDiscarded() {
    terminal.punches(100);
    int[] calls = {0};
    terminal.quirk = cond -> calls[0]++ == 2 ? strangersPage(cond) : null;
    session.readAll();
    assertThat(session.kept).hasSize(100);
  }

  @Test
  void rowsAreSkippedWhenTheOldestGoAndAreFoundAgain() {
    terminal.capacity = 200;
    terminal.punches(200);
    session.readOnce();
    terminal.beforePages.add(() -> {});
    terminal.beforePages.add(() -> {});
    terminal.beforePages.add(terminal::punch);
    terminal.beforePages.add(terminal::punch);
    session.readAll();
    assertThat(session.keptOf(0)).contains(31L, 61L, 62L).hasSize(202);
  }

  @Test
  void refusedSerialWindowsLeadToTimeAndAreRemembered() {
    terminal.quirk =
        cond -> cond.has("beginSerialNo") ? LogTerminal.refusal("beginSerialNo") : null;
    terminal.punches(400);
    session.readAll();
    assertThat(session.kept).hasSize(400);
    assertThat(session.reader.manner()).startsWith("by time");
    int asked = terminal.asked.size();
    session.restart();
    terminal.punches(3);
    session.readAll();
    assertThat(session.kept).hasSize(403);
    assertThat(terminal.asked.subList(asked, terminal.asked.size()))
        .noneMatch(cond -> cond.has("beginSerialNo"));
    session.firmware = "V4.48.40";
    asked = terminal.asked.size();
    session.restart();
    session.readAll();
    assertThat(terminal.asked.subList(asked, terminal.asked.size()))
        .anyMatch(cond -> cond.has("beginSerialNo"));
  }

  @Test
  void ignoredSerialWindowsLeadToTime() {
    terminal.ignoresSerials = true;
    terminal.nextSerial = 5_000;
    terminal.punches(100);
    session.readAll();
    assertThat(session.keptOf(0)).hasSize(100);
    assertThat(session.reader.manner()).startsWith("by time");
  }

  @Test
  void refusingEveryWindowLeadsToPositions() {
    terminal.quirk = QuirksTest::noWindows;
    terminal.punches(400);
    session.readAll();
    assertThat(session.kept).hasSize(400);
    terminal.punches(70);
    session.restart();
    session.readAll();
    assertThat(session.kept).hasSize(470);
    assertThat(session.reader.manner()).startsWith("by position");
  }

  @Test
  void positionsThatMoveAreFoundAgain() {
    terminal.quirk = QuirksTest::noWindows;
    terminal.capacity = 300;
    terminal.punches(300);
    session.readAll();
    for (int i = 0; i < 5; i++) {
      terminal.beforePages.add(() -> terminal.punches(2));
    }
    session.readAll();
    terminal.punches(40);
    session.readAll();
    assertThat(session.keptOf(0)).hasSize(350);
  }

  @Test
  void majorZeroRefusedIsAskedAsFive() {
    terminal.quirk =
        cond -> cond.path("major").intValue() == 0 ? LogTerminal.refusal("major") : null;
    terminal.punches(50);
    session.readAll();
    assertThat(session.kept).hasSize(50);
    assertThat(session.reader.manner()).contains("type 5");
  }

  @Test
  void whatIsAlwaysRefusedStops() {
    terminal.quirk = cond -> LogTerminal.refusal("");
    assertThatThrownBy(session::readOnce)
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNSUPPORTED));
    assertThat(terminal.asked.size()).isLessThanOrEqualTo(Ladder.MAX_STEPS + 1);
  }

  @Test
  void aBusyTerminalIsBusy() {
    terminal.quirk =
        cond ->
            new IsapiAnswer.Refused(503, new ResponseStatus(2, "Device Busy", "devicebusy", 0, ""));
    assertThatThrownBy(session::readOnce)
        .isInstanceOfSatisfying(
            DeviceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BUSY));
  }

  @Test
  void slowTerminalsGetAirAndFastOnesNone() {
    terminal.punches(100);
    session.readAll();
    assertThat(session.pauses).isEmpty();
    terminal.punches(100);
    terminal.took = Duration.ofSeconds(2);
    session.readAll();
    assertThat(session.pauses).contains(Duration.ofMillis(100));
    terminal.took = Duration.ofSeconds(60);
    terminal.punches(100);
    session.readAll();
    assertThat(session.pauses).contains(Duration.ofMillis(200));
  }

  @Test
  void aLookbackIsByTimeAndHasNoCursor() {
    terminal.punches(100);
    session.readAll();
    LocalDateTime from = terminal.rows.get(40).time();
    LocalDateTime to = terminal.rows.get(60).time();
    ReadReport report = session.read(ReadRequest.between(from, to, rows -> {}));
    assertThat(report.handedOver()).isEqualTo(20);
    assertThat(report.cursor()).isNull();
    assertThat(session.read(ReadRequest.ofTheLast(Duration.ofSeconds(30))).handedOver())
        .isBetween(29L, 31L);
  }

  @Test
  void aLookbackWhereTimesAreRefusedIsBySerial() {
    terminal.quirk = cond -> cond.has("startTime") ? LogTerminal.refusal("startTime") : null;
    terminal.punches(6_000);
    session.readAll();
    int asked = terminal.asked.size();
    ReadReport report = session.read(ReadRequest.ofTheLast(Duration.ofSeconds(100)));
    assertThat(report.handedOver()).isBetween(99L, 101L);
    assertThat(terminal.asked.size() - asked).isLessThan(120);
    assertThat(session.reader.manner()).startsWith("by serial");
  }

  @Test
  void byTimeAResetIsSeenAndALossIsReported() {
    terminal.quirk =
        cond -> cond.has("beginSerialNo") ? LogTerminal.refusal("beginSerialNo") : null;
    terminal.capacity = 100;
    terminal.punches(100);
    session.readAll();
    terminal.punches(150);
    session.readAll();
    assertThat(session.gaps).containsExactly("0:101-150");
    terminal.reset();
    terminal.punches(20);
    session.readAll();
    assertThat(session.keptOf(1)).hasSize(20);
    assertThat(session.conflicts).isZero();
  }

  @Test
  void byTimeAResetIsSeenEvenWhenItHasCountedPastTheLastRecord() {
    terminal.quirk =
        cond -> cond.has("beginSerialNo") ? LogTerminal.refusal("beginSerialNo") : null;
    terminal.punches(10);
    session.readAll();
    terminal.reset();
    terminal.punches(20);
    session.readAll();
    assertThat(session.keptOf(1)).hasSize(20);
    assertThat(session.conflicts).isZero();
    assertThat(session.gaps).isEmpty();
  }

  @Test
  void byTimeLongYearsWithoutRecordsAreJumpedOver() {
    terminal.quirk =
        cond -> cond.has("beginSerialNo") ? LogTerminal.refusal("beginSerialNo") : null;
    terminal.now = LocalDateTime.parse("1970-01-01T00:03:00");
    terminal.punches(5);
    terminal.now = LocalDateTime.parse("2026-07-06T07:00:00");
    terminal.punches(2_000);
    session.readAll();
    assertThat(session.kept).hasSize(2_005);
    assertThat(terminal.asked.size()).isLessThan(700);
  }

  private static boolean wide(JsonNode cond) {
    return cond.path("endSerialNo").longValue() - cond.path("beginSerialNo").longValue() > 100;
  }

  private IsapiAnswer cutShort(JsonNode cond) {
    ObjectNode page = terminal.page(cond);
    ObjectNode answer = (ObjectNode) page.path("AcsEvent");
    if (cond.path("searchResultPosition").intValue() >= 60) {
      answer.put("responseStatusStrg", "OK");
    }
    return LogTerminal.content(page, Duration.ZERO);
  }

  private IsapiAnswer emptyMore(JsonNode cond) {
    ObjectNode page = terminal.page(cond);
    ObjectNode answer = (ObjectNode) page.path("AcsEvent");
    answer.put("responseStatusStrg", "MORE").remove("InfoList");
    return LogTerminal.content(page, Duration.ZERO);
  }

  private IsapiAnswer strangersPage(JsonNode cond) {
    ObjectNode page = terminal.page(cond);
    ((ObjectNode) page.path("AcsEvent")).put("searchID", "another's");
    return LogTerminal.content(page, Duration.ZERO);
  }

  private static IsapiAnswer noWindows(JsonNode cond) {
    if (cond.has("beginSerialNo")) {
      return LogTerminal.refusal("beginSerialNo");
    }
    return cond.has("startTime") ? LogTerminal.refusal("startTime") : null;
  }
}
