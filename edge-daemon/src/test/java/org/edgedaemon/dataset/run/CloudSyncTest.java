package org.edgedaemon.dataset.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.dataset.run.Office.of;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.Dataset.Update;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.Hours;
import org.edgedaemon.dataset.LocalRecord;
import org.edgedaemon.dataset.PushResult;
import org.edgedaemon.dataset.Reach;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.RunReport;
import org.edgedaemon.dataset.SyncProgress.Begun;
import org.edgedaemon.dataset.SyncProgress.Ended;
import org.edgedaemon.dataset.SyncProgress.Pushed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudSyncTest {
  private static final Duration LONG = Duration.ofSeconds(45);

  @TempDir private Path folder;

  private static DatasetSketch sketch(String name) {
    return new DatasetSketch(name);
  }

  private Office office(Dataset... datasets) {
    return new Office(folder.resolve("sync"), 1, datasets);
  }

  private static PushResult away() {
    return new PushResult.Unavailable("connection reset", Optional.empty());
  }

  /** Faults of pushes alone. */
  private static FakeCloud.Faults pushes(
      java.util.function.BiFunction<LocalRecord, Integer, Optional<PushResult>> fault) {
    return new FakeCloud.Faults() {
      @Override
      public Optional<PushResult> before(Dataset dataset, LocalRecord record, int batch) {
        return fault.apply(record, batch);
      }
    };
  }

  private static void fill(FakeSource source, int from, int to) {
    for (int i = from; i <= to; i++) {
      source.put(i, null);
    }
  }

  @Test
  void pushesWhatIsMissingInOrderAndSaysItInTheContractsForm() throws Exception {
    Office office = office(sketch("rooms").done(), sketch("leaves").after("rooms").done());
    fill(office.source("rooms"), 1, 5);
    fill(office.source("leaves"), 1, 2);
    office.source("leaves").put(new RecordId("L-3"), null);
    office.cloud.of("rooms").put(new RecordId("1"), null);
    office.cloud.of("rooms").put(RecordId.of(2), null);
    office.cloud.of("rooms").put(RecordId.of(3), null);
    office.cloud.of("leaves").put(RecordId.of(9), null);
    RunReport report = office.run();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SummaryWriter.write(report, out);
    assertThat(sorted(out.toString(StandardCharsets.UTF_8)))
        .isEqualTo(
            "{\"success\":true,\"synced\":{\"rooms\":[4,5],\"leaves\":[1,2,\"L-3\"]},"
                + "\"summary\":{\"rooms\":2,\"leaves\":3},\"errors\":[]}");
    assertThat(Files.readString(office.sync.lastRun()))
        .isEqualTo(out.toString(StandardCharsets.UTF_8));
    assertThat(office.cloud.calls.subList(0, 2)).allMatch(call -> call.startsWith("rooms"));
    assertThat(office.cloud.of("rooms")).hasSize(5);
    assertThat(office.cloud.doubles).isZero();
    assertThat(folder.resolve("sync")).isDirectoryNotContaining("glob:**.spool");
    assertThat(office.steps.get(0)).isEqualTo(new Begun(new DatasetName("rooms")));
    assertThat(office.steps)
        .contains(new Pushed(new DatasetName("rooms"), 2, 2, 0))
        .contains(new Ended(new DatasetName("leaves"), 3, 0, 0));
    assertThat(office.history.all().get(0).details().get("rooms"))
        .startsWith("2 stored, 0 failed, 0 skipped; 5 in the office, 3 in the cloud");
    assertThat(Verdict.of(report)).isEqualTo("5 records stored");
    assertThat(Verdict.of(office.run()))
        .isEqualTo("nothing to sync: the cloud has all 8 records already");
  }

  /** Answers come in any order, and so do the ids of one dataset. */
  private static String sorted(String json) {
    return json.replace("[5,4]", "[4,5]")
        .replaceAll("\"leaves\":\\[(1|2|\"L-3\"|,)+\\]", "\"leaves\":[1,2,\"L-3\"]");
  }

  @Test
  void keepsAsManyCallsUnderWayAsAllowed() {
    Office office = office(sketch("rooms").inFlight(7).done());
    fill(office.source("rooms"), 1, 100);
    office.run();
    assertThat(office.cloud.mostUnderWay).isEqualTo(7);
  }

  @Test
  void oneFailingRecordIsListedAndTheOthersGoOn() {
    Office office = office(sketch("rooms").done(), sketch("cameras").done());
    fill(office.source("rooms"), 1, 50);
    fill(office.source("cameras"), 1, 1);
    office.cloud.faults =
        pushes(
            (record, batch) ->
                record.id().equals(RecordId.of(7))
                    ? Optional.of(new PushResult.Refused(422, "capacity\nis missing"))
                    : Optional.empty());
    RunReport report = office.run();
    assertThat(report.success()).isFalse();
    assertThat(report.errors())
        .containsExactly("rooms 7: the cloud refuses it with 422: capacity is missing");
    assertThat(of(report, "rooms").stored()).isEqualTo(49);
    assertThat(of(report, "rooms").failed()).isEqualTo(1);
    assertThat(of(report, "cameras").stored()).isEqualTo(1);
  }

  @Test
  void childrenOfWhatFailedAreSkippedWithThatReason() {
    Office office =
        office(
            sketch("faculties").done(),
            sketch("leaves").refers("faculty_id", "faculties").done(),
            sketch("passes").refers("leave_id", "leaves").done());
    fill(office.source("faculties"), 16, 18);
    for (int i = 1; i <= 3; i++) {
      office.source("leaves").put(i, null).put("faculty_id", 15 + i);
      office.source("passes").put(i, null).put("leave_id", "" + i);
    }
    office.cloud.faults =
        pushes(
            (record, batch) ->
                record.id().equals(RecordId.of(17))
                    ? Optional.of(new PushResult.Refused(400, "no name"))
                    : Optional.empty());
    RunReport report = office.run();
    assertThat(report.errors())
        .containsExactly(
            "faculties 17: the cloud refuses it with 400: no name",
            "leaves 2: its faculty 17 was not stored",
            "passes 2: its leave 2 was not stored");
    assertThat(of(report, "leaves").skipped()).isEqualTo(1);
    assertThat(office.cloud.of("leaves")).containsOnlyKeys(RecordId.of(1), RecordId.of(3));
  }

  @Test
  void aParentWhoseListCannotBeReadHoldsBackWhatIsNotKnownToBeThere() {
    Office office =
        office(
            sketch("faculties").done(),
            sketch("leaves").refers("faculty_id", "faculties").done(),
            sketch("rooms").done());
    fill(office.source("rooms"), 1, 3);
    office.source("faculties").put(1, null);
    office.source("faculties").idsFail = true;
    office.cloud.of("faculties").put(RecordId.of(5), null);
    office.source("leaves").put(1, null).put("faculty_id", 5);
    office.source("leaves").put(2, null).put("faculty_id", 6);
    RunReport report = office.run();
    assertThat(of(report, "faculties").trouble()).contains("database does not answer");
    assertThat(office.cloud.of("leaves")).containsOnlyKeys(RecordId.of(1));
    assertThat(office.cloud.of("rooms")).hasSize(3);
    assertThat(report.errors())
        .containsExactly(
            "faculties: the office's database does not answer",
            "leaves 2: its faculty 6 was not stored");
  }

  @Test
  void triesAgainWhatHadNoAnswerAndThenListsIt() {
    Office office = office(sketch("rooms").inFlight(1).done());
    fill(office.source("rooms"), 1, 3);
    Map<RecordId, Integer> tries = new HashMap<>();
    office.cloud.faults =
        pushes(
            (record, batch) -> {
              int tried = tries.merge(record.id(), 1, Integer::sum);
              boolean fails =
                  record.id().equals(RecordId.of(1)) ? tried <= 3 : record.id().text().equals("2");
              return fails ? Optional.of(away()) : Optional.empty();
            });
    RunReport report = office.run();
    assertThat(tries).containsEntry(RecordId.of(1), 4).containsEntry(RecordId.of(2), 4);
    assertThat(report.errors())
        .containsExactly("rooms 2: cannot connect to the cloud: connection reset");
    assertThat(office.cloud.of("rooms")).hasSize(2);
  }

  @Test
  void leavesTheCloudAloneAsLongAsItAsks() {
    Office office = office(sketch("rooms").done());
    fill(office.source("rooms"), 1, 1);
    List<Long> times = new ArrayList<>();
    office.cloud.faults =
        pushes(
            (record, batch) -> {
              times.add(office.clock.getAsLong());
              return times.size() == 1
                  ? Optional.of(new PushResult.Unavailable("429", Optional.of(LONG)))
                  : Optional.empty();
            });
    assertThat(office.run().success()).isTrue();
    assertThat(times.get(1) - times.get(0)).isGreaterThanOrEqualTo(LONG.toNanos());
  }

  @Test
  void aCloudThatIsGoneEndsTheDatasetSoon() {
    Office office = office(sketch("rooms").inFlight(4).done());
    fill(office.source("rooms"), 1, 5_000);
    office.cloud.faults = pushes((record, batch) -> Optional.of(away()));
    RunReport report = office.run();
    assertThat(of(report, "rooms").trouble()).startsWith("cannot connect to the cloud");
    assertThat(of(report, "rooms").failed()).isBetween(20L, 24L);
    assertThat(of(report, "rooms").failed() + of(report, "rooms").skipped()).isEqualTo(5_000);
    assertThat(office.cloud.calls).hasSizeLessThan(100);
  }

  @Test
  void aBatchThatIsTooLargeIsHalvedAndTheNextOnesAreSmaller() {
    Office office = office(sketch("rooms").batch(100).inFlight(1).done());
    fill(office.source("rooms"), 1, 1_000);
    office.cloud.faults =
        pushes(
            (record, batch) ->
                batch > 30 || record.id().text().equals("13")
                    ? Optional.of(new PushResult.TooLarge("413"))
                    : Optional.empty());
    RunReport report = office.run();
    assertThat(of(report, "rooms").stored()).isEqualTo(999);
    assertThat(report.errors()).containsExactly("rooms 13: it is too large for the cloud: 413");
    assertThat(office.cloud.calls).hasSizeLessThan(1_000);
  }

  @Test
  void theOneBadRecordOfABatchIsFound() {
    Office office = office(sketch("rooms").batch(64).done());
    fill(office.source("rooms"), 1, 640);
    office.cloud.faults =
        pushes(
            (record, batch) ->
                record.id().text().equals("77")
                    ? Optional.of(new PushResult.Refused(422, "no"))
                    : Optional.empty());
    RunReport report = office.run();
    assertThat(report.errors()).containsExactly("rooms 77: the cloud refuses it with 422: no");
    assertThat(of(report, "rooms").stored()).isEqualTo(639);
    assertThat(office.cloud.calls).hasSize(10 + 2 * 6);
  }

  @Test
  void theOneRecordThatTheCloudBreaksAtDoesNotKeepTheOthersBack() {
    Office office = office(sketch("rooms").batch(64).done());
    fill(office.source("rooms"), 1, 640);
    office.cloud.faults =
        pushes(
            (record, batch) ->
                record.id().text().equals("77") ? Optional.of(away()) : Optional.empty());
    RunReport report = office.run();
    assertThat(report.errors())
        .containsExactly("rooms 77: cannot connect to the cloud: connection reset");
    assertThat(of(report, "rooms").stored()).isEqualTo(639);
  }

  @Test
  void aCloudThatIsGoneEndsADatasetOfBatchesSoon() {
    Office office = office(sketch("rooms").batch(100).done());
    fill(office.source("rooms"), 1, 100_000);
    office.cloud.faults = pushes((record, batch) -> Optional.of(away()));
    RunReport report = office.run();
    assertThat(of(report, "rooms").trouble()).startsWith("cannot connect to the cloud");
    assertThat(of(report, "rooms").failed() + of(report, "rooms").skipped()).isEqualTo(100_000);
    assertThat(office.cloud.calls).hasSizeLessThan(100);
  }

  @Test
  void whenAllAreRefusedBatchesAreNotTakenApartForEver() {
    Office office = office(sketch("rooms").batch(100).inFlight(1).done());
    fill(office.source("rooms"), 1, 10_000);
    office.cloud.faults = pushes((record, batch) -> Optional.of(new PushResult.Refused(400, "no")));
    RunReport report = office.run();
    assertThat(of(report, "rooms").failed()).isEqualTo(10_000);
    assertThat(report.errors()).hasSize(1_001).last().isEqualTo("and 9000 more");
    assertThat(office.cloud.calls).hasSizeLessThan(300);
  }

  @Test
  void aRefusedKeyEndsTheDataset() {
    Office office = office(sketch("rooms").done());
    fill(office.source("rooms"), 1, 1_000);
    office.cloud.faults =
        pushes((record, batch) -> Optional.of(new PushResult.Unauthorized("401")));
    RunReport report = office.run();
    assertThat(of(report, "rooms").trouble()).startsWith("authentication failed");
    assertThat(office.cloud.calls).hasSize(4);
  }

  @Test
  void withoutACloudARunEndsInClearWords() {
    Office office = office(sketch("rooms").done());
    fill(office.source("rooms"), 1, 1);
    office.cloud.reach = new Reach.Unreachable("connection refused");
    assertThat(office.run().errors())
        .containsExactly("cannot connect to the cloud: connection refused");
    office.cloud.reach = new Reach.Unauthorized("401");
    RunReport refused = office.run();
    assertThat(refused.errors())
        .containsExactly("authentication failed, the cloud refuses the API key: 401");
    assertThat(refused.datasets()).hasSize(1);
    assertThat(office.history.all().get(1).error()).contains("authentication failed");
  }

  @Test
  void aListThatBreaksOffIsReadAgain() {
    Office office = office(sketch("rooms").done());
    fill(office.source("rooms"), 1, 3);
    office.cloud.of("rooms").put(RecordId.of(1), null);
    int[] lists = new int[1];
    office.cloud.faults =
        new FakeCloud.Faults() {
          @Override
          public Optional<Reach> list(Dataset dataset) {
            return ++lists[0] < 3 ? Optional.of(new Reach.Unreachable("500")) : Optional.empty();
          }
        };
    assertThat(of(office.run(), "rooms").stored()).isEqualTo(2);
  }

  @Test
  void pushesWhatChangedOnceTheVersionIsKnown() {
    Office office = office(sketch("rooms").update(Update.PUT).done());
    FakeSource rooms = office.source("rooms");
    rooms.put(1, "a");
    rooms.put(2, "a");
    office.cloud.of("rooms").put(RecordId.of(1), null);
    assertThat(of(office.run(), "rooms").changed()).isZero();
    rooms.put(1, "b");
    assertThat(of(office.run(), "rooms").changed()).isEqualTo(1);
    assertThat(office.cloud.calls).last().isEqualTo("rooms [record 1] changed");
    assertThat(of(office.run(), "rooms").changed()).isZero();
    rooms.put(2, "b");
    assertThat(of(office.run(), "rooms").changed()).isEqualTo(1);
  }

  @Test
  void aChangeAfterAKilledPushIsNotForgotten() {
    Office office = office(sketch("rooms").update(Update.PUT).done());
    DatasetName rooms = new DatasetName("rooms");
    office.source("rooms").put(1, "a");
    // As a kill leaves it between the cloud's storing and the ledger's.
    office.cloud.of("rooms").put(RecordId.of(1), null);
    office.ledger.of(rooms).put(RecordId.of(1), Comparison.PUSHING);
    office.source("rooms").put(1, "b");
    assertThat(of(office.run(), "rooms").changed()).isEqualTo(1);
    assertThat(office.ledger.of(rooms)).containsEntry(RecordId.of(1), "b");
  }

  @Test
  void whatLiesReadyDoesNotBeginWhenTheDatasetIsGivenUp() {
    Office office = office(sketch("rooms").inFlight(4).done());
    fill(office.source("rooms"), 1, 100);
    int[] refusedAt = {0};
    office.cloud.faults =
        pushes(
            (record, batch) -> {
              if (refusedAt[0] == 0 && office.cloud.of("rooms").size() == 20) {
                refusedAt[0] = office.cloud.calls.size();
                return Optional.of(new PushResult.Unauthorized("401"));
              }
              return Optional.empty();
            });
    RunReport.DatasetReport rooms = of(office.run(), "rooms");
    assertThat(office.cloud.calls).as("what was under way, and no more").hasSize(refusedAt[0]);
    assertThat(rooms.stored() + rooms.failed() + rooms.skipped()).isEqualTo(100);
    assertThat(office.cloud.of("rooms")).hasSize((int) rooms.stored());
  }

  @Test
  void aCloudThatWantsToBeLeftAloneIsLeftAlone() {
    Office office = office(sketch("rooms").inFlight(4).done());
    fill(office.source("rooms"), 1, 100);
    Duration calm = Duration.ofSeconds(30);
    List<Instant> refused = new ArrayList<>();
    office.cloud.faults =
        pushes(
            (record, batch) -> {
              if (office.cloud.of("rooms").size() == 20 && refused.size() < 4) {
                refused.add(office.clock.instant());
                return Optional.of(new PushResult.Unavailable("429", Optional.of(calm)));
              }
              if (refused.size() == 4
                  && office.clock.instant().isBefore(refused.get(0).plus(calm))) {
                throw new AssertionError("it asked to be left alone");
              }
              return Optional.empty();
            });
    assertThat(of(office.run(), "rooms").stored()).isEqualTo(100);
    assertThat(refused).hasSize(4);
  }

  @Test
  void thatAPushBeginsIsNotedBeforeItBegins() {
    Office office = office(sketch("rooms").update(Update.PUT).done());
    DatasetName rooms = new DatasetName("rooms");
    office.source("rooms").put(1, "a");
    office.cloud.faults =
        pushes(
            (record, batch) -> {
              assertThat(office.ledger.of(rooms)).containsEntry(RecordId.of(1), Comparison.PUSHING);
              return Optional.empty();
            });
    assertThat(of(office.run(), "rooms").stored()).isEqualTo(1);
    assertThat(office.ledger.of(rooms)).containsEntry(RecordId.of(1), "a");
  }

  @Test
  void waitsForItsHoursWithoutBeingAnError() {
    Hours night = new Hours(LocalTime.of(22, 0), LocalTime.of(5, 0));
    Office office =
        office(
            sketch("faculties").hours(night).done(),
            sketch("leaves").refers("faculty_id", "faculties").done());
    fill(office.source("faculties"), 1, 2);
    office.cloud.of("faculties").put(RecordId.of(1), null);
    office.source("leaves").put(1, null).put("faculty_id", 1);
    office.source("leaves").put(2, null).put("faculty_id", 2);
    RunReport day = office.run();
    assertThat(day.success()).isTrue();
    assertThat(of(day, "faculties").trouble()).isEqualTo("waits for its hours, 22:00 to 05:00");
    assertThat(of(day, "faculties").skipped()).isEqualTo(1);
    assertThat(of(day, "leaves").stored()).isEqualTo(1);
    assertThat(of(day, "leaves").skipped()).isEqualTo(1);
    office.clock.advance(Duration.ofHours(17));
    assertThat(of(office.run(), "leaves").stored()).isEqualTo(1);
    assertThat(office.cloud.of("faculties")).hasSize(2);
  }

  @Test
  void endsInTheMiddleWhenItsHoursAreOver() {
    LocalTime now = LocalTime.of(6, 0);
    Hours hour = new Hours(now, now.plusHours(1));
    Office office = office(sketch("rooms").hours(hour).inFlight(1).done());
    fill(office.source("rooms"), 1, 100);
    office.cloud.faults =
        pushes(
            (record, batch) -> {
              office.clock.advance(Duration.ofMinutes(6));
              return Optional.empty();
            });
    RunReport report = office.run();
    assertThat(of(report, "rooms").stored()).isEqualTo(10);
    assertThat(of(report, "rooms").skipped()).isEqualTo(90);
    assertThat(report.success()).isTrue();
  }

  @Test
  void aDryRunPushesNothing() {
    Office office = office(sketch("rooms").done());
    fill(office.source("rooms"), 1, 3);
    RunReport report = office.run(Office.DRY);
    assertThat(of(report, "rooms").synced()).hasSize(3);
    assertThat(office.cloud.calls).isEmpty();
    assertThat(office.sync.lastRun()).doesNotExist();
    assertThat(Verdict.of(report)).isEqualTo("3 records would be stored");
  }

  @Test
  void whatIsGoneMeanwhileIsNoFailure() {
    Office office = office(sketch("rooms").done());
    fill(office.source("rooms"), 1, 3);
    office.source("rooms").onRead = () -> office.source("rooms").records.remove(RecordId.of(2));
    RunReport report = office.run();
    assertThat(report.success()).isTrue();
    assertThat(of(report, "rooms").stored()).isEqualTo(2);
  }

  @Test
  void stopsInTheMiddleAndIsContinued() {
    Office office = office(sketch("rooms").done());
    fill(office.source("rooms"), 1, 100);
    int[] pushes = new int[1];
    office.cloud.faults =
        pushes(
            (record, batch) -> {
              if (++pushes[0] == 10) {
                office.sync.stop();
              }
              return Optional.empty();
            });
    RunReport report = office.run();
    assertThat(of(report, "rooms").stored()).isBetween(10L, 14L);
    assertThat(report.errors()).containsExactly(Words.STOPPED);
    assertThat((long) office.cloud.of("rooms").size()).isEqualTo(of(report, "rooms").stored());
  }
}
