package org.edgedaemon.device.hikvision.isapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.edgedaemon.punch.VerifyMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodesTest {
  private static EventCode event(int minor) {
    return new EventCode(EventCode.EVENT, minor);
  }

  @Test
  void thePunchesAreThoseOfTheReference() {
    assertThat(EventCodes.DEFAULT_PUNCHES)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    1, 2, 38, 40, 43, 46, 54, 57, 60, 63, 66, 69, 72, 75, 77, 101, 105, 153, 156,
                    159, 179, 181)
                .map(EventCodesTest::event)
                .toList())
        .allMatch(code -> EventCodes.of(code).eventClass() == EventClass.PERSON_PASSED);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 35, 36, 39, 41, 42, 44, 45, 47, 48, 49, 55, 56,
        58, 59, 61, 62, 64, 65, 67, 68, 70, 71, 73, 74, 76, 78, 79, 80, 102, 103, 104, 112, 113,
        117, 118, 119, 120, 148, 150, 151, 152, 154, 155, 157, 160, 161, 162, 163, 164, 180, 195
      })
  void theRefusedAreRefused(int minor) {
    assertThat(EventCodes.of(event(minor)).eventClass()).isEqualTo(EventClass.PERSON_REFUSED);
    assertThat(EventCodes.DEFAULT_PUNCHES).doesNotContain(event(minor));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 83, 94, 95, 100, 130})
  void doorsAreDoors(int minor) {
    assertThat(EventCodes.of(event(minor)).eventClass()).isEqualTo(EventClass.DOOR);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 17, 37, 50, 81, 131, 133, 143, 158, 165, 186, 214, 1280, 1343, 2077, 65535})
  void theRestIsOther(int minor) {
    assertThat(EventCodes.of(event(minor)).eventClass()).isEqualTo(EventClass.OTHER);
  }

  @ParameterizedTest
  @CsvSource({
    "1, CARD", "2, CARD", "38, FINGERPRINT", "40, FINGERPRINT", "46, FINGERPRINT", "54, FACE",
    "57, FACE", "60, FACE", "69, FINGERPRINT", "75, FACE", "77, FACE", "101, PASSWORD",
    "105, FACE", "153, UNKNOWN", "156, QR", "159, UNKNOWN", "181, PASSWORD", "76, FACE",
    "39, FINGERPRINT", "21, UNKNOWN"
  })
  void theMethodComesFromTheMinor(int minor, VerifyMode method) {
    assertThat(EventCodes.of(event(minor)).method()).isEqualTo(method);
  }

  @Test
  void onlyThePairMeansAnything() {
    assertThat(EventCodes.of(event(38)).eventClass()).isEqualTo(EventClass.PERSON_PASSED);
    EventType fault = EventCodes.of(new EventCode(2, 38));
    assertThat(fault.eventClass()).isEqualTo(EventClass.OTHER);
    assertThat(fault.meaning()).isEqualTo("network fault");
    assertThat(EventCodes.of(new EventCode(1, 1035)).meaning()).contains("90 %");
    assertThat(EventCodes.of(new EventCode(3, 1028)).meaning()).contains("clock");
    assertThat(EventCodes.of(new EventCode(9, 75)).meaning()).isEqualTo("unknown event");
  }

  @Test
  void facesThatPassed() {
    assertThat(Stream.of(75, 54, 57, 60, 63, 66, 77, 105).map(EventCodesTest::event))
        .allMatch(EventCodes::isFace);
    assertThat(Stream.of(76, 80, 104, 38, 1, 21).map(EventCodesTest::event))
        .noneMatch(EventCodes::isFace);
    assertThat(EventCodes.isFace(new EventCode(2, 75))).isFalse();
  }

  @Test
  void aDamagedTableIsNotTaken() {
    assertThatThrownBy(() -> EventTable.parse(List.of("5 1 punch card")))
        .hasMessageContaining("too few columns");
    assertThatThrownBy(() -> EventTable.parse(List.of("5 1 punch card a", "5 1-2 door - b")))
        .hasMessageContaining("5/1 stands twice");
    assertThatThrownBy(() -> EventTable.parse(List.of("5 1 funny card a")))
        .hasMessageContaining("funny");
    assertThatThrownBy(() -> EventTable.load("none.txt")).hasMessageContaining("none.txt");
  }
}
