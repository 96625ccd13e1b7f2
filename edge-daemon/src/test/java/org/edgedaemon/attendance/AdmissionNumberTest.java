package org.edgedaemon.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionNumberTest {
  @ParameterizedTest
  @CsvSource({
    "j17/2024, J17/2024",
    "'  J17/2024\u00a0', J17/2024",
    // composed and decomposed
    "\u00e9-1, E\u0301-1",
    // capitals of a composed letter that has none
    "\u0390, \u03aa\u0301",
    "stra\u00dfe, STRASSE",
  })
  void oneStudent(String one, String other) {
    assertThat(new AdmissionNumber(one))
        .isEqualTo(new AdmissionNumber(other))
        .hasSameHashCodeAs(new AdmissionNumber(other));
    assertThat(Mark.idOf(new AdmissionNumber(one), "s"))
        .isEqualTo(Mark.idOf(new AdmissionNumber(other), "s"));
  }

  @Test
  void theFirstSpellingIsShown() {
    assertThat(new AdmissionNumber(" j17/2024\t")).hasToString("j17/2024");
    assertThat(new AdmissionNumber("J 17").key()).isEqualTo("J 17");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "\u00a0",
        "\ufeff",
        "a\u0000b",
        "a\nb",
        "a|b",
        "a\u200bb",
        "a\u202eb",
        "\ud800",
        "a\u2028b",
        "12345678901234567890123456789012345678901234567890123456789012345"
      })
  void none(String text) {
    assertThat(AdmissionNumber.parse(text)).isEmpty();
    assertThatThrownBy(() -> new AdmissionNumber(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("admission number ");
  }

  @Test
  void theLongestHasAKeyThatTheStoreTakes() {
    String most = "\u0390".repeat(AdmissionNumber.MAX_LENGTH);
    assertThat(AdmissionNumber.parse(most)).isPresent();
    assertThat(new AdmissionNumber(most).key().length())
        .isLessThanOrEqualTo(AdmissionNumber.MAX_KEY);
  }

  @Test
  void marksOfTwoStudentsAreNeverOne() {
    assertThat(Mark.idOf(new AdmissionNumber("a"), "b|c"))
        .isNotEqualTo(Mark.idOf(new AdmissionNumber("a/b"), "c"));
  }
}
