package org.edgedaemon.app.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.edgedaemon.admin.BackupReport;
import org.edgedaemon.admin.EntryView;
import org.edgedaemon.admin.JournalFigures;
import org.edgedaemon.admin.JournalOperations;
import org.edgedaemon.admin.ProgressListener;
import org.edgedaemon.admin.VerifyReport;
import org.edgedaemon.ingest.JournalKeeper;
import org.edgedaemon.journal.BackupShelf;
import org.edgedaemon.journal.Journal;
import org.edgedaemon.journal.JournalQuery;
import org.edgedaemon.journal.JournalReader;
import org.edgedaemon.journal.JournalStore;

/** The journal of the running daemon, for an operator. */
final class LiveJournal implements JournalOperations {
  private final Journal journal;
  private final JournalReader reader;
  private final JournalStore store;
  private final JournalKeeper keeper;

  LiveJournal(Journal journal, JournalReader reader, JournalStore store, JournalKeeper keeper) {
    this.journal = journal;
    this.reader = reader;
    this.store = store;
    this.keeper = keeper;
  }

  @Override
  public List<EntryView> find(JournalQuery query) {
    return reader.find(query).stream().map(EntryView::of).toList();
  }

  @Override
  public JournalFigures figures() {
    return figures(journal, reader, store);
  }

  @Override
  public VerifyReport verify(ProgressListener progress) {
    return verified(reader, store, progress);
  }

  @Override
  public BackupReport backup(ProgressListener progress) {
    progress.progress(0, store.bytes());
    BackupShelf.Taken backup = keeper.backUp();
    try {
      long bytes = Files.size(backup.file());
      progress.progress(bytes, bytes);
      return new BackupReport(backup.file().toString(), bytes, backup.appliedSequence());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at the backup " + backup.file(), e);
    }
  }

  static JournalFigures figures(Journal journal, JournalReader reader, JournalStore store) {
    Map<String, Long> entries = new LinkedHashMap<>();
    reader.counts().forEach((kind, count) -> entries.put(kind.wireName(), count));
    return new JournalFigures(journal.appliedSequence(), store.bytes(), entries);
  }

  static VerifyReport verified(
      JournalReader reader, JournalStore store, ProgressListener progress) {
    long entries = reader.counts().values().stream().mapToLong(Long::longValue).sum();
    progress.progress(0, entries);
    List<String> problems = store.verify();
    progress.progress(entries, entries);
    return new VerifyReport(entries, problems);
  }
}
