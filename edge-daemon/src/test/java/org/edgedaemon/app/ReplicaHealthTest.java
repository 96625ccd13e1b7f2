package org.edgedaemon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    SlaveFigures slave = new SlaveFigures("north", null, null, null, false, 0, 0, 0, 0);
    Map<?, ?> facts =
        (Map<?, ?>) ReplicaHealth.of(List.of(slave), Optional.empty()).facts().get("north");
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
    ComponentHealth health = ReplicaHealth.of(List.of(), Optional.of("no table items"));
    assertThat(health.result())
        .isNotEqualTo(ReplicaHealth.of(List.of(), Optional.empty()).result());
    assertThat(health.result().toString()).contains("no table items");
  }

  private static ComponentHealth link(SyncStatus status) {
    return ReplicaHealth.of(
        new LinkStatus("head", "http://head", status, false, true, null, 1, 1, 0, 0, 0));
  }
}
