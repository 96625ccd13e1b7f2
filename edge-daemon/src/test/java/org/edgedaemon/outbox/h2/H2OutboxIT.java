package org.edgedaemon.outbox.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.journal.h2.Entries;
import org.edgedaemon.journal.h2.H2Database;
import org.edgedaemon.journal.h2.JournalFiles;
import org.edgedaemon.outbox.DeadLetter;
import org.edgedaemon.outbox.OutboxException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2OutboxIT {
  private static final Instant NOW = Instant.parse("2026-03-01T08:59:31.000123Z");
  private static final DestinationId CLOUD = new DestinationId("cloud");
  private static final DestinationId PORTAL = new DestinationId("portal");

  @TempDir Path dataDir;
  private H2Database database;
  private H2DeadLetters letters;
  private H2Watermarks watermarks;

  @BeforeEach
  void open() {
    database =
        H2Database.open(new JournalFiles(dataDir), InstantSource.fixed(NOW), System::nanoTime);
    letters = new H2DeadLetters(database);
    watermarks = new H2Watermarks(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void watermarksGoForwardOnly() {
    assertThat(watermarks.watermark(CLOUD)).isZero();
    watermarks.advance(CLOUD, 10);
    watermarks.advance(CLOUD, 7);
    watermarks.advance(PORTAL, 3);
    assertThat(watermarks.watermark(CLOUD)).isEqualTo(10);
    watermarks.advance(CLOUD, 12);
    close();
    open();
    assertThat(watermarks.watermark(CLOUD)).isEqualTo(12);
    assertThat(watermarks.watermark(PORTAL)).isEqualTo(3);
  }

  @Test
  void lettersAreKeptWholeAndSurvive() {
    DeadLetter letter = letter(CLOUD, 5, 422, "no such user");
    letters.store(List.of(letter, letter(PORTAL, 5, 400, "bad")));
    close();
    open();
    List<DeadLetter> all = letters.list(null, 0, 10);
    assertThat(all).hasSize(2);
    assertThat(all.get(0)).usingRecursiveComparison().ignoringFields("id").isEqualTo(letter);
    assertThat(letters.find(all.get(1).id())).contains(all.get(1));
    assertThat(letters.find(99)).isEmpty();
    assertThat(letters.list(PORTAL, 0, 10)).containsExactly(all.get(1));
    assertThat(letters.list(null, all.get(0).id(), 10)).containsExactly(all.get(1));
    assertThat(letters.count(CLOUD)).isEqualTo(1);
  }

  @Test
  void aSecondRefusalReplacesTheFirst() {
    letters.store(List.of(letter(CLOUD, 5, 422, "first")));
    long id = letters.list(CLOUD, 0, 1).get(0).id();
    letters.store(List.of(letter(CLOUD, 5, 400, "second")));
    assertThat(letters.list(CLOUD, 0, 10))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.id()).isEqualTo(id);
              assertThat(letter.reason()).isEqualTo("second");
            });
  }

  @Test
  void retryAndRemoval() {
    letters.store(
        List.of(letter(CLOUD, 1, 400, "a"), letter(CLOUD, 2, 400, "b"), letter(PORTAL, 3, 0, "c")));
    List<Long> ids = letters.list(null, 0, 10).stream().map(DeadLetter::id).toList();
    assertThat(letters.wanted(CLOUD, 10)).isEmpty();
    assertThat(letters.wantRetry(List.of(ids.get(1), 999L))).isEqualTo(1);
    assertThat(letters.wanted(CLOUD, 10)).extracting(DeadLetter::id).containsExactly(ids.get(1));
    assertThat(letters.wantRetryAll(CLOUD)).isEqualTo(2);
    assertThat(letters.wanted(PORTAL, 10)).isEmpty();
    assertThat(letters.wantRetryAll(null)).isEqualTo(3);
    assertThat(letters.remove(ids.subList(0, 2))).isEqualTo(2);
    assertThat(letters.count(CLOUD)).isZero();
    assertThat(letters.count(PORTAL)).isEqualTo(1);
  }

  @Test
  void longAnswersAreShortened() {
    letters.store(List.of(letter(CLOUD, 1, 500, "x".repeat(5_000))));
    assertThat(letters.list(CLOUD, 0, 1).get(0).reason()).hasSize(1_000).endsWith("…");
  }

  @Test
  void aClosedDatabaseIsAnOutboxFailure() {
    database.close();
    assertThatThrownBy(() -> watermarks.advance(CLOUD, 1)).isInstanceOf(OutboxException.class);
    assertThatThrownBy(() -> letters.count(CLOUD)).isInstanceOf(OutboxException.class);
  }

  private static DeadLetter letter(DestinationId destination, long n, int status, String reason) {
    return new DeadLetter(
        0,
        destination,
        Entries.at(n, Entries.punch(n)),
        status,
        reason,
        "{\"error\":\"x\"}",
        3,
        NOW,
        false);
  }
}
