package org.edgedaemon.punch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {
  private static final String GOOD = "0123456789abcdef0123456789abcdef01234567";

  @Test
  void isTheBeginningOfTheKeysHash() {
    assertThat(EventId.ofNaturalKey("abc").value())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a3");
    assertThat(EventId.ofNaturalKey(new byte[] {'a', 'b'}, "c"))
        .isEqualTo(EventId.ofNaturalKey("abc"));
    assertThat(EventId.ofBytes(new EventId(GOOD).toBytes(), 0)).isEqualTo(new EventId(GOOD));
  }

  @Test
  void everyOtherCharacterIsRefused() {
    for (char c = 0; c < 300; c++) {
      String value = GOOD.substring(1) + c;
      if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) {
        assertThat(new EventId(value).value()).isEqualTo(value);
      } else {
        assertThatThrownBy(() -> new EventId(value)).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0123", GOOD + "0"})
  void everyOtherLengthIsRefused(String value) {
    assertThatThrownBy(() -> new EventId(value)).isInstanceOf(IllegalArgumentException.class);
  }
}
