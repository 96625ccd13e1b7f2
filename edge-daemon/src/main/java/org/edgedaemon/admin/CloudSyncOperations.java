package org.edgedaemon.admin;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** What an operator can do about cloud sync. NOT_FOUND where the etc file knows of none. */
public interface CloudSyncOperations {
  /** Of {@link #runs}. */
  int MAX_RUNS = 1_000;

  /** Asks for a run; answers at once. INVALID for datasets that are not there. */
  SyncStart begin(SyncWish wish);

  /** How things stand. Cheap: may be asked several times a second. */
  SyncView status();

  /** The latest runs, newest first. */
  List<RunView> runs(int limit);

  /**
   * Writes the summary of the last run (or dry run) as JSON: {@code success}, {@code synced} (ids
   * by dataset), {@code summary} (counts), {@code errors}. NOT_FOUND when another has ended since.
   */
  void summary(String runId, OutputStream out) throws IOException;
}
