package org.edgedaemon.replica.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.edgedaemon.testing.ForcedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The status file is replaced as a whole, and what replaces it is on the disk before. */
class StatusFileAtomicIT {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  @TempDir Path folder;

  /** Who has opened the file goes on reading what it was: nobody ever reads half of two. */
  @Test
  void whoReadsItMeanwhileReadsTheWholeOldOne() throws Exception {
    Path path = folder.resolve("sync_status.json");
    StatusFile file = new StatusFile(path, NOW);
    file.replace(file.current().failed("no master", 7, NOW));
    String before = Files.readString(path);
    Path opened = Files.createLink(folder.resolve("opened"), path);

    file.replace(file.current().succeeded(NOW, 0, NOW.plusSeconds(1)));

    assertThat(opened).hasContent(before);
    assertThat(Files.readString(path)).contains("\"success\"");
  }

  @Test
  void whatReplacesItIsOnTheDiskBefore() throws Exception {
    StatusFile file = new StatusFile(folder.resolve("sync_status.json"), NOW);
    List<Path> forced = ForcedFiles.during(() -> file.replace(file.current().running(NOW)));
    assertThat(forced).containsExactly(folder.resolve("sync_status.json.next"));
  }
}
