package org.edgedaemon.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.edgedaemon.config.StoreSettings;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.outbox.Lane;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresIT {
  private static final DestinationId CLOUD = new DestinationId("cloud");

  @TempDir Path folder;

  @Test
  void aSecondProcessIsRefusedTheFolder() throws IOException {
    try (Stores first = open()) {
      assertThat(first.alarms()).isEmpty();
      assertThatThrownBy(this::open)
          .isInstanceOf(FolderHeldException.class)
          .hasMessageContaining(folder.toString());
    }
  }

  @Test
  void noSequenceThatALaneHasSeenIsGivenAgain() throws Exception {
    try (Stores stores = open();
        Lane lane = stores.forForward().lanes().open(CLOUD)) {
      lane.offer(List.of(entry(5_000)));
    }
    Files.delete(folder.resolve("journal.mv.db"));
    Files.delete(folder.resolve("intake.queue"));

    try (Stores stores = open()) {
      long next = stores.intake().append(List.of(entry(1).entry())).toCompletableFuture().get();
      assertThat(next).isGreaterThan(5_000);
    }
  }

  @Test
  void lanesBeginAnewWhenTheJournalWentBack() throws IOException {
    try (Stores stores = open();
        Lane lane = stores.forForward().lanes().open(CLOUD)) {
      lane.offer(List.of(entry(10)));
    }
    Files.delete(folder.resolve("journal.mv.db"));

    try (Stores stores = open();
        Lane lane = stores.forForward().lanes().open(CLOUD);
        Stream<Path> quarantine = Files.list(folder.resolve("quarantine"))) {
      assertThat(lane.lastSequence()).isZero();
      assertThat(quarantine.map(Path::getFileName).map(Path::toString))
          .anyMatch(name -> name.startsWith("cloud.queue."));
      assertThat(stores.journal().appliedSequence()).isZero();
    }
  }

  @Test
  void lanesStayWhenTheJournalIsWell() throws IOException {
    try (Stores stores = open();
        Lane lane = stores.forForward().lanes().open(CLOUD)) {
      lane.offer(List.of(entry(10)));
    }
    try (Stores stores = open();
        Lane lane = stores.forForward().lanes().open(CLOUD)) {
      assertThat(lane.lastSequence()).isEqualTo(10);
      assertThat(stores.alarms()).isEmpty();
    }
  }

  private Stores open() throws IOException {
    return Stores.open(folder, StoreSettings.defaults(), InstantSource.system(), Runnable::run);
  }

  private static SequencedEntry entry(long sequence) {
    Entry entry =
        new Entry(
            EntryKind.PUNCH,
            EventId.ofNaturalKey("punch " + sequence),
            new DeviceId("front-door"),
            LocalDateTime.of(2026, 3, 1, 8, 0),
            InstantSource.system().instant(),
            JsonBody.of("{\"event_id\":\"" + sequence + "\"}"));
    return new SequencedEntry(sequence, entry);
  }
}
