package org.edgedaemon.admin;

import java.util.List;
import org.edgedaemon.journal.JournalQuery;

/** Looking at the journal; possible with the daemon running or stopped. */
public interface JournalQueries {
  /** Matching entries by sequence; page on with the last one's. */
  List<EntryView> find(JournalQuery query);

  JournalFigures figures();

  /**
   * Checks structure and content of the journal.
   *
   * @param progress in entries
   */
  VerifyReport verify(ProgressListener progress);
}
