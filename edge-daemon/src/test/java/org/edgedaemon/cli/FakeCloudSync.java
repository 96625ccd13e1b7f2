package org.edgedaemon.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.edgedaemon.admin.CloudSyncOperations;
import org.edgedaemon.admin.RunView;
import org.edgedaemon.admin.SyncStart;
import org.edgedaemon.admin.SyncView;
import org.edgedaemon.admin.SyncWish;

/** A cloud sync that stands where a test puts it. */
record FakeCloudSync(FakeOperations daemon) implements CloudSyncOperations {
  static final String SUMMARY =
      "{\"success\":true,\"synced\":{\"rooms\":[4,5]},\"summary\":{\"rooms\":2},\"errors\":[]}";

  @Override
  public SyncStart begin(SyncWish wish) {
    daemon.ask("sync " + wish);
    return daemon.syncStart;
  }

  @Override
  public SyncView status() {
    return daemon.sync;
  }

  @Override
  public List<RunView> runs(int limit) {
    daemon.ask("sync runs " + limit);
    Instant start = Instant.parse("2026-03-01T05:59:31Z");
    Map<String, String> details = Map.of("id", "run-1");
    return List.of(
        new RunView("cloud", "schedule", start, start.plusSeconds(2), 9, 3, 1, null, details));
  }

  @Override
  public void summary(String runId, OutputStream out) throws IOException {
    out.write(SUMMARY.getBytes(StandardCharsets.UTF_8));
  }
}
