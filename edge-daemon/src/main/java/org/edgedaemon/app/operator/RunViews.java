package org.edgedaemon.app.operator;

import java.util.List;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.admin.RunView;
import org.edgedaemon.history.HistoryException;
import org.edgedaemon.history.Run;
import org.edgedaemon.history.RunHistory;
import org.jspecify.annotations.Nullable;

/** Runs of the history as an operator sees them. */
public final class RunViews {
  private RunViews() {}

  /**
   * The newest first.
   *
   * @param subject null for all
   * @throws OperationException STORE when the history cannot be read
   */
  public static List<RunView> latest(
      RunHistory history, String kind, @Nullable String subject, int limit) {
    try {
      return history.recent(kind, subject, limit).stream().map(RunViews::view).toList();
    } catch (HistoryException e) {
      throw new OperationException(Reason.STORE, String.valueOf(e.getMessage()), e);
    }
  }

  private static RunView view(Run run) {
    return new RunView(
        run.subject(),
        run.reason(),
        run.started(),
        run.ended(),
        run.fetched(),
        run.processed(),
        run.failed(),
        run.error(),
        run.details());
  }
}
