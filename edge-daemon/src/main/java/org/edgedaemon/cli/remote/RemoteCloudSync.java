package org.edgedaemon.cli.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.edgedaemon.admin.AdminJson;
import org.edgedaemon.admin.CloudSyncOperations;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.admin.RunView;
import org.edgedaemon.admin.SyncStart;
import org.edgedaemon.admin.SyncView;
import org.edgedaemon.admin.SyncView.Ended;
import org.edgedaemon.admin.SyncView.Running;
import org.edgedaemon.admin.SyncWish;
import org.jspecify.annotations.Nullable;

/** Cloud sync of the running daemon. A run that is under way is a refusal here: IN_USE. */
public final class RemoteCloudSync implements CloudSyncOperations {
  private static final String ROOT = "/api/cloud-sync/";

  private final AdminClient client;

  RemoteCloudSync(AdminClient client) {
    this.client = client;
  }

  @Override
  public SyncStart begin(SyncWish wish) {
    return client.post(ROOT + "sync-now", wish, Shape.of(SyncStart.class));
  }

  @Override
  public SyncView status() {
    return client.get(ROOT + "status", new Query(), Shape.of(SyncView.class));
  }

  @Override
  public List<RunView> runs(int limit) {
    Query query = new Query().with("limit", limit);
    return client.get(ROOT + "runs", query, Shape.pageOf(RunView.class)).items();
  }

  @Override
  public void summary(String runId, OutputStream out) throws IOException {
    client.copy(ROOT + "summary", new Query().with("run", runId), out);
  }

  /** Follows a run to its end. Blocks as long as the daemon gives signs of life. */
  public Ended watch(String runId, Consumer<Running> progress) {
    AtomicReference<@Nullable Ended> end = new AtomicReference<>();
    client.events(
        ROOT + "events",
        (event, data) -> {
          heard(event, data, runId, progress, end);
          return end.get() != null;
        });
    Ended found = end.get();
    if (found == null) {
      throw new OperationException(Reason.FAILED, "the run " + runId + " was lost sight of");
    }
    return found;
  }

  private static void heard(
      String event,
      String data,
      String runId,
      Consumer<Running> progress,
      AtomicReference<@Nullable Ended> end)
      throws JsonProcessingException {
    Running running = null;
    Ended ended = null;
    switch (event) {
      case "state" -> {
        SyncView view = AdminJson.mapper().readValue(data, SyncView.class);
        running = view.running();
        ended = view.last();
      }
      case "progress" -> running = AdminJson.mapper().readValue(data, Running.class);
      case "ended" -> ended = AdminJson.mapper().readValue(data, Ended.class);
      default -> {
        return;
      }
    }
    if (running != null && running.id().equals(runId)) {
      progress.accept(running);
    }
    if (ended != null && ended.id().equals(runId)) {
      end.set(ended);
    }
  }
}
