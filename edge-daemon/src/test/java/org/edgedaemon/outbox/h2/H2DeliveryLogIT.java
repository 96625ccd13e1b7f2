package org.edgedaemon.outbox.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.journal.h2.Entries;
import org.edgedaemon.journal.h2.H2Database;
import org.edgedaemon.journal.h2.JournalFiles;
import org.edgedaemon.outbox.DeadLetter;
import org.edgedaemon.outbox.DeliveryNote;
import org.edgedaemon.outbox.DeliveryRecord;
import org.edgedaemon.outbox.DeliveryState;
import org.edgedaemon.punch.EventId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2DeliveryLogIT {
  private static final Instant NOW = Instant.parse("2026-03-01T08:59:31.000123Z");
  private static final DestinationId PORTAL = new DestinationId("portal");
  private static final DestinationId CLOUD = new DestinationId("cloud");

  @TempDir Path dataDir;
  private final Queue<Runnable> soon = new ConcurrentLinkedQueue<>();
  private H2Database database;
  private H2DeliveryLog log;

  @BeforeEach
  void open() {
    database =
        H2Database.open(new JournalFiles(dataDir), InstantSource.fixed(NOW), System::nanoTime);
    log = new H2DeliveryLog(database, soon::add);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void triesAddUp() {
    log.record(List.of(note(PORTAL, 1, DeliveryState.FAILED, 503, "", "busy", 0)));
    flush();
    log.record(List.of(note(PORTAL, 1, DeliveryState.FAILED, 0, "", "no route", 1)));
    log.record(List.of(note(PORTAL, 1, DeliveryState.DELIVERED, 201, "{\"ok\":true}", "", 2)));
    flush();
    assertThat(only(1))
        .isEqualTo(
            new DeliveryRecord(
                note(PORTAL, 1, DeliveryState.DELIVERED, 201, "{\"ok\":true}", "", 2), 3, NOW));
    assertThat(log.counts().get(PORTAL).successRatio()).hasValue(1.0);
  }

  @Test
  void eachDestinationHasItsOwnRecord() {
    log.record(
        List.of(
            note(PORTAL, 1, DeliveryState.DELIVERED, 200, "", "", 0),
            note(CLOUD, 1, DeliveryState.FAILED, 500, "", "down", 0),
            note(PORTAL, 2, DeliveryState.DEAD, 422, "who?", "no such student", 0),
            note(CLOUD, 2, DeliveryState.DEAD, 422, "who?", "no such student", 0),
            note(CLOUD, 3, DeliveryState.FAILED, 500, "", "down", 0)));
    flush();
    Set<DeliveryState> bad = Set.of(DeliveryState.FAILED, DeliveryState.DEAD);
    assertThat(sequences(log.find(bad, null, 0, 2))).containsExactly(1L, 2L, 2L);
    assertThat(sequences(log.find(bad, null, 2, 2))).containsExactly(3L);
    assertThat(sequences(log.find(bad, PORTAL, 0, 9))).containsExactly(2L);
    assertThat(log.find(bad, null, 3, 9)).isEmpty();
    assertThat(log.of(List.of(id(1), id(2), id(9))).get(id(1)))
        .extracting(record -> record.last().destination())
        .containsExactly(CLOUD, PORTAL);
    assertThat(log.counts().get(PORTAL).successRatio()).hasValue(0.5);
    assertThat(log.counts().get(CLOUD).successRatio()).hasValue(0.0);
  }

  @Test
  void whatIsFinalStaysUntilSomethingFinalFollows() {
    log.record(List.of(note(PORTAL, 1, DeliveryState.DEAD, 422, "who?", "unknown", 0)));
    flush();
    log.record(List.of(note(PORTAL, 1, DeliveryState.FAILED, 503, "", "busy", 5)));
    flush();
    assertThat(only(1).last())
        .isEqualTo(note(PORTAL, 1, DeliveryState.DEAD, 422, "who?", "unknown", 5));
    log.record(List.of(note(PORTAL, 1, DeliveryState.DELIVERED, 200, "ok", "", 6)));
    flush();
    assertThat(only(1).last().state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(only(1).attempts()).isEqualTo(3);
    assertThat(log.counts().get(PORTAL).of(DeliveryState.DEAD)).isZero();
  }

  @Test
  void theWatermarkSetsRightWhatACrashLeftBehind() {
    log.record(
        List.of(
            note(PORTAL, 1, DeliveryState.FAILED, 503, "", "busy", 0),
            note(PORTAL, 2, DeliveryState.FAILED, 503, "", "busy", 0),
            note(PORTAL, 3, DeliveryState.FAILED, 503, "", "busy", 0)));
    flush();
    new H2Watermarks(database).advance(PORTAL, 2);
    new H2DeadLetters(database)
        .store(
            List.of(
                new DeadLetter(
                    0,
                    PORTAL,
                    Entries.at(2, Entries.punch(2)),
                    422,
                    "unknown",
                    "",
                    1,
                    NOW,
                    false)));
    log = new H2DeliveryLog(database, soon::add);
    assertThat(only(1).last().state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(only(2).last().state()).isEqualTo(DeliveryState.DEAD);
    assertThat(only(3).last().state()).isEqualTo(DeliveryState.FAILED);
    assertThat(log.counts().get(PORTAL).successRatio().orElseThrow()).isEqualTo(1.0 / 3);
  }

  @Test
  void recordsGoWithTheirEntries() {
    List<DeliveryNote> notes = new ArrayList<>();
    for (int i = 1; i <= DeliveryCare.SLICE + 10; i++) {
      notes.add(note(PORTAL, i, DeliveryState.DELIVERED, 200, "", "", 0));
    }
    log.record(notes);
    log.close();
    // The journal holds none of these entries.
    assertThat(log.forget(DeliveryCare.SLICE + 5)).isEqualTo(DeliveryCare.SLICE + 5);
    assertThat(log.counts().get(PORTAL).of(DeliveryState.DELIVERED)).isEqualTo(5);
  }

  @Test
  void aBoundedNumberWaits() {
    for (int i = 1; i <= H2DeliveryLog.MOST_WAITING + 7; i++) {
      log.record(List.of(note(PORTAL, i, DeliveryState.DELIVERED, 200, "", "", 0)));
    }
    assertThat(log.missed()).isEqualTo(7);
    assertThat(soon).hasSize(1);
    log.close();
    assertThat(log.counts().get(PORTAL).of(DeliveryState.DELIVERED))
        .isEqualTo(H2DeliveryLog.MOST_WAITING);
  }

  @Test
  void aDatabaseThatIsAwayDelaysNotes() {
    database.close();
    log.record(List.of(note(PORTAL, 1, DeliveryState.FAILED, 503, "", "busy", 0)));
    flushOnce();
    assertThat(soon).as("it is tried again").hasSize(1);
    assertThat(log.missed()).isZero();
  }

  private void flush() {
    while (!soon.isEmpty()) {
      flushOnce();
    }
  }

  /** The write is behind whatever is written next. */
  private void flushOnce() {
    Objects.requireNonNull(soon.poll()).run();
    try {
      database.write(connection -> 0);
    } catch (JournalException e) {
      assertThat(e).hasMessageContaining("closed");
    }
  }

  private DeliveryRecord only(int number) {
    Map<EventId, List<DeliveryRecord>> found = log.of(List.of(id(number)));
    assertThat(found.get(id(number))).hasSize(1);
    return found.get(id(number)).get(0);
  }

  private static List<Long> sequences(List<DeliveryRecord> records) {
    return records.stream().map(record -> record.last().sequence()).toList();
  }

  private static EventId id(int number) {
    return Entries.punch(number).eventId();
  }

  private static DeliveryNote note(
      DestinationId destination,
      int number,
      DeliveryState state,
      int status,
      String response,
      String reason,
      int seconds) {
    return new DeliveryNote(
        destination,
        id(number),
        EntryKind.MARK,
        number,
        state,
        status,
        response,
        reason,
        NOW.plus(Duration.ofSeconds(seconds)));
  }
}
