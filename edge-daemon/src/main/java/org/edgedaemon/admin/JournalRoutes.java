package org.edgedaemon.admin;

import java.util.List;
import org.edgedaemon.http.Guard;
import org.edgedaemon.http.Route;
import org.edgedaemon.journal.JournalQuery;

/** The calls about the journal. */
record JournalRoutes(JournalOperations journal, Guard guard, Answering answering) {
  private static final String ROOT = AdminApi.API + "journal";
  private static final int PAGE = 100;
  private static final int MAX_PAGE = 1_000;

  List<Route> list() {
    return List.of(
        Route.get(ROOT, guard, answering.plain(call -> journal.figures())),
        Route.get(ROOT + "/entries", guard, answering.plain(this::page)),
        Route.post(ROOT + "/verify", guard, answering.streamed(call -> journal::verify)),
        Route.post(ROOT + "/backup", guard, answering.streamed(call -> journal::backup)));
  }

  private Page<EntryView> page(Call call) {
    int limit = call.limit(PAGE, MAX_PAGE);
    JournalQuery query =
        new JournalQuery(
            call.after(), call.kinds(), call.device(), call.time("from"), call.time("to"), limit);
    return Page.of(journal.find(query), limit, EntryView::sequence);
  }
}
