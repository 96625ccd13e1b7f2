package org.edgedaemon.cli.remote;

import java.util.List;
import java.util.Map;
import org.edgedaemon.admin.ConflictView;
import org.edgedaemon.admin.Count;
import org.edgedaemon.admin.MasterSyncOperations;
import org.edgedaemon.admin.MasterView;
import org.edgedaemon.admin.ProgressListener;
import org.edgedaemon.admin.RoundView;
import org.edgedaemon.admin.RoundWish;
import org.edgedaemon.admin.RunView;
import org.edgedaemon.admin.SettleWish;
import org.edgedaemon.admin.SlaveView;
import org.jspecify.annotations.Nullable;

/** Masters and slaves of the running daemon. */
final class RemoteMasterSync implements MasterSyncOperations {
  private static final String ROOT = "/api/master-sync/";
  private static final String YES = "yes";

  private final AdminClient client;

  RemoteMasterSync(AdminClient client) {
    this.client = client;
  }

  @Override
  public List<MasterView> masters() {
    return client.get(ROOT + "masters", new Query(), Shape.pageOf(MasterView.class)).items();
  }

  @Override
  public List<SlaveView> slaves() {
    return client.get(ROOT + "slaves", new Query(), Shape.pageOf(SlaveView.class)).items();
  }

  @Override
  public List<RunView> rounds(@Nullable String peer, int limit) {
    Query query = new Query().with("peer", peer).with("limit", limit);
    return client.get(ROOT + "rounds", query, Shape.pageOf(RunView.class)).items();
  }

  @Override
  public RoundView round(RoundWish wish) {
    Query query =
        new Query()
            .with("master", wish.master())
            .with("dry_run", wish.dryRun() ? YES : null)
            .with("force", wish.force() ? YES : null)
            .with("url", wish.masterUrl());
    return client.stream(ROOT + "round", query, ProgressListener.NONE, RoundView.class);
  }

  @Override
  public Count reset(@Nullable String master) {
    return client.post(ROOT + "reset" + peer(master), Map.of(), Shape.of(Count.class));
  }

  @Override
  public List<ConflictView> conflicts(boolean all, long before, int limit) {
    Query query =
        new Query()
            .with("all", all ? YES : null)
            .with("after", before == Long.MAX_VALUE ? null : before)
            .with("limit", limit);
    return client.get(ROOT + "conflicts", query, Shape.pageOf(ConflictView.class)).items();
  }

  @Override
  public ConflictView conflict(long id) {
    return client.get(ROOT + "conflicts/" + id, new Query(), Shape.of(ConflictView.class));
  }

  @Override
  public ConflictView settle(long id, SettleWish wish) {
    return client.post(ROOT + "conflicts/" + id + "/settle", wish, Shape.of(ConflictView.class));
  }

  @Override
  public List<String> install(@Nullable String peer) {
    return client.post(ROOT + "install" + peer(peer), Map.of(), Shape.pageOf(String.class)).items();
  }

  @Override
  public List<String> uninstall(@Nullable String peer) {
    return client
        .post(ROOT + "uninstall" + peer(peer), Map.of(), Shape.pageOf(String.class))
        .items();
  }

  private static String peer(@Nullable String id) {
    return new Query().with("master", id).encoded();
  }
}
