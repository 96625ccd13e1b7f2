package org.edgedaemon.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.edgedaemon.device.DeviceException;
import org.edgedaemon.device.DeviceException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackoffTest {
  private static final Duration HALF_HOUR = Duration.ofMinutes(30);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Backoff backoff = new Backoff(new Random(1));

  @ParameterizedTest
  @EnumSource(Reason.class)
  void neverSoonerThanTheDeviceAskedFor(Reason reason) {
    for (int failures = 1; failures < 50; failures++) {
      assertThat(backoff.delay(new DeviceException(reason, "no", HALF_HOUR), failures, MINUTE))
          .isBetween(HALF_HOUR, HALF_HOUR.plusSeconds(5));
    }
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void whatADeviceAsksForMakesNoDelayShorter(Reason reason) {
    Duration atOnce = Duration.ZERO;
    Duration delay = backoff.delay(new DeviceException(reason, "no", atOnce), 10, MINUTE);

    assertThat(delay).isGreaterThan(Duration.ofSeconds(14));
  }

  @Test
  void refusedCredentialsWaitForAnOperator() {
    assertThat(backoff.delay(new DeviceException(Reason.CREDENTIALS, "no"), 1, MINUTE))
        .isEqualTo(Backoff.UNTIL_ASKED);
  }

  @Test
  void aLockWithoutAnEndIsNotHammeredOn() {
    assertThat(backoff.delay(new DeviceException(Reason.LOCKED, "no"), 1, MINUTE))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(15));
    assertThat(backoff.delay(new DeviceException(Reason.LOCKED, "no"), 9, MINUTE))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(150));
  }

  @Test
  void whoCannotBeReachedIsLeftAloneNoLongerThanItsKindAllows() {
    for (int failures = 1; failures < 50; failures++) {
      assertThat(
              backoff.delay(
                  new DeviceException(Reason.UNREACHABLE, "gone"), failures, Duration.ofSeconds(5)))
          .isLessThanOrEqualTo(Duration.ofSeconds(5));
    }
    assertThat(backoff.delay(new DeviceException(Reason.UNREACHABLE, "gone"), 49, MINUTE))
        .isBetween(Duration.ofSeconds(30), MINUTE);
  }
}
