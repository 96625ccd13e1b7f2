package org.edgedaemon.device.zk.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.time.LocalDateTime;
import org.edgedaemon.device.zk.codec.WidthDecision.Decided;
import org.edgedaemon.device.zk.codec.WidthDecision.NeedsScoring;
import org.edgedaemon.device.zk.codec.WidthDecision.Unknown;
import org.junit.jupiter.api.Test;

class WidthRuleTest {
  private static final PlausibleTimes TIMES =
      PlausibleTimes.until(LocalDateTime.of(2026, 3, 10, 0, 0));
  private static final byte[] PLAIN = Golden.bytes("7b0001c8e52b3200");
  private static final byte[] FLAGGED = Golden.bytes("07002800a8eba71e");
  private static final byte[] SHORT = Golden.bytes("07000805");
  private static final byte[] SIXTEEN = Golden.bytes("7b000000c8e52b320001000000000000");
  private static final byte[] FORTY =
      Golden.bytes(
          "010031303031000000000000000000000000000000000000000001c8e52b320000000000ff000000");
  private static final byte[] WL10 =
      Golden.bytes("0900 303037350000 00000000 0f c8e52b32 01 00000000");

  @Test
  void theCountDecidesWideAndSixteenByteRecords() {
    assertThat(decide(Golden.repeat(FORTY, 10), CountBracket.of(10)))
        .isEqualTo(new Decided(AttendanceLayouts.WIDE_40));
    assertThat(decide(new byte[490], CountBracket.of(10)))
        .isEqualTo(new Decided(AttendanceLayouts.WIDE_49));
    assertThat(decide(new byte[520], CountBracket.of(10)))
        .isEqualTo(new Decided(AttendanceLayouts.wide(52)));
    assertThat(decide(Golden.repeat(SIXTEEN, 5), CountBracket.of(5)))
        .isEqualTo(new Decided(AttendanceLayouts.EXTENDED_16));
  }

  @Test
  void aPunchDuringTheReadIsCountedIn() {
    assertThat(decide(Golden.repeat(FORTY, 401), CountBracket.between(400, 402)))
        .isEqualTo(new Decided(AttendanceLayouts.WIDE_40));
    assertThat(score(Golden.repeat(FORTY, 11), CountBracket.between(10, 12)))
        .as("11 × 40 or 10 × 44")
        .isEqualTo(new Decided(AttendanceLayouts.WIDE_40));
  }

  @Test
  void noBytesAreNoLayout() {
    assertThat(decide(new byte[0], CountBracket.of(0))).isEqualTo(new WidthDecision.Empty());
    assertThat(decide(new byte[0], CountBracket.unknown())).isEqualTo(new WidthDecision.Empty());
  }

  @Test
  void eightByteRecordsAlwaysNeedScoring() {
    NeedsScoring question = (NeedsScoring) decide(Golden.repeat(PLAIN, 10), CountBracket.of(10));

    assertThat(question.candidates())
        .containsExactly(AttendanceLayouts.PLAIN_8, AttendanceLayouts.FLAGGED_8);
    assertThat(score(Golden.repeat(PLAIN, 10), CountBracket.of(10)))
        .isEqualTo(new Decided(AttendanceLayouts.PLAIN_8));
    assertThat(score(Golden.repeat(FLAGGED, 10), CountBracket.of(10)))
        .isEqualTo(new Decided(AttendanceLayouts.FLAGGED_8));
  }

  @Test
  void withoutACountTheRecordsSpeak() {
    assertThat(score(Golden.repeat(FORTY, 2), CountBracket.unknown()))
        .isEqualTo(new Decided(AttendanceLayouts.WIDE_40));
    assertThat(score(Golden.repeat(SIXTEEN, 5), CountBracket.unknown()))
        .isEqualTo(new Decided(AttendanceLayouts.EXTENDED_16));
    assertThat(score(Golden.repeat(PLAIN, 10), CountBracket.of(0)))
        .isEqualTo(new Decided(AttendanceLayouts.PLAIN_8));
    assertThat(score(Golden.repeat(WL10, 40), CountBracket.unknown()))
        .isEqualTo(new Decided(AttendanceLayouts.WL10_22));
    byte[] fortyNine = Golden.repeat(Golden.join(FORTY, new byte[9]), 40);
    assertThat(score(fortyNine, CountBracket.unknown()))
        .isEqualTo(new Decided(AttendanceLayouts.WIDE_49));
  }

  @Test
  void aWrongCountIsOutvotedByTheRecords() {
    assertThat(score(Golden.repeat(FORTY, 10), CountBracket.of(7)))
        .isEqualTo(new Decided(AttendanceLayouts.WIDE_40));
  }

  @Test
  void twoPercentMayBeOdd() {
    byte[] log = Golden.repeat(FORTY, 100);
    spoil(log, 10);
    spoil(log, 20);
    assertThat(score(log, CountBracket.unknown()))
        .isEqualTo(new Decided(AttendanceLayouts.WIDE_40));

    spoil(log, 30);
    assertThat(score(log, CountBracket.unknown())).isInstanceOf(Unknown.class);
  }

  @Test
  void garbageIsRefusedWithItsFirstBytes() {
    byte[] garbage = Golden.repeat(Golden.bytes("0123456789abcdef"), 100);

    Unknown unknown = (Unknown) score(garbage, CountBracket.unknown());

    assertThat(unknown.reason())
        .contains("800 bytes for an unknown number of records", "no layout fits", "40 0 of 20");
    assertThat(unknown.head().length()).isEqualTo(128);
    assertThat(unknown.head().toHex()).startsWith("0123456789abcdef01");
  }

  @Test
  void widthsWithoutAKnownLayoutAreNamed() {
    Unknown unknown = (Unknown) decide(new byte[7 * 12 + 1], CountBracket.of(5));
    assertThat(unknown.reason()).contains("85 bytes for 5 records (17 each)");

    Unknown thirtySix = (Unknown) score(new byte[36 * 10], CountBracket.of(10));
    assertThat(thirtySix.reason()).contains("(36 each)", "no layout fits");
  }

  @Test
  void aCompressedLogIsNamedByItsSize() {
    byte[] mixed = Golden.join(FLAGGED, SHORT, SHORT, FLAGGED, SHORT);

    Unknown unknown = (Unknown) decide(mixed, CountBracket.of(5));

    assertThat(unknown.reason()).contains("compressed 8-byte log");
  }

  @Test
  void aCompressedLogIsNamedByItsRecords() {
    byte[] mixed = Golden.repeat(Golden.join(FLAGGED, SHORT, SHORT), 20);

    Unknown counted = (Unknown) score(mixed, CountBracket.of(60));
    Unknown uncounted = (Unknown) score(mixed, CountBracket.unknown());

    assertThat(counted.reason()).contains("compressed 8-byte log");
    assertThat(uncounted.reason()).contains("compressed 8-byte log");
  }

  @Test
  void shortFlagsWithEightByteSpacingAreRefused() {
    byte[] ma300 = Golden.repeat(Golden.bytes("07000800a8eba71e"), 10);

    assertThat(score(ma300, CountBracket.of(10))).isInstanceOf(Unknown.class);
  }

  @Test
  void bothEightByteLayoutsPlausibleIsNoDecision() {
    // Verify 0x20, times whose shifted reading is plausible too.
    byte[] both = new byte[8];
    boolean found = false;
    for (int third = 0x20; third < 0x40 && !found; third++) {
      both = new byte[] {7, 0, 0x20, 0, 0, (byte) 0x80, (byte) third, 0x20};
      found =
          AttendanceLayouts.PLAIN_8.looksRight(both, 0, TIMES)
              && AttendanceLayouts.FLAGGED_8.looksRight(both, 0, TIMES);
    }
    assertThat(found).isTrue();

    Unknown unknown = (Unknown) score(Golden.repeat(both, 10), CountBracket.of(10));

    assertThat(unknown.reason()).contains("not certain", "8A 10 of 10", "8B 10 of 10");
  }

  @Test
  void missingBytesAreNoDecision() {
    NeedsScoring question = (NeedsScoring) decide(Golden.repeat(PLAIN, 10), CountBracket.of(10));
    WidthScorer scorer = new WidthScorer(question, TIMES);

    scorer.feed(Unpooled.wrappedBuffer(PLAIN));

    assertThat(((Unknown) scorer.outcome()).reason()).contains("only 8 of 80 bytes");
  }

  private static void spoil(byte[] log, int record) {
    log[record * 40 + 30] = 0;
  }

  private static WidthDecision decide(byte[] log, CountBracket count) {
    return WidthRule.decide(log.length, count, Unpooled.wrappedBuffer(log));
  }

  /** Feeds slices of odd lengths, so that records straddle them. */
  private static WidthDecision score(byte[] log, CountBracket count) {
    WidthScorer scorer = new WidthScorer((NeedsScoring) decide(log, count), TIMES);
    for (int at = 0, step = 1; at < log.length; at += step, step = step % 97 + 6) {
      scorer.feed(Unpooled.wrappedBuffer(log, at, Math.min(step, log.length - at)));
    }
    return scorer.outcome();
  }
}
