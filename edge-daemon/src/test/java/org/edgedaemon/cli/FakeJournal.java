package org.edgedaemon.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.edgedaemon.admin.BackupReport;
import org.edgedaemon.admin.EntryView;
import org.edgedaemon.admin.JournalFigures;
import org.edgedaemon.admin.JournalOperations;
import org.edgedaemon.admin.ProgressListener;
import org.edgedaemon.admin.VerifyReport;
import org.edgedaemon.journal.JournalQuery;

/** Punches with the sequences 1 to {@link FakeOperations#journalEntries}. */
record FakeJournal(FakeOperations daemon) implements JournalOperations {
  @Override
  public List<EntryView> find(JournalQuery query) {
    daemon.ask(
        "find after "
            + query.afterSequence()
            + " kinds "
            + query.kinds()
            + " device "
            + query.device()
            + " from "
            + query.from()
            + " to "
            + query.to());
    return LongStream.rangeClosed(query.afterSequence() + 1, daemon.journalEntries)
        .limit(query.limit())
        .mapToObj(Samples::punch)
        .toList();
  }

  @Override
  public JournalFigures figures() {
    daemon.ask("figures");
    return new JournalFigures(daemon.journalEntries, 4096, Map.of("punch", daemon.journalEntries));
  }

  @Override
  public VerifyReport verify(ProgressListener progress) {
    daemon.ask("verify");
    return new VerifyReport(daemon.journalEntries, daemon.journalProblems);
  }

  @Override
  public BackupReport backup(ProgressListener progress) {
    daemon.ask("backup");
    return new BackupReport("/var/lib/edge-daemon/backups/1.zip", 2048, 1200);
  }
}
