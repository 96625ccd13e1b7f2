package org.edgedaemon.journal;

import java.nio.file.Path;

/** Where the journal's backups stand. Methods block; failures are {@link JournalException}s. */
public interface BackupShelf {
  /** Makes a backup, opens it and checks it. */
  Taken take();

  /** Deletes all but the newest {@code keep}. */
  void prune(int keep);

  /** A backup that was checked; {@code appliedSequence} is what it surely holds. */
  record Taken(Path file, long appliedSequence) {}
}
