package org.edgedaemon.simulator.zk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of the protocol notes. */
class CodecTest {
  private static final LocalDateTime MORNING = LocalDateTime.of(2026, 3, 9, 8, 1, 12);

  @ParameterizedTest
  @CsvSource({
    "0, 0, 50, 617d3279", "0, 65535, 50, 617d3286", "12, 17871, 50, 614d323c",
    "45, 17871, 50, 61c9323c", "1, 27552, 50, 61fd3212", "123, 36339, 50, 61a332f4",
    "1234, 27552, 50, 41363212", "12345, 65535, 50, 6de13286", "123456, 27552, 50, 267f3292",
    "123456, 36339, 50, 297f3274", "999999, 27552, 50, 22813222", "983039, 65535, 50, 617d3216",
    "0, 27552, 0, 534f0020", "123456, 27552, 0, 144d00a0"
  })
  void scramblesKeys(int key, int session, int tick, String scrambled) {
    assertThat(hex(CommKey.scramble(key, session, tick))).isEqualTo(scrambled);
  }

  @ParameterizedTest
  @CsvSource({
    "2000-01-01T00:00:00, 0, 000101000000",
    "2000-01-01T00:00:01, 1, 000101000001",
    "2016-01-01T12:02:00, 514296120, 1001010c0200",
    "2018-06-25T17:41:05, 594063665, 120619112905",
    "2024-02-29T23:59:59, 776563199, 18021d173b3b",
    "2026-03-09T08:15:42, 841738542, 1a0309080f2a",
    "2026-11-20T15:00:00, 864140400, 1a0b140f0000",
    "2099-12-31T23:59:59, 3214079999, 630c1f173b3b"
  })
  void packsTimes(LocalDateTime time, long packed, String sixBytes) {
    assertThat(PackedTime.pack(time)).isEqualTo(packed);
    assertThat(PackedTime.unpack(packed)).isEqualTo(time);
    assertThat(hex(PackedTime.sixBytes(packed))).isEqualTo(sixBytes);
  }

  @Test
  void keepsDaysThatNoCalendarHas() {
    assertThatThrownBy(() -> PackedTime.unpack(0x321E4600L)).isInstanceOf(DateTimeException.class);
    assertThat(hex(PackedTime.sixBytes(0x321E4600L))).isEqualTo("1a021e000000");
  }

  @Test
  void checksumsFoldAsOftenAsNeeded() {
    assertThat(checksum(1008, 0xFF)).isEqualTo(0xFA0C);
    assertThat(checksum(65_472, 0xA5)).isEqualTo(0xDBEE);
  }

  @ParameterizedTest
  @CsvSource({
    "PLAIN_8, 123, 1, 7b0001c8e52b3200",
    "COMPRESSED_8, 123, 1, 7b002800c8e52b32",
    "EXTENDED_16, 123, 1, 7b000000c8e52b320001000000000000",
    "WL10_22, 123, 1, 7b0031323300000000000000 01 c8e52b32 00 00000000",
    "TFT_40, 1001, 1,"
        + " 010031303031000000000000000000000000000000000000000001c8e52b320000000000ff000000",
    "VISIBLE_LIGHT_49, 1001, 1,"
        + " 010031303031000000000000000000000000000000000000000001c8e52b320000000000ff000000"
        + "000000000000000000"
  })
  void writesRecordsAndReadsThemBack(AttendanceWidth width, String pin, int verify, String hex) {
    int uid = pin.equals("123") ? 123 : 1;
    LoggedPunch punch = new LoggedPunch(pin, uid, PackedTime.pack(MORNING), 0, verify, 0);
    byte[] record = new byte[width.bytes()];
    width.write(punch, record, 0);
    assertThat(hex(record)).isEqualTo(hex.replace(" ", ""));
    LoggedPunch back = width.read(record, 0);
    assertThat(back.pin()).isEqualTo(pin);
    assertThat(back.time()).isEqualTo(MORNING);
    assertThat(back.verify()).isEqualTo(verify);
  }

  @ParameterizedTest
  @CsvSource({
    "10, e90301001a0309080f2a",
    "12, e903000001001a0309080f2a",
    "14, e90301001a0309080f2a00000000"
  })
  void numericEvents(int length, String hex) {
    LocalDateTime time = LocalDateTime.of(2026, 3, 9, 8, 15, 42);
    LoggedPunch punch = new LoggedPunch("1001", 0, PackedTime.pack(time), 0, 1, 0);
    assertThat(hex(EventPayload.of(punch, length, false))).isEqualTo(hex);
  }

  @ParameterizedTest
  @CsvSource({"32", "36", "37", "40", "52"})
  void textEvents(int length) {
    LocalDateTime time = LocalDateTime.of(2026, 3, 9, 8, 15, 42);
    LoggedPunch punch = new LoggedPunch("1001", 1, PackedTime.pack(time), 1, 15, 0);
    assertThat(hex(EventPayload.of(punch, length, false)))
        .isEqualTo(
            "31303031" + "00".repeat(20) + "0f01" + "1a0309080f2a" + "00".repeat(length - 32));
  }

  @Test
  void users() {
    byte[] record = new byte[72];
    new TerminalUser(13, "555", "Ned", 0, "444", 0xDE).write(record, 0, 72);
    assertThat(Wire.u16(record, 0)).isEqualTo(13);
    assertThat(Wire.text(record, 3, 8)).isEqualTo("444");
    assertThat(Wire.text(record, 11, 24)).isEqualTo("Ned");
    assertThat(Wire.u32(record, 35)).isEqualTo(0xDE);
    assertThat(Wire.text(record, 48, 24)).isEqualTo("555");
    byte[] old = new byte[28];
    new TerminalUser(19_820, "19820", "ALVAREZ,").write(old, 0, 28);
    assertThat(hex(old)).isEqualTo("6c4d000000000000414c564152455a2c0000000000010000" + "6c4d0000");
  }

  private static int checksum(int length, int filling) {
    byte[] data = new byte[length];
    Arrays.fill(data, (byte) filling);
    return Checksum.of(0x05DD + 0x16 + Checksum.sum(data, 0, length));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
