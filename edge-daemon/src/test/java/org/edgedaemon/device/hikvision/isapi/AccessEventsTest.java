package org.edgedaemon.device.hikvision.isapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessEventsTest {
  private static AccessEvent row(String members) {
    String json = "{\"major\":5,\"minor\":75," + members + "}";
    return AccessEvents.ofRow(Samples.read(json).content()).orElseThrow();
  }

  @Test
  void readsARow() {
    AccessEvent event = SearchPage.of(Samples.read(Samples.S8_MORE)).orElseThrow().events().get(0);
    assertThat(event.code()).isEqualTo(new EventCode(5, 75));
    assertThat(event.serialNo()).isEqualTo(42_971);
    assertThat(event.frontSerialNo()).isNull();
    assertThat(event.time()).isEqualTo(EventTimes.parse("2026-07-06T08:30:55+08:00"));
    assertThat(event.person()).isEqualTo("00017");
    assertThat(event.name()).isEqualTo("Mei Lin");
    assertThat(event.cardNo()).isNull();
    assertThat(event.doorNo()).isEqualTo(1);
    assertThat(event.cardReaderNo()).isEqualTo(1);
    assertThat(event.attendanceStatus()).isEqualTo("checkIn");
    assertThat(event.similarity()).isNull();
    assertThat(event.current()).isNull();
    assertThat(event.remoteCheck()).isFalse();
    assertThat(event.raw())
        .startsWith("{\"major\":5,\"minor\":75,\"time\":\"2026-07-06T08:30:55+08:00\",")
        .endsWith("_30075_0.jpeg@WEB000000000042\"}")
        .contains("\"label\":\"Check In\",\"statusValue\":1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"employeeNoString\":\"00017\",\"employeeNo\":17 | 00017",
        "\"employeeNoString\":\"\",\"employeeNo\":17 | 17",
        "\"employeeNo\":\"17\" | 17",
        "\"employeeNo\":0 |",
        "\"employeeNoString\":\"\",\"employeeNo\":\"0\" |",
        "\"employeeNoString\":17 | 17",
        "\"employeeNoString\":0,\"employeeNo\":9 | 9",
        "\"employeeNoString\":\"A-7\" | A-7",
        "\"doorNo\":1 |"
      })
  void persons(String members, String person) {
    assertThat(row(members).person()).isEqualTo(person);
  }

  @ParameterizedTest
  @CsvSource({
    "42971, 42971",
    "\"42971\", 42971",
    "3000000000, 3000000000",
    "4294967295, 4294967295",
    "4294967296,",
    "0,",
    "-1,",
    "\"\",",
    "\"x\",",
    "12.5,"
  })
  void serials(String written, Long serial) {
    assertThat(row("\"serialNo\":" + written).serialNo()).isEqualTo(serial);
  }

  @Test
  void absentValues() {
    AccessEvent event = row("\"cardNo\":\"0\",\"cardReaderNo\":\"2\",\"attendanceStatus\":\"\"");
    assertThat(event.cardNo()).isNull();
    assertThat(event.cardReaderNo()).isEqualTo(2);
    assertThat(event.doorNo()).isZero();
    assertThat(event.attendanceStatus()).isNull();
    assertThat(event.time()).isEqualTo(new EventTime("", null, null));
    assertThat(row("\"cardNo\":\"0012345678\"").cardNo()).isEqualTo("0012345678");
    assertThat(row("\"remoteCheck\":\"true\"").remoteCheck()).isTrue();
    assertThat(row("\"similarity\":\"0.93\"").similarity()).isEqualTo(0.93);
    assertThat(row("\"currentEvent\":false").current()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"major\":5}",
        "{\"minor\":5}",
        "{\"major\":\"x\",\"minor\":1}",
        "{\"major\":-1,\"minor\":1}",
        "{\"major\":5,\"minor\":99999999999}",
        "{}"
      })
  void withoutATypeItIsNoEvent(String json) {
    assertThat(AccessEvents.ofRow(Samples.read(json).content())).isEmpty();
  }

  @Test
  void aRecordTooLargeLosesItsLargestTextsAndSaysSo() {
    AccessEvent event =
        row(
            "\"serialNo\":7,\"employeeNoString\":\"00017\",\"face\":\""
                + "A".repeat(6_000)
                + "\",\"picture\":\""
                + "\u00e9".repeat(40_000)
                + "\",\"label\":\"Check In\"");
    assertThat(event.person()).isEqualTo("00017");
    assertThat(event.raw())
        .contains("\"face\":\"AAA", "\"label\":\"Check In\"", "\"serialNo\":7")
        .doesNotContain("picture")
        .endsWith(",\"truncated\":true}");
  }

  @Test
  void evenWithoutTextsARecordIsBounded() {
    StringBuilder members = new StringBuilder("\"serialNo\":7");
    for (int i = 0; i < 3_000; i++) {
      members.append(",\"m").append(i).append("\":[1,2,3]");
    }
    String raw = row(members.toString()).raw();
    assertThat(raw.getBytes(StandardCharsets.UTF_8).length).isBetween(7_000, RawEvent.MAX_BYTES);
    assertThat(raw).startsWith("{\"major\":5,\"minor\":75,\"serialNo\":7,").endsWith("true}");
  }

  @Test
  void theLimitIsExact() {
    int frame = row("\"x\":\"\"").raw().length();
    String full = "\"x\":\"" + "y".repeat(RawEvent.MAX_BYTES - frame);
    assertThat(row(full + "\"").raw()).hasSize(RawEvent.MAX_BYTES).doesNotContain("truncated");
    assertThat(row(full + "y\"").raw()).isEqualTo("{\"major\":5,\"minor\":75,\"truncated\":true}");
  }
}
