package org.edgedaemon.journal.h2;

import java.nio.file.Path;

/**
 * Where the journal lives.
 *
 * @param dataDir the daemon's data directory; must exist
 */
public record JournalFiles(Path dataDir) {
  /** H2 adds the ending itself. */
  static final String NAME = "journal";

  static final String FILE = NAME + ".mv.db";

  /** The database file. */
  public Path database() {
    return dataDir.resolve(FILE);
  }

  /** Verified backups. */
  public Path backups() {
    return dataDir.resolve("backups");
  }

  /** Damaged files, kept under dated names. */
  public Path quarantine() {
    return dataDir.resolve("quarantine");
  }

  /** A journal is made here before it gets its name; what is found here at start is a leftover. */
  Path workshop() {
    return dataDir.resolve("journal.tmp");
  }
}
