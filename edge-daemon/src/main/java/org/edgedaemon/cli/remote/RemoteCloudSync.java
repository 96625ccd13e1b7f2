package org.edgedaemon.cli.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
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
    Watch watch = new Watch(runId, progress);
    client.events(ROOT + "events", watch::heard);
    Ended found = watch.end;
    if (found == null) {
      throw new OperationException(
          Reason.FAILED,
          "the run " + runId + " was lost sight of: 'edge-daemon sync runs' says how it ended");
    }
    return found;
  }

  /** One run, as events tell of it. */
  private final class Watch {
    private final String runId;
    private final Consumer<Running> progress;
    private @Nullable Ended end;

    private Watch(String runId, Consumer<Running> progress) {
      this.runId = runId;
      this.progress = progress;
    }

    /** Whether nothing more is to be expected: it has ended, or a later run has come meanwhile. */
    private boolean heard(String event, String data) throws JsonProcessingException {
      return switch (event) {
        case "state" -> {
          SyncView view = AdminJson.mapper().readValue(data, SyncView.class);
          boolean last = view.last() != null && isEnd(view.last());
          yield last || (view.running() != null && isAnother(view.running()));
        }
        case "progress" -> isAnother(AdminJson.mapper().readValue(data, Running.class));
        case "ended" -> {
          Ended one = AdminJson.mapper().readValue(data, Ended.class);
          yield isEnd(one) || isPast(status());
        }
        default -> false;
      };
    }

    /** Events tell of the newest run alone: of two that end within a moment, of the second. */
    private boolean isPast(SyncView now) {
      boolean underWay = now.running() != null && now.running().id().equals(runId);
      boolean justEnded = now.last() != null && now.last().id().equals(runId);
      return !underWay && !justEnded;
    }

    private boolean isAnother(Running run) {
      boolean other = !run.id().equals(runId);
      if (!other) {
        progress.accept(run);
      }
      return other;
    }

    private boolean isEnd(Ended run) {
      boolean ours = run.id().equals(runId);
      if (ours) {
        end = run;
      }
      return ours;
    }
  }
}
