package org.edgedaemon.device.zk.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2000-01-01T00:00:00, 0, 00000000",
    "2000-01-01T00:00:01, 1, 01000000",
    "2016-01-01T12:02:00, 514296120, 3889a71e",
    "2018-06-25T17:41:05, 594063665, 31b16823",
    "2024-02-29T23:59:59, 776563199, ff69492e",
    "2026-03-09T08:15:42, 841738542, 2ee92b32",
    "2026-11-20T15:00:00, 864140400, 70bc8133",
    "2099-12-31T23:59:59, 3214079999, fff792bf",
    "2018-06-25T17:50:35, 594064235, 6bb36823",
    "2021-10-24T13:42:16, 701098936, b8ebc929",
    "2018-06-06T07:31:56, 592385516, ec154f23",
  })
  void readsAndWritesTheVectors(LocalDateTime time, long number, String wire) {
    PackedTime packed = PackedTime.of(time);

    assertThat(packed.unsigned()).isEqualTo(number);
    assertThat(packed.toLocalDateTime()).isEqualTo(time);
    assertThat(new PackedTime(Le.bits32(Golden.bytes(wire), 0))).isEqualTo(packed);
    assertThat(packed).hasToString(time.toLocalDate() + " " + seconds(time.toLocalTime()));
  }

  @Test
  void everyDayOfTheCenturyComesBack() {
    LocalDate end = LocalDate.of(2100, 1, 1);
    for (LocalDate day = LocalDate.of(2000, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
      LocalDateTime time = day.atTime(LocalTime.ofSecondOfDay(day.toEpochDay() * 7919 % 86_400));
      assertThat(PackedTime.of(time).toLocalDateTime()).isEqualTo(time);
    }
  }

  @Test
  void everySecondOfADayComesBack() {
    LocalDate day = LocalDate.of(2066, 8, 31);
    for (int second = 0; second < 86_400; second++) {
      LocalDateTime time = day.atTime(LocalTime.ofSecondOfDay(second));
      assertThat(PackedTime.of(time).toLocalDateTime()).isEqualTo(time);
    }
  }

  @Test
  void everyDayOfTheGridIsPossibleOnlyIfTheCalendarHasIt() {
    int impossible = 0;
    for (int year = 2000; year <= 2099; year++) {
      for (int month = 1; month <= 12; month++) {
        int days = LocalDate.of(year, month, 1).lengthOfMonth();
        for (int day = 1; day <= 31; day++) {
          PackedTime packed = PackedTime.ofFields(year, month, day, 1);
          assertThat(packed.isPossible()).as("%s", packed).isEqualTo(day <= days);
          assertThat(packed.toLocalDateTime() == null).isEqualTo(day > days);
          impossible += day > days ? 1 : 0;
        }
      }
    }
    assertThat(impossible).isEqualTo(100 * (31 * 12 - 365) - 25);
  }

  @Test
  void namesAnImpossibleDay() {
    PackedTime packed = new PackedTime(0x321E4600);

    assertThat(packed.toLocalDateTime()).isNull();
    assertThat(packed).hasToString("2026-02-30 00:00:00");
  }

  @Test
  void readsTheHighestNumberUnsigned() {
    PackedTime packed = new PackedTime(-1);

    assertThat(packed.unsigned()).isEqualTo(4_294_967_295L);
    assertThat(packed.toLocalDateTime()).isEqualTo("2133-08-18T06:28:15");
    assertThat(new PackedTime(Integer.MIN_VALUE).toLocalDateTime()).hasYear(2066);
  }

  @Test
  void refusesYearsThatCannotBePacked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackedTime.of(LocalDateTime.of(1999, 12, 31, 23, 59)))
        .withMessageContaining("1999");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PackedTime.of(LocalDateTime.of(2100, 1, 1, 0, 0)))
        .withMessageContaining("2100");
  }

  @Test
  void plausibleTimesAreInclusiveAndPossible() {
    PlausibleTimes times = PlausibleTimes.until(LocalDateTime.of(2026, 3, 9, 8, 0));

    assertThat(times.contains(PackedTime.of(LocalDateTime.of(2005, 1, 1, 0, 0)))).isTrue();
    assertThat(times.contains(PackedTime.of(LocalDateTime.of(2026, 3, 10, 8, 0)))).isTrue();
    assertThat(times.contains(PackedTime.of(LocalDateTime.of(2026, 3, 10, 8, 0, 1)))).isFalse();
    assertThat(times.contains(PackedTime.of(LocalDateTime.of(2004, 12, 31, 23, 59)))).isFalse();
    assertThat(times.contains(new PackedTime(0x321E4600))).isFalse();
    assertThat(times.contains(new PackedTime(-1))).isFalse();
  }

  @Test
  void plausibleTimesSurviveABrokenClock() {
    PlausibleTimes times = PlausibleTimes.until(LocalDateTime.of(2000, 1, 1, 0, 0));

    assertThat(times.contains(PackedTime.of(LocalDateTime.of(2026, 1, 1, 0, 0)))).isFalse();
    assertThat(PlausibleTimes.until(LocalDateTime.of(2133, 1, 1, 0, 0)).to().toLocalDateTime())
        .isEqualTo("2099-12-31T23:59:59");
  }

  private static String seconds(LocalTime time) {
    return time.getSecond() == 0 ? time + ":00" : time.toString();
  }
}
