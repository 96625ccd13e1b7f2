package org.edgedaemon.replica.link;

import java.time.Instant;
import java.util.Map;
import org.edgedaemon.history.Run;
import org.edgedaemon.history.RunHistory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What rounds came to: counts, the history, and a line in the log where it matters. */
final class Tally {
  static final String KIND = "master-sync";

  private static final Logger log = LoggerFactory.getLogger(Tally.class);

  private final String master;
  private final RunHistory history;
  private @Nullable RoundEnd last;
  private long rounds;
  private long failed;
  private long sent;
  private long received;
  private long conflicts;
  private boolean failing;

  Tally(String master, RunHistory history) {
    this.master = master;
    this.history = history;
  }

  /** A round that moved nothing and that nobody asked for leaves no trace. */
  synchronized void ended(RoundEnd end, String reason, Instant started, Instant ended) {
    last = end;
    rounds++;
    sent += end.sent();
    received += end.received();
    conflicts += end.conflicts();
    boolean told = tell(end);
    boolean moved = end.sent() + end.received() > 0;
    if (told || moved || reason.equals(Link.REQUEST)) {
      history.record(run(end, reason, started, ended));
    }
  }

  synchronized LinkStatus status(
      LinkConfig config, SyncStatus status, boolean running, boolean ear) {
    return new LinkStatus(
        master,
        config.url().toString(),
        status,
        running,
        ear,
        last,
        rounds,
        failed,
        sent,
        received,
        conflicts);
  }

  /** Says a failure once, until it is over. */
  private boolean tell(RoundEnd end) {
    if (end.error() != null) {
      failed++;
      boolean first = !failing;
      failing = true;
      if (first) {
        log.warn("master {}: {}; tried again with growing pauses", master, end.error());
      }
      return first;
    }
    boolean recovered = failing;
    failing = false;
    if (recovered) {
      log.info("master {}: rounds succeed again", master);
    }
    if (end.sent() + end.received() > 0) {
      log.info(
          "master {}: {} sent, {} received, {} conflicts, {} left",
          master,
          end.sent(),
          end.received(),
          end.conflicts(),
          end.pending());
    }
    return recovered;
  }

  private Run run(RoundEnd end, String reason, Instant started, Instant ended) {
    return new Run(
        KIND,
        master,
        reason,
        started,
        ended,
        end.received(),
        end.sent(),
        end.pending(),
        end.error(),
        Map.of("conflicts", Long.toString(end.conflicts())));
  }
}
