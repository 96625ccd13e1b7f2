package org.edgedaemon.replica.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.replica.RowId;
import org.edgedaemon.replica.RowKey;
import org.edgedaemon.replica.TableName;
import org.edgedaemon.testing.ForcedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is about to be sent is on the disk before it is sent: a power cut must not forget it. */
class StateSyncIT {
  private static final RowId ROW = new RowId(new TableName("items"), new RowKey("1"));

  @TempDir Path folder;
  @TempDir Path afterwards;

  @Test
  void whatIsAboutToBeSentIsThereAfterACrash() throws Exception {
    try (StateFile state = new StateFile(folder, "centre")) {
      state.sending(Map.of(ROW, Set.of("name")));
      for (String name : List.of("centre.mv", "centre.sent")) {
        Files.copy(folder.resolve(name), afterwards.resolve(name));
      }
    }
    try (StateFile state = new StateFile(afterwards, "centre")) {
      assertThat(state.unsettled(Set.of(ROW))).isEqualTo(Map.of(ROW, Set.of("name")));
      assertThat(state.pending()).as("has to be sent again").isEqualTo(1);
    }
  }

  @Test
  void whatIsAboutToBeSentIsOnTheDiskFirstAndCountedAfterwards() throws Exception {
    try (StateFile state = new StateFile(folder, "centre")) {
      state.sending(Map.of(ROW, Set.of("name")));
      List<Path> forced =
          ForcedFiles.during(
              () -> {
                state.pending(Set.of(ROW), true);
                state.sending(Map.of(ROW, Set.of("price")));
              });
      assertThat(forced)
          .as("the count behind what it counts: else it would be missed in vain")
          .containsExactly(folder.resolve("centre.mv"), folder.resolve("centre.sent"));
    }
  }
}
