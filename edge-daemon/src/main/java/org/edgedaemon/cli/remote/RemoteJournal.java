package org.edgedaemon.cli.remote;

import java.util.List;
import java.util.stream.Collectors;
import org.edgedaemon.admin.BackupReport;
import org.edgedaemon.admin.EntryView;
import org.edgedaemon.admin.JournalFigures;
import org.edgedaemon.admin.JournalOperations;
import org.edgedaemon.admin.Page;
import org.edgedaemon.admin.ProgressListener;
import org.edgedaemon.admin.VerifyReport;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.journal.JournalQuery;

record RemoteJournal(AdminClient client) implements JournalOperations {
  @Override
  public List<EntryView> find(JournalQuery query) {
    Query members =
        new Query()
            .with("device", query.device())
            .with("from", query.from())
            .with("to", query.to())
            .with("kinds", kinds(query))
            .with("after", query.afterSequence())
            .with("limit", query.limit());
    Page<EntryView> page = client.get("journal/entries", members, Shape.pageOf(EntryView.class));
    return page.items();
  }

  private static String kinds(JournalQuery query) {
    return query.kinds().stream()
        .map(EntryKind::wireName)
        .sorted()
        .collect(Collectors.joining(","));
  }

  @Override
  public JournalFigures figures() {
    return client.get("journal", new Query(), Shape.of(JournalFigures.class));
  }

  @Override
  public VerifyReport verify(ProgressListener progress) {
    return client.stream("journal/verify", new Query(), progress, VerifyReport.class);
  }

  @Override
  public BackupReport backup(ProgressListener progress) {
    return client.stream("journal/backup", new Query(), progress, BackupReport.class);
  }
}
