package org.edgedaemon.cli;

import java.util.List;
import org.edgedaemon.admin.EntryView;
import org.edgedaemon.admin.LaneCheck;
import org.edgedaemon.admin.LaneInfo;
import org.edgedaemon.admin.LaneState;
import org.edgedaemon.admin.OutboxOperations;
import org.edgedaemon.destination.DestinationId;
import org.jspecify.annotations.Nullable;

record FakeOutbox(FakeOperations daemon) implements OutboxOperations {
  @Override
  public List<LaneInfo> list() {
    daemon.ask("lanes");
    return List.of(Samples.lane(LaneState.WAITING));
  }

  @Override
  public List<EntryView> peek(DestinationId destination, int limit) {
    daemon.ask("peek " + destination + " " + limit);
    return List.of(Samples.punch(7));
  }

  @Override
  public List<LaneCheck> check() {
    daemon.ask("check");
    boolean sound = daemon.lanesSound;
    return List.of(new LaneCheck("cloud", sound, 10, sound ? "in order" : "element 3 is damaged"));
  }

  @Override
  public int retry(@Nullable DestinationId destination) {
    daemon.ask("retry " + destination);
    return 1;
  }
}
