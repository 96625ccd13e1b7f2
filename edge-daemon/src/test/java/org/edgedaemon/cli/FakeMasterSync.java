package org.edgedaemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.edgedaemon.admin.ConflictView;
import org.edgedaemon.admin.Count;
import org.edgedaemon.admin.MasterSyncOperations;
import org.edgedaemon.admin.MasterView;
import org.edgedaemon.admin.RoundView;
import org.edgedaemon.admin.RoundWish;
import org.edgedaemon.admin.RunView;
import org.edgedaemon.admin.SettleWish;
import org.edgedaemon.admin.SlaveView;
import org.jspecify.annotations.Nullable;

/** Masters and slaves of the daemon that answers with samples. */
record FakeMasterSync(FakeOperations daemon) implements MasterSyncOperations {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  @Override
  public List<MasterView> masters() {
    return daemon.masters;
  }

  @Override
  public List<SlaveView> slaves() {
    return List.of();
  }

  @Override
  public RoundView round(RoundWish wish) {
    daemon.ask("round " + wish);
    return daemon.round;
  }

  @Override
  public Count reset(@Nullable String master) {
    daemon.ask("reset " + master);
    return new Count(1);
  }

  @Override
  public List<ConflictView> conflicts(boolean all, long before, int limit) {
    daemon.ask("conflicts " + all + " " + limit);
    return List.of(conflict(7));
  }

  @Override
  public List<RunView> rounds(@Nullable String peer, int limit) {
    daemon.ask("rounds " + peer + " " + limit);
    return List.of(
        new RunView("north", "round", NOW, NOW, 2, 3, 1, null, Map.of("conflicts", "4")));
  }

  @Override
  public ConflictView conflict(long id) {
    var row = Map.<String, JsonNode>of("name", TextNode.valueOf("chairs"));
    return new ConflictView(
        id,
        NOW,
        "items",
        "17",
        "north",
        List.of("name"),
        "slave",
        false,
        false,
        row,
        row,
        row,
        null);
  }

  @Override
  public ConflictView settle(long id, SettleWish wish) {
    daemon.ask("settle " + id + " " + wish.take());
    return conflict(id);
  }

  @Override
  public List<String> install(@Nullable String peer) {
    daemon.ask("install " + peer);
    return List.of("triggers of items");
  }

  @Override
  public List<String> uninstall(@Nullable String peer) {
    daemon.ask("uninstall " + peer);
    return List.of();
  }
}
