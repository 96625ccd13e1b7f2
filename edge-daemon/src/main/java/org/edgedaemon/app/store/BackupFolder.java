package org.edgedaemon.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.edgedaemon.journal.BackupShelf;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.journal.JournalStore;
import org.edgedaemon.journal.h2.Backup;

/** The folder of the journal's backups: dated files, the newest of which are kept. */
final class BackupFolder implements BackupShelf {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private final JournalStore journal;
  private final Path folder;
  private final InstantSource clock;

  BackupFolder(JournalStore journal, Path folder, InstantSource clock) {
    this.journal = journal;
    this.folder = folder;
    this.clock = clock;
  }

  /** The backups of a folder, the one that holds most first. */
  static List<Backup> in(Path folder) {
    try {
      return Backup.in(folder);
    } catch (IOException e) {
      throw new JournalException("cannot list the backups in " + folder + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Taken take() {
    Path file = folder.resolve("journal-" + STAMP.format(clock.instant()) + ".zip");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new JournalException("cannot create " + folder + ": " + e.getMessage(), e);
    }
    return new Taken(file, journal.backup(file));
  }

  @Override
  public void prune(int keep) {
    List<Backup> backups = in(folder);
    for (Backup old : backups.subList(Math.min(keep, backups.size()), backups.size())) {
      try {
        Files.deleteIfExists(old.file());
      } catch (IOException e) {
        throw new JournalException(
            "cannot delete the old backup " + old.file() + ": " + e.getMessage(), e);
      }
    }
  }
}
