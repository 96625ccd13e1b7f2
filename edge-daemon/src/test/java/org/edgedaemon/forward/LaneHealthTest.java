package org.edgedaemon.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.health.CheckResult.Status;
import org.edgedaemon.health.ComponentHealth;
import org.edgedaemon.testing.ManualClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LaneHealthTest {
  private final ManualClock clock = new ManualClock();

  private ComponentHealth health(LaneState state, LaneStatus.Owed owed, @Nullable String trouble) {
    LaneStatus.Contact contact =
        new LaneStatus.Contact(null, "status 401, bad key", null, null, 1, "CLOSED");
    LaneStatus status =
        new LaneStatus(
            new DestinationId("cloud"), state, owed, LaneStatus.Tally.NONE, contact, trouble);
    return new LaneHealth(() -> status, clock).check();
  }

  private static LaneStatus.Owed owed(long entries, @Nullable Instant oldest, long dead) {
    return new LaneStatus.Owed(entries, 0, 0, oldest, dead, 0);
  }

  @Test
  void aLaneAtWorkIsWell() {
    ComponentHealth health = health(LaneState.IDLE, owed(0, null, 0), null);
    assertThat(health.result()).isEqualTo(CheckResult.ok("nothing is owed"));
    assertThat(health.family()).isEqualTo("destination");
    assertThat(health.name()).isEqualTo("cloud");
    assertThat(health.facts()).containsEntry("state", "idle").containsEntry("depth", 0L);
    Instant recent = clock.instant().minus(Duration.ofMinutes(14));
    assertThat(health(LaneState.DELIVERING, owed(3, recent, 0), null).result().status())
        .isEqualTo(Status.OK);
  }

  @Test
  void everyTroubleIsDegradedAndSaysWhatToDo() {
    Instant old = clock.instant().minus(Duration.ofMinutes(16));
    ComponentHealth late = health(LaneState.DELIVERING, owed(3, old, 0), null);
    assertThat(late.result().status()).isEqualTo(Status.DEGRADED);
    assertThat(late.facts()).containsEntry("oldest_age_seconds", 960L);
    assertThat(health(LaneState.IDLE, owed(0, null, 2), null).result().text())
        .contains("2 entries", "dead list");
    assertThat(health(LaneState.IDLE, owed(0, null, 0), "cannot x").result().status())
        .isEqualTo(Status.DEGRADED);
    assertThat(health(LaneState.WAITING, owed(1, old, 0), null).result())
        .matches(result -> result.status() == Status.DEGRADED)
        .matches(result -> result.text().contains("network"));
    assertThat(health(LaneState.STOPPED, owed(1, old, 0), null).result())
        .matches(result -> result.status() == Status.DEGRADED)
        .matches(result -> result.text().contains("outbox retry cloud"));
    assertThat(health(LaneState.CLOSED, owed(1, old, 0), null).result().status())
        .isEqualTo(Status.DOWN);
  }
}
