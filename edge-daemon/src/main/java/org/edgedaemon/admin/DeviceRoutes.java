package org.edgedaemon.admin;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import org.edgedaemon.http.Guard;
import org.edgedaemon.http.Route;
import org.edgedaemon.punch.DeviceId;

/** The calls about devices. */
record DeviceRoutes(DeviceOperations devices, Guard guard, Answering answering) {
  private static final String ROOT = AdminApi.API + "devices";
  private static final int MAX_PAGE = 500;
  private static final int RUNS = 50;

  List<Route> list() {
    return List.of(
        Route.get(ROOT, guard, answering.plain(this::page)),
        Route.post(
            ROOT + "/{id}/test", guard, answering.plain(call -> devices.test(call.deviceInPath()))),
        Route.post(ROOT + "/{id}/read", guard, answering.streamed(this::read)),
        Route.post(
            ROOT + "/{id}/arm", guard, answering.plain(call -> devices.arm(call.deviceInPath()))),
        Route.get(AdminApi.API + "runs", guard, answering.plain(this::runs)));
  }

  private Page<RunView> runs(Call call) {
    int limit = call.limit(RUNS, DeviceOperations.MAX_RUNS);
    return new Page<>(devices.runs(call.device(), limit), null);
  }

  private Page<DeviceInfo> page(Call call) {
    return Page.slice(devices.list(), call.after(), call.limit(MAX_PAGE, MAX_PAGE));
  }

  private Function<ProgressListener, Object> read(Call call) {
    DeviceId id = call.deviceInPath();
    LocalDateTime from = call.time("from");
    LocalDateTime to = call.time("to");
    return progress -> devices.read(id, from, to, progress);
  }
}
