package org.edgedaemon.cli.remote;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.edgedaemon.admin.Count;
import org.edgedaemon.admin.DeadLetterOperations;
import org.edgedaemon.admin.DeadLetterView;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.Page;
import org.edgedaemon.destination.DestinationId;
import org.jspecify.annotations.Nullable;

record RemoteDeadLetters(AdminClient client) implements DeadLetterOperations {
  @Override
  public List<DeadLetterView> list(@Nullable DestinationId destination, long afterId, int limit) {
    Query query =
        new Query().with("destination", destination).with("after", afterId).with("limit", limit);
    Page<DeadLetterView> page = client.get("dead", query, Shape.pageOf(DeadLetterView.class));
    return page.items();
  }

  @Override
  public Optional<DeadLetterView> find(long id) {
    try {
      return Optional.of(client.get("dead/" + id, new Query(), Shape.of(DeadLetterView.class)));
    } catch (OperationException e) {
      if (e.reason() == OperationException.Reason.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public int retry(@Nullable DestinationId destination, Collection<Long> ids) {
    return post("dead/retry", destination, "ids", ids);
  }

  @Override
  public int retryAll(@Nullable DestinationId destination) {
    return post("dead/retry", destination, "all", true);
  }

  @Override
  public int drop(@Nullable DestinationId destination, Collection<Long> ids) {
    return post("dead/drop", destination, "ids", ids);
  }

  private int post(String path, @Nullable DestinationId destination, String name, Object value) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(name, value);
    if (destination != null) {
      body.put("destination", destination.value());
    }
    Count count = client.post(path, body, Shape.of(Count.class));
    return count.count();
  }
}
