package org.edgedaemon.app.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.admin.ProgressListener;
import org.edgedaemon.cli.RestoreReport;
import org.edgedaemon.config.Settings;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.journal.h2.Backup;
import org.edgedaemon.journal.h2.H2Database;
import org.edgedaemon.journal.h2.JournalFiles;
import org.edgedaemon.journal.h2.JournalLockedException;
import org.edgedaemon.journal.h2.Opening;
import org.jspecify.annotations.Nullable;

/**
 * The stores of a data folder whose daemon is stopped, under the same lock that the daemon takes.
 */
public final class StoppedStores {
  private static final int BATCH = 1_000;

  private final InstantSource clock;

  public StoppedStores(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Puts a backup in the journal's place and applies to it what the intake has since.
   *
   * @param backup null for the one that holds most
   * @throws OperationException IN_USE when a daemon has the folder, NOT_FOUND without a backup,
   *     STORE when it cannot be restored
   */
  public RestoreReport restore(
      Settings settings, @Nullable Path backup, ProgressListener progress) {
    JournalFiles files = new JournalFiles(settings.dataDir());
    Path wanted = backup == null ? newest(files) : backup;
    Opening opening = restored(settings, files, wanted);
    try (Stores stores = open(settings)) {
      long from = stores.journal().appliedSequence();
      long added = applyIntake(stores, progress);
      return new RestoreReport(
          wanted.toString(),
          Math.max(from, stores.journal().appliedSequence()),
          added,
          setAside(opening));
    }
  }

  private Opening restored(Settings settings, JournalFiles files, Path backup) {
    try (DataDirLock lock = DataDirLock.take(settings.dataDir())) {
      return lock.whileHeld(() -> H2Database.restore(files, backup, clock));
    } catch (FolderHeldException | JournalLockedException e) {
      throw new OperationException(Reason.IN_USE, String.valueOf(e.getMessage()), e);
    } catch (IOException | JournalException e) {
      throw new OperationException(
          Reason.STORE, "the journal cannot be restored from " + backup + ": " + e.getMessage(), e);
    }
  }

  private Path newest(JournalFiles files) {
    return BackupFolder.in(files.backups()).stream()
        .findFirst()
        .map(Backup::file)
        .orElseThrow(
            () ->
                new OperationException(
                    Reason.NOT_FOUND,
                    "there is no backup in " + files.backups() + "; name a file"));
  }

  private static long applyIntake(Stores stores, ProgressListener progress) {
    long added = 0;
    long last = stores.intake().lastSequence();
    while (true) {
      List<SequencedEntry> batch = stores.intake().entriesAfter(stores.journal().resume(), BATCH);
      if (batch.isEmpty()) {
        return added;
      }
      added += stores.journal().apply(batch).added();
      progress.progress(stores.journal().appliedSequence(), last);
    }
  }

  private static @Nullable String setAside(Opening opening) {
    return opening instanceof Opening.Restored restored && restored.quarantined() != null
        ? restored.quarantined().toString()
        : null;
  }

  /**
   * Opens them.
   *
   * @throws OperationException IN_USE when a daemon has the folder, STORE when they do not open
   */
  public Stores open(Settings settings) {
    try {
      return Stores.open(settings.dataDir(), settings.store(), clock, Runnable::run);
    } catch (FolderHeldException | JournalLockedException e) {
      throw new OperationException(Reason.IN_USE, String.valueOf(e.getMessage()), e);
    } catch (IOException | JournalException e) {
      throw new OperationException(
          Reason.STORE,
          "the stores in " + settings.dataDir() + " cannot be opened: " + e.getMessage(),
          e);
    }
  }
}
