package org.edgedaemon.admin;

/** The journal of a running daemon. */
public interface JournalOperations extends JournalQueries {
  /**
   * Writes a verified backup beside the others, now.
   *
   * @param progress in bytes
   */
  BackupReport backup(ProgressListener progress);
}
