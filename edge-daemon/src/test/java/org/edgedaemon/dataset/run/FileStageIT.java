package org.edgedaemon.dataset.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.dataset.run.Office.of;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.FileField;
import org.edgedaemon.dataset.Hours;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.RunReport;
import org.edgedaemon.dataset.SyncProgress.Sent;
import org.edgedaemon.dataset.Upload;
import org.edgedaemon.dataset.UploadResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStageIT {
  @TempDir private Path folder;

  private Path root;

  @BeforeEach
  void make() throws Exception {
    root = Files.createDirectory(folder.resolve("files"));
    for (int i = 1; i <= 9; i++) {
      Files.writeString(root.resolve(i + ".jpg"), "content " + i);
    }
  }

  private FileField field(String name, boolean enabled, boolean required) {
    return new FileField(
        name, root, name + "s", 1_000, Set.of("jpg"), enabled, required, Optional.empty());
  }

  private Office office(Dataset dataset) {
    return new Office(folder.resolve("sync"), 3, dataset);
  }

  private static ObjectNode stored(Office office, long id) {
    return office.cloud.of("leaves").get(RecordId.of(id));
  }

  @Test
  void putsTheAddressOfAFileIntoItsRecord() {
    Office office = office(new DatasetSketch("leaves").file(field("slip", true, false)).done());
    office.source("leaves").put(1, null).put("slip", "1.jpg");
    office.source("leaves").put(2, null).putNull("slip");
    office.source("leaves").put(3, null).putArray("slip").add("2.jpg").add("3.jpg");
    assertThat(office.run().success()).isTrue();
    assertThat(stored(office, 1).get("slip_cloud_url").asText())
        .startsWith("https://cloud/")
        .endsWith("-1.jpg");
    assertThat(stored(office, 1).get("slip").asText()).isEqualTo("1.jpg");
    assertThat(stored(office, 2).get("slip_cloud_url").isNull()).isTrue();
    assertThat(stored(office, 3).get("slip_cloud_url")).hasSize(2);
    assertThat(office.steps).anyMatch(step -> step instanceof Sent sent && sent.octets() == 9);
  }

  @Test
  void sendsAContentOnceAlsoWhenManyHaveItAtOnce() {
    Office office =
        office(new DatasetSketch("leaves").inFlight(8).file(field("slip", true, false)).done());
    for (int i = 1; i <= 20; i++) {
      office.source("leaves").put(i, null).put("slip", i % 2 + 1 + ".jpg");
    }
    office.run();
    assertThat(office.cloud.files)
        .hasSize(2)
        .allSatisfy((name, times) -> assertThat(times).isOne());
    office.cloud.of("leaves").clear();
    assertThat(of(office.run(), "leaves").stored()).isEqualTo(20);
    assertThat(office.cloud.files).allSatisfy((name, times) -> assertThat(times).isOne());
  }

  @Test
  void whatIsSwitchedOffIsNull() {
    Office office = office(new DatasetSketch("leaves").file(field("video", false, true)).done());
    office.source("leaves").put(1, null).put("video", "/nowhere/x.mp4");
    assertThat(office.run().success()).isTrue();
    assertThat(stored(office, 1).get("video_cloud_url").isNull()).isTrue();
    assertThat(office.cloud.files).isEmpty();
  }

  @Test
  void aFileInTroubleIsItsRecordsError() {
    Office office = office(new DatasetSketch("leaves").file(field("slip", true, true)).done());
    office.source("leaves").put(1, null).put("slip", "missing.jpg");
    office.source("leaves").put(2, null).put("slip", "../../etc/passwd");
    office.source("leaves").put(3, null).put("slip", "");
    office.source("leaves").put(4, null).put("slip", "4.jpg");
    office.source("leaves").put(5, null).put("slip", "5.jpg");
    office.cloud.faults =
        new FakeCloud.Faults() {
          @Override
          public Optional<UploadResult> upload(Upload upload) {
            return upload.name().endsWith("-5.jpg")
                ? Optional.of(new UploadResult.Refused(415, "no jpg"))
                : Optional.empty();
          }
        };
    RunReport report = office.run();
    assertThat(report.errors())
        .containsExactlyInAnyOrder(
            "leaves 1: file upload failed: file missing.jpg is missing",
            "leaves 2: file upload failed: file ../../etc/passwd is missing",
            "leaves 3: its slip names no file",
            "leaves 5: file upload failed: 5.jpg: the cloud answers 415: no jpg");
    assertThat(office.cloud.of("leaves")).containsOnlyKeys(RecordId.of(4));
    assertThat(Trouble.of(report)).contains(Trouble.FILE_UPLOAD_FAILED);
  }

  @Test
  void triesAnUploadAgain() {
    Office office = office(new DatasetSketch("leaves").file(field("slip", true, true)).done());
    office.source("leaves").put(1, null).put("slip", "1.jpg");
    int[] tries = new int[1];
    office.cloud.faults =
        new FakeCloud.Faults() {
          @Override
          public Optional<UploadResult> upload(Upload upload) {
            return ++tries[0] < 4
                ? Optional.of(new UploadResult.Unavailable("reset", Optional.empty()))
                : Optional.empty();
          }
        };
    assertThat(office.run().success()).isTrue();
  }

  @Test
  void recordsWithFilesWaitForTheirHoursAndOthersGo() {
    Hours night = new Hours(LocalTime.of(22, 0), LocalTime.of(5, 0));
    Office office =
        office(
            new DatasetSketch("leaves").fileHours(night).file(field("slip", true, false)).done());
    office.source("leaves").put(1, null).put("slip", "1.jpg");
    office.source("leaves").put(2, null);
    RunReport report = office.run();
    assertThat(report.success()).isTrue();
    assertThat(of(report, "leaves").stored()).isEqualTo(1);
    assertThat(of(report, "leaves").skipped()).isEqualTo(1);
  }

  @Test
  void sharesItsBandwidth() {
    Office office =
        office(
            new DatasetSketch("leaves")
                .inFlight(8)
                .bytesPerSecond(1_000)
                .file(field("slip", true, false))
                .done());
    for (int i = 1; i <= 9; i++) {
      office.source("leaves").put(i, null).put("slip", i + ".jpg");
    }
    assertThat(office.run().success()).isTrue();
    assertThat(office.cloud.rates).hasSize(9).allMatch(rate -> rate >= 1 && rate <= 1_000);
  }

  @Test
  void neverGivesOutMoreThanItHas() {
    java.util.Random random = new java.util.Random(4);
    for (int round = 0; round < 1_000; round++) {
      long limit = 1 + random.nextInt(100_000);
      Bandwidth bandwidth = new Bandwidth(limit);
      java.util.List<Long> given = new java.util.ArrayList<>();
      for (int i = 0; i < 50; i++) {
        if (bandwidth.hasRoom()) {
          given.add(bandwidth.take(1 + random.nextInt(9)));
        } else if (random.nextBoolean()) {
          bandwidth.giveBack(given.remove(random.nextInt(given.size())));
        }
        assertThat(given.stream().mapToLong(Long::longValue).sum()).isLessThanOrEqualTo(limit);
        assertThat(given).allMatch(part -> part > 0);
      }
    }
  }
}
