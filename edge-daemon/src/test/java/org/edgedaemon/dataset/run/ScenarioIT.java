package org.edgedaemon.dataset.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.Dataset.Update;
import org.edgedaemon.dataset.FileField;
import org.edgedaemon.dataset.LocalRecord;
import org.edgedaemon.dataset.PushResult;
import org.edgedaemon.dataset.Reach;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.RunReport;
import org.edgedaemon.dataset.RunReport.DatasetReport;
import org.edgedaemon.dataset.Upload;
import org.edgedaemon.dataset.UploadResult;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs among random faults, and runs that are killed anywhere: what counts is the end. */
class ScenarioIT {
  @TempDir private Path folder;

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  /** As a process that is gone: nothing of the engine may handle it. */
  private static final class Killed extends Error {
    Killed() {
      super("killed", null, false, false);
    }
  }

  /** Faults of each kind, in a part of all calls. */
  private static final class RandomFaults implements FakeCloud.Faults {
    private final Random random;
    private final double part;
    private final Set<RecordId> bad;
    private int callsToDeath = Integer.MAX_VALUE;

    private RandomFaults(Random random, double part, Set<RecordId> bad) {
      this.random = random;
      this.part = part;
      this.bad = bad;
    }

    private boolean now() {
      if (--callsToDeath <= 0) {
        throw new Killed();
      }
      return random.nextDouble() < part;
    }

    @Override
    public Optional<Reach> list(Dataset dataset) {
      return now() ? Optional.of(new Reach.Unreachable("500")) : Optional.empty();
    }

    @Override
    public Optional<PushResult> before(Dataset dataset, LocalRecord record, int batch) {
      if (bad.contains(record.id()) && dataset.name().value().equals("rooms")) {
        return Optional.of(new PushResult.Refused(422, "bad"));
      }
      if (batch > 16) {
        return Optional.of(new PushResult.TooLarge("413"));
      }
      return now()
          ? Optional.of(new PushResult.Unavailable("503", Optional.empty()))
          : Optional.empty();
    }

    @Override
    public Optional<PushResult> after(Dataset dataset, LocalRecord record) {
      return now()
          ? Optional.of(new PushResult.Unavailable("answer lost", Optional.empty()))
          : Optional.empty();
    }

    @Override
    public Optional<UploadResult> upload(Upload upload) {
      return now()
          ? Optional.of(new UploadResult.Unavailable("reset", Optional.empty()))
          : Optional.empty();
    }
  }

  private Office office(int seed, Random random) throws Exception {
    Path root = Files.createDirectories(folder.resolve("files"));
    for (int i = 0; i < 30; i++) {
      Files.writeString(root.resolve(i + ".jpg"), "image " + i);
    }
    FileField photo =
        new FileField("photo", root, "photos", 1_000, Set.of(), true, false, Optional.empty());
    DatasetSketch rooms =
        new DatasetSketch("rooms").batch(1 + random.nextInt(40)).inFlight(1 + random.nextInt(8));
    DatasetSketch seats =
        new DatasetSketch("seats")
            .refers("room_id", "rooms")
            .inFlight(1 + random.nextInt(8))
            .batch(random.nextBoolean() ? 1 : 7)
            .file(photo)
            .update(Update.PUT);
    Office office = new Office(folder.resolve("sync"), seed, rooms.done(), seats.done());
    int count = 50 + random.nextInt(700);
    for (int i = 1; i <= count; i++) {
      office.source("rooms").put(i, null);
      office
          .source("seats")
          .put(i % 3 == 0 ? new RecordId("seat-" + i) : RecordId.of(i), "v1")
          .put("room_id", i)
          .put("photo", i % 30 + ".jpg");
    }
    return office;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyRecordIsStoredOrListed(int seed) throws Exception {
    Random random = new Random(seed);
    Office office = office(seed, random);
    Set<RecordId> bad = Set.of(RecordId.of(3), RecordId.of(17), RecordId.of(44));
    office.cloud.faults = new RandomFaults(random, 0.1, bad);
    RunReport report = office.run();
    for (DatasetReport dataset : report.datasets()) {
      assertThat(dataset.stored() + dataset.failed() + dataset.skipped())
          .as("%s", dataset)
          .isEqualTo(dataset.missing() + dataset.changed());
      Set<RecordId> synced = new HashSet<>();
      dataset.synced().forEach(id -> assertThat(synced.add(id)).isTrue());
      assertThat(office.cloud.of(dataset.name().value()).keySet()).containsAll(synced);
    }
    if (report.datasets().get(0).trouble() == null) {
      assertThat(report.errors()).anyMatch(line -> line.startsWith("rooms 17: the cloud refuses"));
    }
    if (report.datasets().get(1).trouble() == null) {
      assertThat(report.errors()).anyMatch(line -> line.contains("its room 17 was not stored"));
    }
    heal(office);
    assertWhole(office);
    assertThat(office.cloud.files).hasSizeLessThanOrEqualTo(30);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRunThatWasKilledIsContinued(int seed) throws Exception {
    Random random = new Random(1_000 + seed);
    Office office = office(seed, random);
    int kills = 0;
    for (int i = 0; i < 8; i++) {
      RandomFaults faults = new RandomFaults(random, 0.02, Set.of());
      faults.callsToDeath = 1 + random.nextInt(i == 0 ? 100 : 400);
      office.cloud.faults = faults;
      int reads = random.nextInt(5);
      int[] left = {reads == 0 ? 1 + random.nextInt(3) : Integer.MAX_VALUE};
      office.source("seats").onRead =
          () -> {
            if (--left[0] == 0) {
              throw new Killed();
            }
          };
      try {
        office.run();
      } catch (Killed e) {
        kills++;
        office.cloud.hangUp(random.nextBoolean());
      }
    }
    assertThat(kills).isPositive();
    heal(office);
    assertWhole(office);
    assertThat(office.cloud.doubles)
        .as("sent as new again: only what was under way at a kill, or had its answer lost")
        .isLessThan(200);
    try (var left = Files.list(folder.resolve("sync"))) {
      assertThat(left.map(path -> path.getFileName().toString())).containsExactly("last-run.json");
    }
  }

  private static void heal(Office office) {
    office.cloud.faults = new FakeCloud.Faults() {};
    office.source("seats").onRead = () -> {};
    assertThat(office.run().errors()).isEmpty();
    int calls = office.cloud.calls.size();
    RunReport again = office.run();
    assertThat(again.errors()).isEmpty();
    assertThat(office.cloud.calls).as("nothing is left to do").hasSize(calls);
  }

  private static void assertWhole(Office office) {
    for (String name : List.of("rooms", "seats")) {
      assertThat(office.cloud.of(name).keySet()).isEqualTo(office.source(name).records.keySet());
    }
    office
        .cloud
        .of("seats")
        .values()
        .forEach(
            seat ->
                assertThat(seat.get("photo_cloud_url").asText())
                    .endsWith("-" + seat.get("photo").asText()));
  }
}
