package org.edgedaemon.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.edgedaemon.admin.AttendanceOperations;
import org.edgedaemon.admin.DeadLetterQueries;
import org.edgedaemon.admin.DeadLetterView;
import org.edgedaemon.admin.EntryView;
import org.edgedaemon.admin.JournalFigures;
import org.edgedaemon.admin.JournalQueries;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.admin.OutboxQueries;
import org.edgedaemon.admin.ProgressListener;
import org.edgedaemon.admin.VerifyReport;
import org.edgedaemon.cli.OfflineStores;
import org.edgedaemon.cli.OpenStores;
import org.edgedaemon.cli.RestoreReport;
import org.edgedaemon.config.Settings;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.journal.JournalQuery;
import org.edgedaemon.journal.h2.Backup;
import org.edgedaemon.journal.h2.H2Database;
import org.edgedaemon.journal.h2.H2Journal;
import org.edgedaemon.journal.h2.JournalFiles;
import org.edgedaemon.journal.h2.JournalLockedException;
import org.edgedaemon.journal.h2.Opening;
import org.edgedaemon.outbox.h2.H2DeadLetters;
import org.jspecify.annotations.Nullable;

/**
 * The stores of a data folder whose daemon is stopped, under the same lock that the daemon takes.
 */
final class DataDirStores implements OfflineStores {
  private static final int BATCH = 1_000;

  private final InstantSource clock;

  DataDirStores(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public OpenStores open(Settings settings) {
    Stores stores = openAll(settings);
    return new OpenStores() {
      @Override
      public JournalQueries journal() {
        return new FileJournal(stores.journal());
      }

      @Override
      public OutboxQueries outbox() {
        return new FileOutbox(settings, stores);
      }

      @Override
      public DeadLetterQueries deadLetters() {
        return new FileDeadLetters(stores.deadLetters());
      }

      @Override
      public AttendanceOperations attendance() {
        return FileAttendance.of(settings, stores, clock);
      }

      @Override
      public void close() {
        stores.close();
      }
    };
  }

  @Override
  public RestoreReport restore(
      Settings settings, @Nullable Path backup, ProgressListener progress) {
    JournalFiles files = new JournalFiles(settings.dataDir());
    Path wanted = backup == null ? newest(files) : backup;
    Opening opening = restored(settings, files, wanted);
    try (Stores stores = openAll(settings)) {
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
    } catch (DataDirLock.HeldException | JournalLockedException e) {
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

  private Stores openAll(Settings settings) {
    try {
      return Stores.open(settings.dataDir(), settings.store(), clock, Runnable::run);
    } catch (DataDirLock.HeldException | JournalLockedException e) {
      throw new OperationException(Reason.IN_USE, String.valueOf(e.getMessage()), e);
    } catch (IOException | JournalException e) {
      throw new OperationException(
          Reason.STORE,
          "the stores in " + settings.dataDir() + " cannot be opened: " + e.getMessage(),
          e);
    }
  }

  /** The journal's file, for looking. */
  private record FileJournal(H2Journal journal) implements JournalQueries {
    @Override
    public List<EntryView> find(JournalQuery query) {
      return journal.find(query).stream().map(EntryView::of).toList();
    }

    @Override
    public JournalFigures figures() {
      return LiveJournal.figures(journal, journal, journal);
    }

    @Override
    public VerifyReport verify(ProgressListener progress) {
      return LiveJournal.verified(journal, journal, progress);
    }
  }

  /** The dead letters, for looking. */
  private record FileDeadLetters(H2DeadLetters letters) implements DeadLetterQueries {
    @Override
    public List<DeadLetterView> list(@Nullable DestinationId destination, long afterId, int limit) {
      return letters.list(destination, afterId, limit).stream().map(DeadLetterView::of).toList();
    }

    @Override
    public Optional<DeadLetterView> find(long id) {
      return letters.find(id).map(DeadLetterView::of);
    }
  }
}
