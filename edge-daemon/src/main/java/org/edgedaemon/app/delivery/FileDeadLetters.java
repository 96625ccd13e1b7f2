package org.edgedaemon.app.delivery;

import java.util.List;
import java.util.Optional;
import org.edgedaemon.admin.DeadLetterQueries;
import org.edgedaemon.admin.DeadLetterView;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.outbox.DeadLetters;
import org.jspecify.annotations.Nullable;

/** The dead letters of a stopped daemon, for looking. */
public record FileDeadLetters(DeadLetters letters) implements DeadLetterQueries {
  @Override
  public List<DeadLetterView> list(@Nullable DestinationId destination, long afterId, int limit) {
    return letters.list(destination, afterId, limit).stream().map(DeadLetterView::of).toList();
  }

  @Override
  public Optional<DeadLetterView> find(long id) {
    return letters.find(id).map(DeadLetterView::of);
  }
}
