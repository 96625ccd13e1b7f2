package org.edgedaemon.device.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.edgedaemon.device.serial.Repeats.Kind;
import org.edgedaemon.punch.UserPin;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private static final UserPin A = new UserPin("A");
  private static final UserPin B = new UserPin("B");

  private final Repeats repeats = new Repeats(Duration.ofNanos(100));

  @Test
  void eachValueHasItsOwnTimeAndEachRepeatBeginsItAnew() {
    assertThat(repeats.see(A, 0)).isEqualTo(Kind.FIRST);
    assertThat(repeats.see(B, 50)).isEqualTo(Kind.FIRST);
    assertThat(repeats.see(A, 99)).isEqualTo(Kind.REPEAT_OF_PENDING);
    repeats.stored(A);
    assertThat(repeats.see(A, 198)).isEqualTo(Kind.REPEAT_OF_STORED);
    assertThat(repeats.see(B, 150)).isEqualTo(Kind.FIRST);
    assertThat(repeats.see(A, 298)).isEqualTo(Kind.FIRST);
  }

  @Test
  void whatWasForgottenIsNew() {
    repeats.see(A, 0);
    repeats.forget(A);

    assertThat(repeats.see(A, 1)).isEqualTo(Kind.FIRST);
  }

  @Test
  void withoutATimeEveryReadIsNew() {
    Repeats none = new Repeats(Duration.ZERO);

    assertThat(none.see(A, 0)).isEqualTo(Kind.FIRST);
    assertThat(none.see(A, 0)).isEqualTo(Kind.FIRST);
    assertThat(none.size()).isZero();
  }

  @Test
  void memoryIsBounded() {
    for (int i = 0; i < 10_000; i++) {
      repeats.see(new UserPin("P" + i), 0);
      assertThat(repeats.size()).isLessThanOrEqualTo(Repeats.MAX_VALUES);
    }
    assertThat(repeats.see(new UserPin("P9999"), 1)).isEqualTo(Kind.REPEAT_OF_PENDING);
    repeats.see(A, 200);
    assertThat(repeats.size()).isEqualTo(1);
  }
}
