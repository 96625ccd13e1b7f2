package org.edgedaemon.dataset.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.SourceException;
import org.edgedaemon.journal.h2.H2Database;
import org.edgedaemon.journal.h2.H2Journal;
import org.edgedaemon.journal.h2.JournalFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2SyncLedgerIT {
  private static final Instant NOW = Instant.parse("2026-03-01T08:59:31.000123Z");
  private static final DatasetName ROOMS = new DatasetName("rooms");
  private static final DatasetName LEAVES = new DatasetName("leaves");
  private static final String HASH = "0f".repeat(32);

  @TempDir Path dataDir;
  private H2Database database;
  private H2SyncLedger ledger;

  @BeforeEach
  void open() {
    database =
        H2Database.open(new JournalFiles(dataDir), InstantSource.fixed(NOW), System::nanoTime);
    ledger = new H2SyncLedger(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void versionsAreKeptPerDatasetAndSurvive() {
    ledger.pushed(ROOMS, Map.of(RecordId.of(4), "v1", new RecordId("\u00c4'x"), "v2"), NOW);
    ledger.pushed(LEAVES, Map.of(RecordId.of(4), "other"), NOW);
    ledger.pushed(ROOMS, Map.of(RecordId.of(4), "v3"), NOW);
    reopen();

    assertThat(ledger.versions(ROOMS, List.of(RecordId.of(4), RecordId.of(5))))
        .containsExactly(Map.entry(RecordId.of(4), "v3"));
    assertThat(ledger.versions(ROOMS, List.of(new RecordId("\u00c4'x")))).containsValue("v2");
    assertThat(ledger.versions(LEAVES, List.of(RecordId.of(4)))).containsValue("other");
    assertThat(new H2Journal(database).verify()).isEmpty();
  }

  @Test
  void manyVersionsAtOnce() {
    List<RecordId> ids = LongStream.range(0, 1_201).mapToObj(RecordId::of).toList();
    Map<RecordId, String> versions =
        ids.stream().collect(Collectors.toMap(Function.identity(), RecordId::text));
    ledger.pushed(ROOMS, versions, NOW);
    assertThat(ledger.versions(ROOMS, ids)).isEqualTo(versions);
    ledger.pushed(ROOMS, Map.of(), NOW);
  }

  @Test
  void filesAreKnownByDirectoryAndContent() {
    assertThat(ledger.uploaded("slips", HASH)).isEmpty();
    ledger.uploaded("slips", HASH, "https://cloud.example/1", NOW);
    ledger.uploaded("slips", HASH, "https://cloud.example/2", NOW);
    reopen();
    assertThat(ledger.uploaded("slips", HASH)).hasValue("https://cloud.example/2");
    assertThat(ledger.uploaded("faces", HASH)).isEmpty();
    assertThat(ledger.uploaded("slips", "0e".repeat(32))).isEmpty();
    assertThatThrownBy(() -> ledger.uploaded("slips", "0f"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aClosedDatabaseIsSaid() {
    database.close();
    assertThatThrownBy(() -> ledger.versions(ROOMS, List.of(RecordId.of(1))))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("the journal is closed");
    assertThatThrownBy(() -> ledger.pushed(ROOMS, Map.of(RecordId.of(1), "v"), NOW))
        .isInstanceOf(SourceException.class);
  }

  private void reopen() {
    close();
    open();
  }
}
