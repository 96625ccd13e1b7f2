package org.edgedaemon.dataset.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.dataset.run.Office.of;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.Hours;
import org.edgedaemon.dataset.LocalRecord;
import org.edgedaemon.dataset.PushResult;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.RunReport;
import org.edgedaemon.dataset.RunReport.DatasetReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of records that are ready, under way or resting when their dataset is left. */
class GivenUpTest {
  private static final Duration CALM = Duration.ofSeconds(40);
  private static final Optional<PushResult> AWAY =
      Optional.of(new PushResult.Unavailable("503", Optional.of(CALM)));
  private static final Optional<PushResult> REFUSED_KEY =
      Optional.of(new PushResult.Unauthorized("401"));
  private static final int ALL = 60;

  @TempDir private Path folder;

  /** Faculties 1 to 60, each with a leave of the same number. */
  private Office office(DatasetSketch faculties) {
    Office office =
        new Office(
            folder.resolve("sync"),
            1,
            faculties.done(),
            new DatasetSketch("leaves").refers("faculty_id", "faculties").done());
    for (int i = 1; i <= ALL; i++) {
      office.source("faculties").put(i, null);
      office.source("leaves").put(i, null).put("faculty_id", i);
    }
    return office;
  }

  private static FakeCloud.Faults faculties(
      java.util.function.Function<LocalRecord, Optional<PushResult>> fault) {
    return new FakeCloud.Faults() {
      @Override
      public Optional<PushResult> before(Dataset dataset, LocalRecord record, int batch) {
        return dataset.name().value().equals("faculties") ? fault.apply(record) : Optional.empty();
      }
    };
  }

  private static boolean is(LocalRecord record, long id) {
    return record.id().equals(RecordId.of(id));
  }

  private static void assertAllAreCounted(Office office, RunReport report) {
    DatasetReport faculties = of(report, "faculties");
    assertThat(faculties.stored() + faculties.failed() + faculties.skipped()).isEqualTo(ALL);
    assertThat((long) office.cloud.of("faculties").size()).isEqualTo(faculties.stored());
    assertThat(office.cloud.of("faculties").keySet())
        .as("a leave goes when its faculty is there, and never else")
        .isEqualTo(office.cloud.of("leaves").keySet());
    assertThat(of(report, "leaves").skipped()).isEqualTo(ALL - faculties.stored());
  }

  /** Whichever of the calls under way is answered first, and however many lie ready behind them. */
  @Test
  void nothingThatLiesReadyBeginsAfterTheKeyWasRefused() {
    for (int refused = 1; refused <= ALL; refused++) {
      int which = refused;
      Office office = office(new DatasetSketch("faculties").inFlight(4));
      int[] begunBefore = {0};
      office.cloud.faults =
          faculties(
              record -> {
                if (is(record, which)) {
                  begunBefore[0] = office.cloud.calls.size();
                  return REFUSED_KEY;
                }
                return Optional.empty();
              });
      RunReport report = office.run();
      long begun = office.cloud.calls.stream().filter(call -> call.startsWith("faculties")).count();
      assertThat(begun).as("refused: " + which).isEqualTo(begunBefore[0]);
      assertAllAreCounted(office, report);
    }
  }

  @Test
  void whatRestsWhenTheKeyIsRefusedHoldsBackItsChildren() {
    Office office = office(new DatasetSketch("faculties").inFlight(4));
    int[] away = {0};
    office.cloud.faults =
        faculties(
            record -> {
              if (is(record, 9)) {
                away[0]++;
                return AWAY;
              }
              // By then 9 has been answered and rests.
              return is(record, 30) ? REFUSED_KEY : Optional.empty();
            });
    Instant begin = office.clock.instant();
    RunReport report = office.run();
    assertThat(away[0]).isEqualTo(1);
    assertAllAreCounted(office, report);
    assertThat(report.errors()).contains("leaves 9: its faculty 9 was not stored");
    assertThat(Duration.between(begin, office.clock.instant()))
        .as("nobody waits for what rests any more")
        .isLessThan(CALM);
  }

  @Test
  void whatRestsWhenTheHoursAreOverWaitsWithItsChildren() {
    Hours hour = new Hours(LocalTime.of(6, 0), LocalTime.of(7, 0));
    Office office = office(new DatasetSketch("faculties").inFlight(4).hours(hour));
    office.cloud.faults =
        faculties(
            record -> {
              if (is(record, 30)) {
                office.clock.advance(Duration.ofHours(1));
              }
              return is(record, 9) ? AWAY : Optional.empty();
            });
    RunReport report = office.run();
    assertThat(report.success()).isTrue();
    assertThat(office.cloud.of("faculties")).doesNotContainKey(RecordId.of(9));
    assertAllAreCounted(office, report);
  }

  @Test
  void whatRestsAtAStopIsCountedAndNotWaitedFor() {
    Office office = office(new DatasetSketch("faculties").inFlight(4));
    office.cloud.faults =
        faculties(
            record -> {
              if (is(record, 30)) {
                office.sync.stop();
              }
              return is(record, 9) ? AWAY : Optional.empty();
            });
    Instant begin = office.clock.instant();
    DatasetReport faculties = of(office.run(), "faculties");
    assertThat(faculties.stored() + faculties.failed() + faculties.skipped()).isEqualTo(ALL);
    assertThat(faculties.skipped()).isGreaterThan(0);
    assertThat(Duration.between(begin, office.clock.instant())).isLessThan(CALM);
    assertThat((long) office.cloud.of("faculties").size()).isEqualTo(faculties.stored());
  }

  /** Of one batch a record is to be tried again, and another one's answer ends the dataset. */
  @Test
  void whatIsToRestWhenTheDatasetEndsHoldsBackItsChildren() {
    Office office = office(new DatasetSketch("faculties").inFlight(1).batch(10));
    List<RecordId> asked = new ArrayList<>();
    office.cloud.faults =
        new FakeCloud.Faults() {
          @Override
          public Optional<PushResult> after(Dataset dataset, LocalRecord record) {
            if (!dataset.name().value().equals("faculties")) {
              return Optional.empty();
            }
            asked.add(record.id());
            return is(record, 3) ? AWAY : is(record, 5) ? REFUSED_KEY : Optional.empty();
          }
        };
    RunReport report = office.run();
    assertThat(asked).as("one batch").hasSize(10);
    DatasetReport faculties = of(report, "faculties");
    assertThat(faculties.stored()).isEqualTo(8);
    assertThat(faculties.failed()).isEqualTo(1);
    assertThat(faculties.skipped()).isEqualTo(ALL - 9);
    assertThat(of(report, "leaves").stored()).isEqualTo(8);
    assertThat(report.errors()).contains("leaves 3: its faculty 3 was not stored");
  }
}
