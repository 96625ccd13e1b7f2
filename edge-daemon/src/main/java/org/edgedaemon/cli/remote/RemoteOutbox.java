package org.edgedaemon.cli.remote;

import java.util.List;
import java.util.Map;
import org.edgedaemon.admin.Count;
import org.edgedaemon.admin.EntryView;
import org.edgedaemon.admin.LaneCheck;
import org.edgedaemon.admin.LaneInfo;
import org.edgedaemon.admin.OutboxOperations;
import org.edgedaemon.admin.Page;
import org.edgedaemon.destination.DestinationId;
import org.jspecify.annotations.Nullable;

record RemoteOutbox(AdminClient client) implements OutboxOperations {
  @Override
  public List<LaneInfo> list() {
    return Pages.all(
        after ->
            client.get("outbox", new Query().with("after", after), Shape.pageOf(LaneInfo.class)));
  }

  @Override
  public List<EntryView> peek(DestinationId destination, int limit) {
    Shape<Page<EntryView>> type = Shape.pageOf(EntryView.class);
    Page<EntryView> page =
        client.get("outbox/" + destination, new Query().with("limit", limit), type);
    return page.items();
  }

  @Override
  public List<LaneCheck> check() {
    Page<LaneCheck> page = client.post("outbox/check", Map.of(), Shape.pageOf(LaneCheck.class));
    return page.items();
  }

  @Override
  public int retry(@Nullable DestinationId destination) {
    Map<String, String> body =
        destination == null ? Map.of() : Map.of("destination", destination.value());
    Count count = client.post("outbox/retry", body, Shape.of(Count.class));
    return count.count();
  }
}
