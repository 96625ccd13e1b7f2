package org.edgedaemon.device.hikvision.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.ReadReport;
import org.edgedaemon.device.ReadRequest;
import org.edgedaemon.device.hikvision.isapi.AccessEvent;
import org.edgedaemon.device.hikvision.isapi.EventCode;
import org.edgedaemon.device.hikvision.isapi.EventTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading by serial number. */
class SerialReadTest {
  private final LogTerminal terminal = new LogTerminal();
  private final Session session = new Session(terminal);

  @Test
  void readsAnEmptyLog() {
    session.readAll();
    assertThat(session.kept).isEmpty();
    assertThat(session.cursor).isNotNull();
  }

  @Test
  void readsALongLogInStretchesAndInOrder() {
    terminal.punches(20_250);
    session.readAll();
    assertThat(session.keptOf(0)).isEqualTo(upTo(1, 20_250));
    assertThat(session.reports).as("one to know the epoch by, and three").hasSize(4);
    assertThat(session.reports.get(0).more()).isTrue();
    assertThat(session.reports.get(0).records()).isZero();
    assertThat(session.reader.highestKnown()).isEqualTo(20_250);
  }

  @Test
  void aQuickTerminalWithEveryNumberIsReadInLongWindows() {
    terminal.punches(20_250);
    session.readAll();
    assertThat(widths()).startsWith(510L, 1_020L, 1_020L);
    assertThat(handedOver()).as("nothing twice where two stretches overlap").isEqualTo(20_250);
  }

  @Test
  void aSlowTerminalIsReadInShortWindows() {
    terminal.took = Duration.ofMillis(200);
    terminal.punches(5_100);
    session.readAll();
    assertThat(session.keptOf(0)).isEqualTo(upTo(1, 5_100));
    assertThat(widths()).hasSizeGreaterThan(9).containsOnly(510L);
  }

  @Test
  void afterAHoleWindowsAreShortAgain() {
    terminal.punches(5_000);
    terminal.rows.remove(1_000);
    session.readAll();
    assertThat(handedOver()).isEqualTo(4_999);
    assertThat(widths()).startsWith(510L, 1_020L, 510L, 1_020L);
  }

  @ParameterizedTest
  @ValueSource(ints = {31, 511, 541, 1_021, 1_501, 1_531, 1_561})
  void nothingOfAWindowInWhichTheCounterWasResetIsTakenForTheOldEpoch(int first) {
    terminal.punches(4_000);
    terminal.quirk =
        cond -> {
          if (serialAsked(cond) == first && cond.path("endSerialNo").asLong() < 4_000) {
            terminal.quirk = none -> null;
            terminal.reset();
            for (int i = 0; i < 4_000; i++) {
              terminal.add(5, 75, "00099");
            }
          }
          return null;
        };
    session.readAll();
    assertThat(session.conflicts).isZero();
    assertThat(session.kept.entrySet())
        .filteredOn(entry -> entry.getKey().startsWith("0/"))
        .allMatch(entry -> entry.getValue().endsWith("00017"));
    assertThat(session.reader.epoch()).isEqualTo(1);
    assertThat(session.keptOf(1)).isEqualTo(upTo(1, 4_000));
  }

  /** The number that a page begins with, when every number is there. */
  private static long serialAsked(JsonNode cond) {
    return cond.path("beginSerialNo").asLong() + cond.path("searchResultPosition").asLong();
  }

  /** Of the windows that were begun, those that every firmware's end did not make short. */
  private List<Long> widths() {
    return terminal.asked.stream()
        .filter(cond -> cond.path("searchResultPosition").asLong() == 0)
        .map(cond -> cond.path("endSerialNo").asLong() - cond.path("beginSerialNo").asLong() + 1)
        .filter(width -> width > 30 && width < 100_000)
        .toList();
  }

  private long handedOver() {
    return session.reports.stream().mapToLong(ReadReport::handedOver).sum();
  }

  @Test
  void anIdlePollCostsOneRequestAndHandsNothingOver() {
    terminal.punches(100);
    session.readAll();
    int before = terminal.asked.size();
    ReadReport report = session.readOnce();
    assertThat(terminal.asked).hasSize(before + 1);
    assertThat(report.handedOver()).isZero();
    assertThat(report.records()).isEqualTo(21);
  }

  @Test
  void aPollWithFewNewsCostsOneRequest() {
    terminal.punches(100);
    session.readAll();
    terminal.punches(9);
    int before = terminal.asked.size();
    assertThat(session.readOnce().handedOver()).isEqualTo(9);
    assertThat(terminal.asked).hasSize(before + 1);
  }

  @Test
  void jumpsToWhereAnOldLogBegins() {
    terminal.nextSerial = 30_001;
    terminal.punches(200);
    session.readAll();
    assertThat(session.keptOf(0)).isEqualTo(upTo(30_001, 30_200));
    assertThat(session.gaps).as("what was never known is not lost").isEmpty();
  }

  @Test
  void jumpsToTheSmallestNumberThoughPagesAreByTime() {
    terminal.nextSerial = 50_001;
    terminal.punches(100);
    terminal.now = terminal.now.minusDays(400);
    terminal.punches(100);
    session.readAll();
    assertThat(session.keptOf(0)).isEqualTo(upTo(50_001, 50_200));
  }

  @Test
  void numbersBeyondIntAreNumbers() {
    session.capabilities = new SearchCapabilities(30, true, 3_000_000_000L);
    session.restart();
    terminal.nextSerial = 2_999_998_000L;
    terminal.punches(2_001);
    session.readAll();
    assertThat(session.keptOf(0)).isEqualTo(upTo(2_999_998_000L, 3_000_000_000L));
    assertThat(session.readOnce().handedOver()).isZero();
    assertThat(session.reader.highestKnown()).isEqualTo(3_000_000_000L);
  }

  @Test
  void passesTheEndOfTheUsualWindows() {
    terminal.nextSerial = 999_999_900L;
    terminal.punches(95);
    session.readAll();
    terminal.punches(500);
    session.readAll();
    terminal.punches(5);
    session.readAll();
    assertThat(session.keptOf(0)).isEqualTo(upTo(999_999_900L, 1_000_000_499L));
  }

  @Test
  void rowsThatBecomeVisibleLateAreTaken() {
    terminal.punches(50);
    LogTerminal.Row late = terminal.rows.remove(45);
    session.readAll();
    assertThat(session.keptOf(0)).doesNotContain(46L);
    terminal.rows.add(45, late);
    session.readAll();
    assertThat(session.keptOf(0)).contains(46L).hasSize(50);
  }

  @Test
  void holesAreCountedAndNotAlarmed() {
    terminal.punches(10);
    terminal.nextSerial = 15;
    terminal.punches(10);
    session.readAll();
    terminal.nextSerial = 30;
    terminal.punch();
    session.readAll();
    assertThat(session.reader.holes()).isEqualTo(4 + 5);
    assertThat(session.gaps).isEmpty();
  }

  @Test
  void whatWasOverwrittenIsReportedOnce() {
    terminal.capacity = 500;
    terminal.punches(100);
    session.readAll();
    terminal.punches(1_000);
    session.readAll();
    session.readAll();
    assertThat(session.gaps).containsExactly("0:101-600");
    assertThat(session.reader.epoch()).isZero();
    assertThat(session.reader.lost()).isEqualTo(500);
    assertThat(session.keptOf(0)).contains(601L, 1_100L).hasSize(600);
  }

  @Test
  void aResetBeginsAnEpochWhoseCursorIsStoredFirst() {
    terminal.punches(100);
    session.readAll();
    terminal.reset();
    terminal.punches(40);
    ReadReport report = session.readOnce();
    assertThat(report.more()).isTrue();
    assertThat(session.keptOf(1)).isEmpty();
    session.restart();
    session.readAll();
    assertThat(session.keptOf(0)).isEqualTo(upTo(1, 100));
    assertThat(session.keptOf(1)).isEqualTo(upTo(1, 40));
    assertThat(session.gaps).isEmpty();
  }

  @Test
  void aResetThatHasPassedTheAnchorIsSeen() {
    terminal.punches(100);
    session.readAll();
    terminal.reset();
    terminal.now = terminal.now.plusDays(1);
    terminal.punches(150);
    session.readAll();
    assertThat(session.keptOf(1)).isEqualTo(upTo(1, 150));
  }

  @Test
  void aResetIsSeenThoughNoCursorHasPassedWhatIsStored() {
    terminal.punches(2_500);
    session.failAtBatch = 1;
    session.readOnce();
    assertThatThrownBy(session::readOnce).hasMessage("disk full");
    assertThat(session.keptOf(0)).isNotEmpty();
    terminal.reset();
    terminal.now = terminal.now.plusDays(1);
    terminal.punches(700);
    session.restart();
    session.readAll();
    assertThat(session.keptOf(1)).isEqualTo(upTo(1, 700));
    assertThat(session.conflicts).isZero();
  }

  @Test
  void aLogThatWasClearedBeforeItsFirstCursorDecidesNothing() {
    terminal.punches(500);
    session.failAtBatch = 0;
    session.readOnce();
    assertThatThrownBy(session::readOnce).hasMessage("disk full");
    terminal.reset();
    session.restart();
    assertThat(session.readOnce().records()).isZero();
    terminal.punches(7);
    session.readAll();
    assertThat(session.keptOf(1)).isEqualTo(upTo(1, 7));
  }

  @Test
  void aRecordThatVanishesAloneIsNoReset() {
    terminal.punches(100);
    session.readAll();
    terminal.rows.remove(99);
    session.restart();
    session.readAll();
    terminal.punches(3);
    terminal.rows.remove(98);
    session.restart();
    session.readAll();
    assertThat(session.reader.epoch()).isZero();
    assertThat(session.gaps).isEmpty();
    assertThat(session.keptOf(0)).hasSize(103);
  }

  @Test
  void aClearedLogDecidesNothing() {
    terminal.punches(100);
    session.readAll();
    terminal.rows.clear();
    session.readAll();
    assertThat(session.reader.epoch()).isZero();
    terminal.punches(5);
    session.readAll();
    assertThat(session.reader.epoch()).isZero();
    assertThat(session.keptOf(0)).contains(105L);
  }

  @Test
  void anotherTimeZoneIsNoReset() {
    Anchor ours = new Anchor(7, "2026-07-06T08:30:55+08:00", code());
    assertThat(ours.isSame(event(7, "2026-07-06T01:30:55+01:00"))).isTrue();
    assertThat(ours.isSame(event(7, "2026-07-06T08:30:55+03:00"))).isTrue();
    assertThat(ours.isSame(event(7, "2026-07-06T08:30:56+08:00"))).isFalse();
    assertThat(ours.isSame(event(8, "2026-07-06T08:30:55+08:00"))).isFalse();
  }

  @Test
  void theCursorOfAnotherTerminalIsNone() {
    terminal.punches(10);
    session.readAll();
    SearchCursor cursor = SearchCursor.parse(session.cursor, Session.DEVICE);
    assertThat(cursor).isNotNull();
    assertThat(SearchCursor.parse(session.cursor, "another")).isNull();
  }

  @Test
  void aFailingSinkLeavesTheCursor() {
    terminal.punches(2_500);
    session.failAtBatch = 1;
    session.readOnce();
    assertThatThrownBy(session::readOnce).hasMessage("disk full");
    session.restart();
    session.readAll();
    assertThat(session.keptOf(0)).hasSize(2_500);
  }

  @Test
  void aBrokenPageLeavesTheCursor() {
    terminal.punches(2_500);
    session.readOnce();
    terminal.beforePages.addAll(Collections.nCopies(50, () -> {}));
    terminal.beforePages.add(() -> terminal.down = true);
    assertThatThrownBy(session::readOnce).isInstanceOf(DeviceException.class);
    terminal.down = false;
    session.readAll();
    assertThat(session.keptOf(0)).isEqualTo(upTo(1, 2_500));
  }

  @Test
  void readingAllAgainKeepsTheEpoch() {
    terminal.punches(100);
    session.readAll();
    terminal.reset();
    terminal.punches(10);
    session.readAll();
    session.restart();
    session.read(ReadRequest.everything());
    assertThat(session.conflicts).isZero();
    assertThat(session.reader.epoch()).isEqualTo(1);
  }

  private static List<Long> upTo(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  private static EventCode code() {
    return new EventCode(5, 75);
  }

  private static AccessEvent event(long serial, String time) {
    return new AccessEvent(
        code(),
        serial,
        null,
        EventTimes.parse(time),
        null,
        null,
        null,
        0,
        0,
        null,
        null,
        null,
        false,
        "{}");
  }
}
