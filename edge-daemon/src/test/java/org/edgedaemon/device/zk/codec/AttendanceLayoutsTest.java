package org.edgedaemon.device.zk.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class AttendanceLayoutsTest {
  private static final String HEAD_40 =
      "010031303031000000000000000000000000000000000000000001c8e52b3200";

  @Test
  void readsTheF19Sample() {
    AttendanceRecord record =
        punch(
            AttendanceLayouts.WIDE_40,
            "0d00 393939313131333333 000000000000000000000000000000 01 6bb36823 00"
                + "00000000ff000000");

    assertThat(record.uid()).isEqualTo(13);
    assertThat(record.userId()).isEqualTo("999111333");
    assertThat(record.resolved()).isTrue();
    assertThat(record.verify()).isEqualTo(1);
    assertThat(record.state()).isZero();
    assertThat(record.time().toLocalDateTime()).isEqualTo("2018-06-25T17:50:35");
    assertThat(record.workCode()).isNull();
    assertThat(record.tail().toHex()).isEqualTo("00000000ff000000");
  }

  @Test
  void readsTheFaceSample() {
    AttendanceRecord record =
        punch(
            AttendanceLayouts.WIDE_40,
            "0100 3130303336" + "00".repeat(19) + "0f b8ebc929 00" + "00".repeat(8));

    assertThat(record.userId()).isEqualTo("10036");
    assertThat(record.verify()).isEqualTo(15);
    assertThat(record.time().toLocalDateTime()).isEqualTo("2021-10-24T13:42:16");
    assertThat(record.tail()).isEqualTo(RawBytes.copyOf(new byte[8], 0, 8));
  }

  @Test
  void readsTheComputedSamples() {
    AttendanceRecord in = punch(AttendanceLayouts.WIDE_40, HEAD_40 + "00000000ff000000");
    AttendanceRecord out =
        punch(
            AttendanceLayouts.WIDE_40,
            "02003130303200000000000000000000000000000000000000000f1d6b2c3201"
                + "00000000ff000000");

    assertThat(in.userId()).isEqualTo("1001");
    assertThat(in.time().toLocalDateTime()).isEqualTo("2026-03-09T08:01:12");
    assertThat(out.uid()).isEqualTo(2);
    assertThat(out.userId()).isEqualTo("1002");
    assertThat(out.verify()).isEqualTo(15);
    assertThat(out.state()).isEqualTo(1);
    assertThat(out.time().toLocalDateTime()).isEqualTo("2026-03-09T17:30:05");
  }

  @Test
  void widerRecordsHaveALongerTail() {
    AttendanceRecord of49 =
        punch(AttendanceLayouts.WIDE_49, HEAD_40 + "0102030405060708090a0b0c0d0e0f1011");
    AttendanceRecord of128 = punch(AttendanceLayouts.wide(128), HEAD_40 + "ff".repeat(96));

    assertThat(of49.userId()).isEqualTo("1001");
    assertThat(of49.tail().toHex()).isEqualTo("0102030405060708090a0b0c0d0e0f1011");
    assertThat(of128.tail().length()).isEqualTo(96);
    assertThatIllegalArgumentException().isThrownBy(() -> AttendanceLayouts.wide(39));
    assertThatIllegalArgumentException().isThrownBy(() -> AttendanceLayouts.wide(129));
  }

  @Test
  void idsTakeTheWholeFieldAndKeepLettersAndZeros() {
    String id24 = "303031414243444546474849303132333435363738394a4b";
    AttendanceRecord full =
        punch(AttendanceLayouts.WIDE_40, "ffff" + id24 + "01c8e52b3200" + "00".repeat(8));

    assertThat(full.uid()).isEqualTo(65_535);
    assertThat(full.userId()).isEqualTo("001ABCDEFGHI0123456789JK");
  }

  @Test
  void anEmptyIdFallsBackToTheUid() {
    AttendanceRecord record =
        punch(
            AttendanceLayouts.WIDE_40, "0700" + "00".repeat(24) + "01c8e52b3200" + "00".repeat(8));

    assertThat(record.userId()).isEqualTo("7");
    assertThat(record.resolved()).isFalse();
    assertThat(record.withUserId("0042").userId()).isEqualTo("0042");
    assertThat(record.withUserId("0042").resolved()).isTrue();
  }

  @Test
  void readsTheSixteenByteSamples() {
    AttendanceRecord morning =
        punch(AttendanceLayouts.EXTENDED_16, "15000000 ec154f23 00 00 0000 00000000");
    AttendanceRecord afternoon =
        punch(AttendanceLayouts.EXTENDED_16, "16000000 86824f23 01 00 0000 00000000");
    AttendanceRecord computed =
        punch(AttendanceLayouts.EXTENDED_16, "7b000000c8e52b320001000000000000");

    assertThat(morning.userId()).isEqualTo("21");
    assertThat(morning.time().toLocalDateTime()).isEqualTo("2018-06-06T07:31:56");
    assertThat(morning.state()).isZero();
    assertThat(afternoon.userId()).isEqualTo("22");
    assertThat(afternoon.state()).isEqualTo(1);
    assertThat(afternoon.time().toLocalDateTime()).isEqualTo("2018-06-06T15:15:18");
    assertThat(computed.userId()).isEqualTo("123");
    assertThat(computed.verify()).isEqualTo(1);
    assertThat(computed.workCode()).isZero();
  }

  @Test
  void sixteenByteFieldsAreUnsigned() {
    AttendanceRecord record =
        punch(AttendanceLayouts.EXTENDED_16, "ffffffff c8e52b32 ff fe 0000 ffffffff");

    assertThat(record.userId()).isEqualTo("4294967295");
    assertThat(record.state()).isEqualTo(255);
    assertThat(record.verify()).isEqualTo(254);
    assertThat(record.workCode()).isEqualTo(4_294_967_295L);
  }

  @Test
  void readsTheEightByteSamples() {
    AttendanceRecord plain = punch(AttendanceLayouts.PLAIN_8, "7b0001c8e52b3200");
    AttendanceRecord flagged = punch(AttendanceLayouts.FLAGGED_8, "0700 28 00 a8eba71e");

    assertThat(plain.uid()).isEqualTo(123);
    assertThat(plain.userId()).isEqualTo("123");
    assertThat(plain.resolved()).isFalse();
    assertThat(plain.verify()).isEqualTo(1);
    assertThat(plain.time().toLocalDateTime()).isEqualTo("2026-03-09T08:01:12");
    assertThat(flagged.uid()).isEqualTo(7);
    assertThat(flagged.verify()).isEqualTo(1);
    assertThat(flagged.state()).isZero();
    assertThat(flagged.time().toLocalDateTime()).isEqualTo("2016-01-01T19:02:00");
    assertThat(time(AttendanceLayouts.FLAGGED_8, "7b0028004beca71e"))
        .isEqualTo("2016-01-01T19:04:43");
    assertThat(time(AttendanceLayouts.FLAGGED_8, "7b0028004eeca71e"))
        .isEqualTo("2016-01-01T19:04:46");
    assertThat(time(AttendanceLayouts.PLAIN_8, "07002800a8eba71e")).hasYear(2087);
  }

  @Test
  void theShortFormIsRefusedByName() {
    assertThat(bad(AttendanceLayouts.FLAGGED_8, "0700080aa8eba71e").reason())
        .contains("compressed short form");
  }

  @Test
  void readsTheWl10Record() {
    AttendanceRecord record =
        punch(AttendanceLayouts.WL10_22, "0900 303037350000 00000000 0f c8e52b32 01 00000000");

    assertThat(record.uid()).isEqualTo(9);
    assertThat(record.userId()).isEqualTo("0075");
    assertThat(record.verify()).isEqualTo(15);
    assertThat(record.state()).isEqualTo(1);
    assertThat(record.time().toLocalDateTime()).isEqualTo("2026-03-09T08:01:12");
  }

  @Test
  void badRecordsAreValuesWithTheirBytes() {
    String impossible = "0100" + "31".repeat(4) + "00".repeat(20) + "0100461e3200" + "00".repeat(8);
    BadRecord bad = bad(AttendanceLayouts.WIDE_40, impossible);

    assertThat(bad.reason()).isEqualTo("impossible date 2026-02-30 00:00:00");
    assertThat(bad.bytes().toHex()).isEqualTo(impossible);
    assertThat(
            bad(
                    AttendanceLayouts.WIDE_40,
                    "0000" + "00".repeat(24) + "01c8e52b3200" + "00".repeat(8))
                .reason())
        .isEqualTo("no user id");
    assertThat(
            bad(
                    AttendanceLayouts.WIDE_40,
                    "0100" + "c3".repeat(24) + "01c8e52b3200" + "00".repeat(8))
                .reason())
        .isEqualTo("user id is not plain text");
    assertThat(bad(AttendanceLayouts.EXTENDED_16, "7b00000000461e320001000000000000").reason())
        .startsWith("impossible date");
    assertThat(bad(AttendanceLayouts.EXTENDED_16, "00000000c8e52b320001000000000000").reason())
        .isEqualTo("no user id");
    assertThat(bad(AttendanceLayouts.PLAIN_8, "000001c8e52b3200").reason()).isEqualTo("no user id");
    assertThat(bad(AttendanceLayouts.PLAIN_8, "010001 00461e32 00").reason())
        .startsWith("impossible date");
  }

  @Test
  void everyUidStateAndVerifyComesBack() {
    byte[] bytes = Golden.bytes("7b0001c8e52b3200");
    for (int uid = 1; uid <= 65_535; uid++) {
      bytes[0] = (byte) uid;
      bytes[1] = (byte) (uid >> 8);
      bytes[2] = (byte) (uid >> 3);
      bytes[7] = (byte) (uid >> 5);
      AttendanceRecord record = (AttendanceRecord) AttendanceLayouts.PLAIN_8.decode(bytes, 0);
      assertThat(record.uid()).isEqualTo(uid);
      assertThat(record.verify()).isEqualTo(uid >> 3 & 0xFF);
      assertThat(record.state()).isEqualTo(uid >> 5 & 0xFF);
    }
  }

  @Test
  void layoutsAreKnownByName() {
    for (AttendanceLayout layout : AttendanceLayouts.GUESSABLE) {
      assertThat(AttendanceLayouts.byName(layout.name())).isEqualTo(layout);
    }
    assertThat(AttendanceLayouts.byName("52")).isEqualTo(AttendanceLayouts.wide(52));
    assertThat(AttendanceLayouts.byName("36")).isNull();
  }

  private static LocalDateTime time(AttendanceLayout layout, String hex) {
    return punch(layout, hex).time().toLocalDateTime();
  }

  private static AttendanceRecord punch(AttendanceLayout layout, String hex) {
    return (AttendanceRecord) decode(layout, hex);
  }

  private static BadRecord bad(AttendanceLayout layout, String hex) {
    return (BadRecord) decode(layout, hex);
  }

  /** Not at 0, so that no offset is forgotten. */
  private static AttendanceResult decode(AttendanceLayout layout, String hex) {
    byte[] bytes = Golden.bytes("a5a5a5" + hex);
    assertThat(bytes).hasSize(3 + layout.width());
    return layout.decode(bytes, 3);
  }
}
