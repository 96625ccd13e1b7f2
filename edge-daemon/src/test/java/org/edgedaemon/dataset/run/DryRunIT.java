package org.edgedaemon.dataset.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgedaemon.dataset.run.Office.of;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.edgedaemon.dataset.Dataset.Update;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.FileField;
import org.edgedaemon.dataset.Hours;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.RunReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunIT {
  private static final DatasetName SLIPS = new DatasetName("slips");

  @TempDir private Path folder;

  private Office office;

  /** In the cloud 1 and 2, of these 2 in an older version; in the office 3 and 4 too. */
  @BeforeEach
  void make() throws Exception {
    Path root = Files.createDirectory(folder.resolve("files"));
    FileField scan =
        new FileField("scan", root, "scans", 1_000, Set.of(), true, false, Optional.empty());
    office =
        new Office(
            folder.resolve("sync"),
            1,
            new DatasetSketch("slips").file(scan).update(Update.PUT).done());
    for (int id = 1; id <= 4; id++) {
      Files.writeString(root.resolve(id + ".jpg"), "content " + id);
      office.source("slips").put(id, "new").put("scan", id + ".jpg");
    }
    office.cloud.of("slips").put(RecordId.of(1), null);
    office.cloud.of("slips").put(RecordId.of(2), null);
    office.ledger.of(SLIPS).put(RecordId.of(2), "old");
  }

  @Test
  void pushesUploadsAndRemembersNothing() throws Exception {
    RunReport report = office.run(Office.DRY);
    assertThat(of(report, "slips").missing()).isEqualTo(2);
    assertThat(of(report, "slips").changed()).isEqualTo(1);
    assertThat(of(report, "slips").synced())
        .containsExactly(RecordId.of(3), RecordId.of(4), RecordId.of(2));
    assertThat(office.cloud.calls).isEmpty();
    assertThat(office.cloud.rates).as("uploads").isEmpty();
    assertThat(office.cloud.of("slips")).hasSize(2);
    assertThat(office.ledger.of(SLIPS)).containsOnlyKeys(RecordId.of(2)).containsValue("old");
    assertThat(office.ledger.files).isEmpty();
    assertThat(files()).containsExactly(WorkFolder.LAST_DRY_RUN);
  }

  @Test
  void isNoReasonForTheNextRunToDoLess() {
    office.run(Office.DRY);
    RunReport real = office.run();
    assertThat(of(real, "slips").stored()).isEqualTo(3);
    assertThat(office.cloud.files).hasSize(3);
    assertThat(office.ledger.of(SLIPS))
        .containsOnlyKeys(RecordId.of(1), RecordId.of(2), RecordId.of(3), RecordId.of(4))
        .doesNotContainValue("old");
  }

  @Test
  void looksAlsoOutsideOfTheHours() throws Exception {
    Hours never = new Hours(java.time.LocalTime.of(1, 0), java.time.LocalTime.of(2, 0));
    office = new Office(folder.resolve("other"), 1, new DatasetSketch("slips").hours(never).done());
    office.source("slips").put(1, null);
    RunReport report = office.run(Office.DRY);
    assertThat(of(report, "slips").missing()).isEqualTo(1);
    assertThat(office.cloud.calls).isEmpty();
  }

  private List<String> files() throws Exception {
    try (Stream<Path> all = Files.list(folder.resolve("sync"))) {
      return all.map(file -> file.getFileName().toString()).toList();
    }
  }
}
