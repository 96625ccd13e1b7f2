package org.edgedaemon.admin;

import java.util.List;
import org.edgedaemon.http.Guard;
import org.edgedaemon.http.Route;

/** The calls about destinations. */
record DestinationRoutes(DestinationOperations destinations, Guard guard, Answering answering) {
  private static final String ROOT = AdminApi.API + "destinations";
  private static final int MAX_PAGE = 500;

  List<Route> list() {
    return List.of(
        Route.get(ROOT, guard, answering.plain(this::page)),
        Route.post(
            ROOT + "/{id}/test",
            guard,
            answering.plain(call -> destinations.test(call.destinationInPath("id")))));
  }

  private Page<DestinationInfo> page(Call call) {
    return Page.slice(destinations.list(), call.after(), call.limit(MAX_PAGE, MAX_PAGE));
  }
}
