package org.edgedaemon.history.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.edgedaemon.history.HistoryException;
import org.edgedaemon.history.Run;
import org.edgedaemon.journal.h2.H2Database;
import org.edgedaemon.journal.h2.JournalFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2RunHistoryIT {
  private static final Instant NOW = Instant.parse("2026-03-01T08:59:31.000123Z");

  @TempDir Path dataDir;
  private H2Database database;
  private H2RunHistory history;

  @BeforeEach
  void open() {
    database =
        H2Database.open(new JournalFiles(dataDir), InstantSource.fixed(NOW), System::nanoTime);
    history = new H2RunHistory(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void runsAreKeptWholeAndSurvive() {
    Run good = run("lobby", 1, null);
    Run bad = run("lobby", 2, "unreachable: \"x\" \u0000 …");
    history.record(good);
    history.record(bad);
    history.record(run("gate", 3, null));
    settle();
    close();
    open();

    assertThat(history.recent("device-read", "lobby", 10)).containsExactly(bad, good);
    assertThat(history.recent("device-read", null, 2))
        .extracting(Run::subject)
        .containsExactly("gate", "lobby");
    assertThat(history.recent("cloud-sync", null, 10)).isEmpty();
    assertThat(history.recent("device-read", "lobby", 1)).containsExactly(bad);
  }

  @Test
  void theNewestOfEachKindAndSubjectAreKept() {
    history.record(run("gate", 0, null));
    int more = RunRows.KEPT + 30;
    for (int i = 0; i < more; i++) {
      history.record(run("lobby", i, null));
      if (i % 500 == 499) {
        settle();
      }
    }
    settle();

    List<Run> kept = history.recent("device-read", "lobby", RunRows.KEPT);
    assertThat(kept).hasSize(RunRows.KEPT);
    assertThat(kept.get(0).fetched()).isEqualTo(more - 1);
    assertThat(kept.get(RunRows.KEPT - 1).fetched()).isEqualTo(30);
    assertThat(rows()).isEqualTo(RunRows.KEPT + 1);
    assertThat(history.recent("device-read", "gate", 10)).hasSize(1);
  }

  @Test
  void lookingAndPruningGoAlongAnIndex() {
    for (int i = 0; i < 300; i++) {
      history.record(run("door-" + i % 3, i, null));
    }
    settle();
    assertThat(plan(RunRows.OF_SUBJECT, "device-read", "door-1", 10))
        .contains("index sorted")
        .doesNotContain("tableScan");
    assertThat(plan(RunRows.OF_KIND, "device-read", 10))
        .contains("index sorted")
        .doesNotContain("tableScan");
    assertThat(plan(RunRows.OLDEST_KEPT, "device-read", "door-1"))
        .contains("index sorted")
        .doesNotContain("tableScan");
  }

  @Test
  void recordingNeverWaitsForTheDatabase() throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(1);
    database.writeSoon(
        connection -> {
          await(busy);
          return 0;
        });
    for (int i = 0; i < 1_500; i++) {
      history.record(run("lobby", i, null));
    }
    // Here, with the database still busy: what is too much was let go.
    busy.countDown();
    settle();
    assertThat(history.recent("device-read", "lobby", 1_000))
        .hasSize(1_000)
        .first()
        .extracting(Run::fetched)
        .isEqualTo(999L);
    history.record(run("lobby", 7, null));
    settle();
    assertThat(history.recent("device-read", "lobby", 1).get(0).fetched()).isEqualTo(7);
  }

  @Test
  void aClosedDatabaseOnlyCostsTheRun() {
    database.close();
    assertThat(logged(() -> history.record(run("lobby", 1, null))))
        .containsOnlyOnce("the history of runs has gaps from now on");
    assertThat(logged(() -> history.record(run("lobby", 2, null)))).as("told once").isEmpty();
    assertThatThrownBy(() -> history.recent("device-read", null, 1))
        .isInstanceOf(HistoryException.class);
    assertThatThrownBy(() -> history.recent("device-read", null, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The writer works in order: whatever waited before is done. */
  private void settle() {
    database.write(connection -> 0);
  }

  private long rows() {
    return database.read(
        connection -> {
          try (PreparedStatement count =
                  connection.prepareStatement("select count(*) from run_history");
              ResultSet row = count.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  private String plan(String sql, Object... values) {
    return database.read(
        connection -> {
          try (PreparedStatement explain = connection.prepareStatement("explain analyze " + sql)) {
            for (int i = 0; i < values.length; i++) {
              explain.setObject(i + 1, values[i]);
            }
            try (ResultSet row = explain.executeQuery()) {
              row.next();
              return row.getString(1);
            }
          }
        });
  }

  private static String logged(Runnable work) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream standardError = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      work.run();
    } finally {
      System.setErr(standardError);
    }
    return log.toString(StandardCharsets.UTF_8);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Run run(String subject, long number, String error) {
    return new Run(
        "device-read",
        subject,
        "schedule",
        NOW,
        NOW.plusMillis(1_200),
        number,
        2,
        1,
        error,
        Map.of("lookback", "PT5H"));
  }
}
