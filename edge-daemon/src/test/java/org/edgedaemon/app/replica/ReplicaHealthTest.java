package org.edgedaemon.app.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.health.ComponentHealth;
import org.edgedaemon.replica.hub.SlaveFigures;
import org.edgedaemon.replica.link.LinkStatus;
import org.edgedaemon.replica.link.SyncStatus;
import org.junit.jupiter.api.Test;

class ReplicaHealthTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  @Test
  void whatIsNotKnownIsNoText() {
    ComponentHealth health =
        link(new SyncStatus(null, SyncStatus.State.NEVER, 0, null, 0, NOW, NOW));
    assertThat(health.facts())
        .containsEntry("last_synced_at", null)
        .containsEntry("last_error", null)
        .containsEntry("status", "never");
    SlaveFigures slave = new SlaveFigures("north", null, null, null, null, false, 0, 0, 0, 0);
    Map<?, ?> facts =
        (Map<?, ?>) ReplicaHealth.of(List.of(slave), Optional.empty(), NOW).facts().get("north");
    assertThat(facts.get("last_sync")).isNull();
    assertThat(facts.get("last_contact")).isNull();
    assertThat(facts.get("last_error")).isNull();
  }

  @Test
  void aPeerShowsHowItStands() {
    ComponentHealth health =
        link(new SyncStatus(NOW, SyncStatus.State.FAILED, 7, "no answer", 3, NOW, NOW));
    assertThat(health.result().toString()).contains("no answer");
    assertThat(health.facts())
        .containsEntry("last_synced_at", "2026-03-01T08:00:00Z")
        .containsEntry("pending_records", 7L)
        .containsEntry("retry_count", 3)
        .containsEntry("last_error", "no answer");
  }

  @Test
  void aMasterWithoutItsDatabaseIsNotWell() {
    ComponentHealth health = ReplicaHealth.of(List.of(), Optional.of("no table items"), NOW);
    assertThat(health.result())
        .isNotEqualTo(ReplicaHealth.of(List.of(), Optional.empty(), NOW).result());
    assertThat(health.result().toString()).contains("no table items");
  }

  @Test
  void aSlaveThatFailsIsNamedAndAfterAWhileItIsTheMastersTrouble() {
    CheckResult soon = slaves(failing(Duration.ofMinutes(14), Duration.ofMinutes(1), false));
    assertThat(soon.status()).isEqualTo(CheckResult.Status.OK);
    assertThat(soon.text()).contains("keeps 2 slaves, 1 listen", "north", "no table items");
    CheckResult late = slaves(failing(Duration.ofMinutes(15), Duration.ofMinutes(1), false));
    assertThat(late.status()).isEqualTo(CheckResult.Status.DEGRADED);
    assertThat(late.text()).contains("rounds of north fail since 2026-03-01T07:45:00Z");
  }

  @Test
  void aSlaveThatWasShutDownWhenItFailedIsNamedAndNoTrouble() {
    Duration day = Duration.ofDays(1);
    CheckResult away = slaves(failing(day, Duration.ofHours(1), false));
    assertThat(away.status()).isEqualTo(CheckResult.Status.OK);
    assertThat(away.text()).contains("rounds of north fail since 2026-02-28T08:00:00Z");
    assertThat(slaves(failing(day, day, true)).status())
        .as("it listens, so it is there")
        .isEqualTo(CheckResult.Status.DEGRADED);
  }

  private static CheckResult slaves(SlaveFigures one) {
    SlaveFigures well = new SlaveFigures("south", NOW, NOW, null, null, true, 0, 0, 0, 0);
    return ReplicaHealth.of(List.of(one, well), Optional.empty(), NOW).result();
  }

  private static SlaveFigures failing(Duration since, Duration called, boolean listening) {
    return new SlaveFigures(
        "north",
        NOW.minus(called),
        null,
        "no table items",
        NOW.minus(since),
        listening,
        0,
        0,
        0,
        0);
  }

  private static ComponentHealth link(SyncStatus status) {
    return ReplicaHealth.of(
        new LinkStatus("head", "http://head", status, false, true, null, 1, 1, 0, 0, 0));
  }
}
