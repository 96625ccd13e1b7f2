package org.edgedaemon.admin;

import java.util.List;
import java.util.function.Function;
import org.edgedaemon.http.Guard;
import org.edgedaemon.http.Route;
import org.jspecify.annotations.Nullable;

/** The calls about masters and slaves. */
record MasterSyncRoutes(MasterSyncOperations sync, Guard guard, Answering answering) {
  static final String ROOT = "/api/master-sync/";

  private static final int CONFLICTS = 50;
  private static final int ROUNDS = 20;

  List<Route> list() {
    return List.of(
        Route.get(ROOT + "masters", guard, answering.plain(call -> page(sync.masters()))),
        Route.get(ROOT + "slaves", guard, answering.plain(call -> page(sync.slaves()))),
        Route.get(ROOT + "rounds", guard, answering.plain(this::rounds)),
        Route.post(ROOT + "round", guard, answering.streamed(this::round)),
        Route.post(ROOT + "reset", guard, answering.plain(call -> sync.reset(peer(call)))),
        Route.post(
            ROOT + "install", guard, answering.plain(call -> page(sync.install(peer(call))))),
        Route.post(
            ROOT + "uninstall", guard, answering.plain(call -> page(sync.uninstall(peer(call))))),
        Route.get(ROOT + "conflicts", guard, answering.plain(this::conflicts)),
        Route.get(
            ROOT + "conflicts/{id}",
            guard,
            answering.plain(call -> sync.conflict(call.numberInPath("id")))),
        Route.post(
            ROOT + "conflicts/{id}/settle",
            guard,
            answering.plain(
                call -> sync.settle(call.numberInPath("id"), call.body(SettleWish.class)))));
  }

  /** A stream, for a round may take long. */
  private Function<ProgressListener, Object> round(Call call) {
    RoundWish wish =
        new RoundWish(
            peer(call),
            call.optionalText("dry_run") != null,
            call.optionalText("force") != null,
            call.optionalText("url"));
    return progress -> sync.round(wish);
  }

  private Page<RunView> rounds(Call call) {
    int limit = call.limit(ROUNDS, MasterSyncOperations.MAX_ROUNDS);
    return page(sync.rounds(call.optionalText("peer"), limit));
  }

  private Page<ConflictView> conflicts(Call call) {
    long before = call.after() == 0 ? Long.MAX_VALUE : call.after();
    boolean all = call.optionalText("all") != null;
    return page(
        sync.conflicts(all, before, call.limit(CONFLICTS, MasterSyncOperations.MAX_CONFLICTS)));
  }

  private static @Nullable String peer(Call call) {
    return call.optionalText("master");
  }

  private static <T> Page<T> page(List<T> items) {
    return new Page<>(items, null);
  }
}
