package org.edgedaemon.journal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Care of the journal's file. */
public interface JournalStore {
  /**
   * Writes a backup while the journal goes on, opens it, and checks it.
   *
   * @param file must not exist
   * @return the applied sequence that the backup surely holds
   */
  long backup(Path file);

  /**
   * Deletes entries received before {@code cutoff} with a sequence at or below {@code settled}, in
   * small slices. Returns how many.
   */
  long deleteSettled(Instant cutoff, long settled);

  /** Bytes of the file. */
  long bytes();

  /** Checks structure and content; returns one line per problem. */
  List<String> verify();
}
