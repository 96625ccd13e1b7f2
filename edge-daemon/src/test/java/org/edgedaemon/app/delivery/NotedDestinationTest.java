package org.edgedaemon.app.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.destination.DeliveryResult.Accepted;
import org.edgedaemon.destination.DeliveryResult.Rejected;
import org.edgedaemon.destination.DeliveryResult.Unavailable;
import org.edgedaemon.destination.Destination;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.outbox.DeliveryCounts;
import org.edgedaemon.outbox.DeliveryLog;
import org.edgedaemon.outbox.DeliveryNote;
import org.edgedaemon.outbox.DeliveryRecord;
import org.edgedaemon.outbox.DeliveryState;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NotedDestinationTest {
  private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");
  private static final SequencedEntry PUNCH = entry(1, EntryKind.PUNCH);
  private static final SequencedEntry MARK = entry(2, EntryKind.MARK);
  private static final SequencedEntry STUDENT = entry(3, EntryKind.STUDENT);

  private final Notes notes = new Notes();

  @Test
  void punchesAreNotNoted() {
    deliver(new Accepted(0, 200, "ok"), PUNCH);
    assertThat(notes.calls).isZero();
    deliver(new Accepted(0, 200, "ok"), PUNCH, MARK, STUDENT);
    assertThat(notes.noted).extracting(DeliveryNote::sequence).containsExactly(2L, 3L);
  }

  @Test
  void whatTheDestinationSaidIsKeptShortened() {
    deliver(new Accepted(0, 201, "x".repeat(4_000)), MARK);
    assertThat(notes.noted.get(0).state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(notes.noted.get(0).status()).isEqualTo(201);
    assertThat(notes.noted.get(0).response()).hasSize(500).endsWith("x…");
    assertThat(notes.noted.get(0).at()).isEqualTo(NOW);
  }

  @Test
  void onlyTheGuiltyIsBlamed() {
    deliver(new Rejected(Set.of(), 400, "bad", "no"), MARK, STUDENT);
    assertThat(states()).containsExactly(DeliveryState.PENDING, DeliveryState.PENDING);
    deliver(new Rejected(Set.of(3L), 422, "bad", "no"), MARK, STUDENT);
    assertThat(states()).containsExactly(DeliveryState.DELIVERED, DeliveryState.DEAD);
    deliver(new Rejected(Set.of(99L), 422, "bad", "no"), MARK, STUDENT);
    assertThat(states()).containsExactly(DeliveryState.PENDING, DeliveryState.PENDING);
    deliver(new Rejected(Set.of(), 400, "bad", "no"), MARK);
    assertThat(states()).containsExactly(DeliveryState.DEAD);
    assertThat(notes.noted.get(0).response()).isEqualTo("no");
    assertThat(notes.noted.get(0).reason()).isEqualTo("bad");
  }

  @Test
  void whatIsTriedAgainHasFailedForNow() {
    deliver(
        new Unavailable(Unavailable.Kind.THROTTLED, Duration.ofSeconds(1), 429, "slow down"), MARK);
    assertThat(states()).containsExactly(DeliveryState.FAILED);
    assertThat(notes.noted.get(0).status()).isEqualTo(429);
    assertThat(notes.noted.get(0).reason()).isEqualTo("slow down");
    deliver(null, MARK);
    assertThat(states()).containsExactly(DeliveryState.FAILED);
    assertThat(notes.noted.get(0).reason()).contains("internal fault");
  }

  private List<DeliveryState> states() {
    return notes.noted.stream().map(DeliveryNote::state).toList();
  }

  private void deliver(@Nullable DeliveryResult result, SequencedEntry... entries) {
    notes.noted.clear();
    new NotedDestination(new Answers(result), notes, InstantSource.fixed(NOW))
        .deliver(List.of(entries))
        .toCompletableFuture()
        .exceptionally(fault -> null)
        .join();
  }

  private static SequencedEntry entry(long sequence, EntryKind kind) {
    return new SequencedEntry(
        sequence,
        new Entry(
            kind,
            EventId.ofNaturalKey("test|" + sequence),
            new DeviceId("lan"),
            LocalDateTime.of(2026, 3, 1, 9, 0),
            NOW,
            JsonBody.of("{}")));
  }

  private record Answers(@Nullable DeliveryResult result) implements Destination {
    @Override
    public DestinationId id() {
      return new DestinationId("portal");
    }

    @Override
    public Set<EntryKind> accepts() {
      return Set.of(EntryKind.MARK);
    }

    @Override
    public int batchLimit() {
      return 100;
    }

    @Override
    public int concurrency() {
      return 1;
    }

    @Override
    public CompletionStage<DeliveryResult> deliver(List<SequencedEntry> entries) {
      return result == null
          ? CompletableFuture.failedFuture(new IllegalStateException("a fault"))
          : CompletableFuture.completedFuture(result);
    }

    @Override
    public CompletionStage<CheckResult> check() {
      return CompletableFuture.completedFuture(CheckResult.ok("there"));
    }

    @Override
    public void close() {}
  }

  private static final class Notes implements DeliveryLog {
    private final List<DeliveryNote> noted = new ArrayList<>();
    private int calls;

    @Override
    public void record(List<DeliveryNote> notes) {
      calls++;
      noted.addAll(notes);
    }

    @Override
    public Map<EventId, List<DeliveryRecord>> of(Collection<EventId> entries) {
      return Map.of();
    }

    @Override
    public List<DeliveryRecord> find(
        Set<DeliveryState> states,
        @Nullable DestinationId destination,
        long afterSequence,
        int limit) {
      return List.of();
    }

    @Override
    public Map<DestinationId, DeliveryCounts> counts() {
      return Map.of();
    }

    @Override
    public long missed() {
      return 0;
    }
  }
}
