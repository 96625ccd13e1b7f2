package org.edgedaemon.device.zk.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.edgedaemon.device.zk.codec.RealtimeEvent.Alarm;
import org.edgedaemon.device.zk.codec.RealtimeEvent.Alarmed;
import org.edgedaemon.device.zk.codec.RealtimeEvent.BadPunch;
import org.edgedaemon.device.zk.codec.RealtimeEvent.Punched;
import org.edgedaemon.device.zk.codec.RealtimeEvent.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealtimeEventTest {
  private static final String TEXT_32 = "31303031" + "00".repeat(20) + "0f01" + "1a0309080f2a";

  @Test
  void readsTheNumericForms() {
    for (String hex : new String[] {"e90301001a0309080f2a", "e90301001a0309080f2a00000000"}) {
      AttendanceRecord record = punch(hex);
      assertThat(record.uid()).isEqualTo(1001);
      assertThat(record.userId()).isEqualTo("1001");
      assertThat(record.resolved()).isFalse();
      assertThat(record.verify()).isEqualTo(1);
      assertThat(record.state()).isZero();
      assertThat(record.time().toLocalDateTime()).isEqualTo("2026-03-09T08:15:42");
    }
    AttendanceRecord long12 = punch("e903000001001a0309080f2a");
    assertThat(long12.uid()).isZero();
    assertThat(long12.userId()).isEqualTo("1001");
    assertThat(long12.resolved()).isTrue();
    assertThat(long12.verify()).isEqualTo(1);
    assertThat(long12.time().toLocalDateTime()).isEqualTo("2026-03-09T08:15:42");
  }

  @Test
  void readsTheRealNumericEvent() {
    AttendanceRecord record = punch("f19449000000120c07130906");

    assertThat(record.userId()).isEqualTo("4822257");
    assertThat(record.time().toLocalDateTime()).isEqualTo("2018-12-07T19:09:06");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 8, 20, 100})
  void readsTheTextFormsOfAnyLength(int extra) {
    AttendanceRecord record = punch(TEXT_32 + "00".repeat(extra));

    assertThat(record.userId()).isEqualTo("1001");
    assertThat(record.resolved()).isTrue();
    assertThat(record.verify()).isEqualTo(15);
    assertThat(record.state()).isEqualTo(1);
    assertThat(record.time().toLocalDateTime()).isEqualTo("2026-03-09T08:15:42");
    assertThat(record.tail().length()).isEqualTo(extra);
  }

  @Test
  void readsTheRealTextEvents() {
    AttendanceRecord face = punch("31313430303634" + "00".repeat(17) + "0f00120b1d0c3703");
    AttendanceRecord f19 =
        punch("3939393131313333330000000000000000000000000000000100120619112905");

    assertThat(face.userId()).isEqualTo("1140064");
    assertThat(face.verify()).isEqualTo(15);
    assertThat(face.time().toLocalDateTime()).isEqualTo("2018-11-29T12:55:03");
    assertThat(f19.userId()).isEqualTo("999111333");
    assertThat(f19.time().toLocalDateTime()).isEqualTo("2018-06-25T17:41:05");
  }

  @Test
  void theLogAndTheEventGiveTheSameTime() {
    AttendanceRecord log =
        (AttendanceRecord)
            AttendanceLayouts.WIDE_40.decode(
                Golden.bytes(
                    "0100"
                        + "31303031"
                        + "00".repeat(20)
                        + "0f"
                        + "2ee92b32"
                        + "01"
                        + "00".repeat(8)),
                0);
    AttendanceRecord event = punch(TEXT_32);

    assertThat(event.time()).isEqualTo(log.time());
    assertThat(event.userId()).isEqualTo(log.userId());
    assertThat(event.state()).isEqualTo(log.state());
    assertThat(event.verify()).isEqualTo(log.verify());
  }

  @Test
  void theValidityNibbleIsTakenOffUnknownStatesOnly() {
    assertThat(punch("e90301111a0309080f2a").state()).isEqualTo(1);
    assertThat(punch("e90301ff1a0309080f2a").state()).isEqualTo(255);
    assertThat(punch("e90301051a0309080f2a").state()).isEqualTo(5);
    assertThat(punch("e90301091a0309080f2a").state()).isEqualTo(9);
    assertThat(punch("e9030000 0111 1a0309080f2a").state()).isEqualTo(0x11);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "e90301001a021e080f2a",
        "000001001a0309080f2a",
        "00000000 0100 1a0309080f2a",
        "e9030000 0100 1a0d09080f2a",
      })
  void impossiblePunchesAreAValue(String hex) {
    BadPunch bad = (BadPunch) decode(1, hex);

    assertThat(bad.record().bytes().toHex()).isEqualTo(hex.replace(" ", ""));
  }

  @Test
  void listedTextLengthsWithABadTimeAreBadPunches() {
    String bad = "31303031" + "00".repeat(20) + "0f01" + "1a021e080f2a";

    assertThat(decode(1, bad)).isInstanceOf(BadPunch.class);
    assertThat(decode(1, bad + "00")).as("33 bytes").isInstanceOf(Unknown.class);
  }

  @Test
  void otherLengthsAreUnknownWithTheirBytes() {
    for (int length = 0; length < 32; length++) {
      if (length != 10 && length != 12 && length != 14) {
        Unknown unknown = (Unknown) decode(1, "31".repeat(length));
        assertThat(unknown.reason()).contains(length + " bytes");
        assertThat(unknown.data().length()).isEqualTo(length);
      }
    }
    Unknown huge = (Unknown) decode(1, "31".repeat(2_000));
    assertThat(huge.data().length()).isEqualTo(128);
  }

  @Test
  void readsTheOtherEvents() {
    assertThat(decode(2, "")).isEqualTo(new RealtimeEvent.FingerPlaced());
    assertThat(decode(4, "ffff")).isEqualTo(new RealtimeEvent.UserEnrolled(65_535));
    assertThat(decode(8, "0000 2c02 313233000000000000 05"))
        .isEqualTo(new RealtimeEvent.FingerEnrolled(0, 0x22c));
    assertThat(decode(16, "0100")).isEqualTo(new RealtimeEvent.ButtonPressed(1));
    assertThat(decode(32, "")).isEqualTo(new RealtimeEvent.DoorUnlocked());
    assertThat(decode(128, "ffffffff01"))
        .isEqualTo(new RealtimeEvent.Verified(0xFFFF_FFFFL, false));
    assertThat(decode(128, "0200000001")).isEqualTo(new RealtimeEvent.Verified(2, true));
    assertThat(decode(256, "64")).isEqualTo(new RealtimeEvent.FingerScored(100));
  }

  @Test
  void readsTheAlarms() {
    assertThat(alarm("37000000")).isEqualTo(Alarm.TAMPER);
    assertThat(alarm("35000000")).isEqualTo(Alarm.EXIT_BUTTON);
    assertThat(alarm("3a000000")).isEqualTo(Alarm.MISOPERATION);
    assertThat(alarm("3600000000000000")).isEqualTo(Alarm.DOOR_CLOSED);
    assertThat(alarm("5400000000000000")).isEqualTo(Alarm.DOOR_CLOSED);
    assertThat(alarm("ffffffff 2000 0100 00000000")).isEqualTo(Alarm.DURESS);
    assertThat(alarm("ffffffff 0100 2200 00000000")).isEqualTo(Alarm.PASS_BACK);
    assertThat(alarm("01")).isEqualTo(Alarm.OTHER);
    assertThat(alarm("000000002000010000000000")).isEqualTo(Alarm.OTHER);
  }

  @Test
  void unknownAndShortEventsAreNamed() {
    assertThat(decode(64, "0102"))
        .isEqualTo(
            new Unknown(
                64, "event type 64 is not known", RawBytes.copyOf(new byte[] {1, 2}, 0, 2)));
    assertThat(((Unknown) decode(128, "ffffff")).reason()).contains("too few for VERIFY");
    assertThat(((Unknown) decode(256, "")).reason()).contains("too few for FINGER_SCORE");
  }

  private static Alarm alarm(String hex) {
    return ((Alarmed) decode(512, hex)).alarm();
  }

  private static AttendanceRecord punch(String hex) {
    return ((Punched) decode(1, hex)).record();
  }

  private static RealtimeEvent decode(int code, String hex) {
    return RealtimeEvent.decode(code, Golden.buf("a5" + hex).skipBytes(1));
  }
}
