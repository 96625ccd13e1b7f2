package org.edgedaemon.app.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.edgedaemon.admin.DeadLetterOperations;
import org.edgedaemon.admin.DeadLetterView;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.outbox.DeadLetters;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters, for an operator; {@code wake} tells the lanes that letters want to be tried again.
 */
final class LiveDeadLetters implements DeadLetterOperations {
  private final DeadLetters letters;
  private final Runnable wake;

  LiveDeadLetters(DeadLetters letters, Runnable wake) {
    this.letters = letters;
    this.wake = wake;
  }

  @Override
  public List<DeadLetterView> list(@Nullable DestinationId destination, long afterId, int limit) {
    return letters.list(destination, afterId, limit).stream().map(DeadLetterView::of).toList();
  }

  @Override
  public Optional<DeadLetterView> find(long id) {
    return letters.find(id).map(DeadLetterView::of);
  }

  @Override
  public int retry(@Nullable DestinationId destination, Collection<Long> ids) {
    int wanted = letters.wantRetry(only(destination, ids));
    wake.run();
    return wanted;
  }

  @Override
  public int retryAll(@Nullable DestinationId destination) {
    int wanted = letters.wantRetryAll(destination);
    wake.run();
    return wanted;
  }

  @Override
  public int drop(@Nullable DestinationId destination, Collection<Long> ids) {
    return letters.remove(only(destination, ids));
  }

  private Collection<Long> only(@Nullable DestinationId destination, Collection<Long> ids) {
    if (destination == null) {
      return ids;
    }
    return ids.stream()
        .filter(
            id ->
                letters
                    .find(id)
                    .map(letter -> letter.destination().equals(destination))
                    .orElse(false))
        .toList();
  }
}
