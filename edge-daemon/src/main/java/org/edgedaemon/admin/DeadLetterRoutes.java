package org.edgedaemon.admin;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.http.Guard;
import org.edgedaemon.http.Route;
import org.jspecify.annotations.Nullable;

/** The calls about dead letters. */
record DeadLetterRoutes(DeadLetterOperations letters, Guard guard, Answering answering) {
  private static final String ROOT = AdminApi.API + "dead";
  private static final int PAGE = 100;

  /**
   * Which letters.
   *
   * @param all instead of naming ids; only for a retry
   * @param destination null for any
   */
  public record Selection(@Nullable List<Long> ids, boolean all, @Nullable String destination) {
    Set<Long> idSet() {
      return ids == null ? Set.of() : new TreeSet<>(ids);
    }

    @Nullable DestinationId destinationId() {
      return destination == null
          ? null
          : Call.parsed("destination", destination, DestinationId::new);
    }
  }

  List<Route> list() {
    return List.of(
        Route.get(ROOT, guard, answering.plain(this::page)),
        Route.get(ROOT + "/{id}", guard, answering.plain(this::show)),
        Route.post(ROOT + "/retry", guard, answering.plain(this::retry)),
        Route.post(ROOT + "/drop", guard, answering.plain(this::drop)));
  }

  private Page<DeadLetterView> page(Call call) {
    int limit = call.limit(PAGE, DeadLetterQueries.MAX_LIMIT);
    List<DeadLetterView> found = letters.list(call.destination(), call.after(), limit);
    return Page.of(found, limit, DeadLetterView::id);
  }

  private DeadLetterView show(Call call) {
    long id = call.numberInPath("id");
    return letters
        .find(id)
        .orElseThrow(
            () ->
                new OperationException(
                    Reason.NOT_FOUND, "there is no dead letter " + id + ": see 'dead list'"));
  }

  private Count retry(Call call) {
    Selection selection = call.body(Selection.class);
    if (selection.all() == !selection.idSet().isEmpty()) {
      throw new OperationException(Reason.INVALID, "name either ids or all of the letters");
    }
    return new Count(
        selection.all()
            ? letters.retryAll(selection.destinationId())
            : letters.retry(selection.destinationId(), selection.idSet()));
  }

  private Count drop(Call call) {
    Selection selection = call.body(Selection.class);
    if (selection.all() || selection.idSet().isEmpty()) {
      throw new OperationException(Reason.INVALID, "name the ids of the letters to drop");
    }
    return new Count(letters.drop(selection.destinationId(), selection.idSet()));
  }
}
