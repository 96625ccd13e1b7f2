package org.edgedaemon.admin;

import java.util.List;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.http.Guard;
import org.edgedaemon.http.Route;
import org.jspecify.annotations.Nullable;

/** The calls about the outbox. */
record OutboxRoutes(OutboxOperations outbox, Guard guard, Answering answering) {
  private static final String ROOT = AdminApi.API + "outbox";
  private static final int MAX_PAGE = 500;
  private static final int PEEK = 20;

  /** What to retry; null means every lane. */
  record RetryRequest(@Nullable String destination) {}

  List<Route> list() {
    return List.of(
        Route.get(ROOT, guard, answering.plain(this::page)),
        Route.get(ROOT + "/{destination}", guard, answering.plain(this::peek)),
        Route.post(
            ROOT + "/check", guard, answering.plain(call -> new Page<>(outbox.check(), null))),
        Route.post(ROOT + "/retry", guard, answering.plain(this::retry)));
  }

  private Page<LaneInfo> page(Call call) {
    return Page.slice(outbox.list(), call.after(), call.limit(MAX_PAGE, MAX_PAGE));
  }

  private Page<EntryView> peek(Call call) {
    DestinationId destination = call.destinationInPath("destination");
    return new Page<>(outbox.peek(destination, call.limit(PEEK, OutboxQueries.MAX_PEEK)), null);
  }

  private Count retry(Call call) {
    String destination = call.body(RetryRequest.class).destination();
    return new Count(
        outbox.retry(
            destination == null
                ? null
                : Call.parsed("destination", destination, DestinationId::new)));
  }
}
