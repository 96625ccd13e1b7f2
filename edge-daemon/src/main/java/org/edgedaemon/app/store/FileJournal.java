package org.edgedaemon.app.store;

import java.util.List;
import org.edgedaemon.admin.EntryView;
import org.edgedaemon.admin.JournalFigures;
import org.edgedaemon.admin.JournalQueries;
import org.edgedaemon.admin.ProgressListener;
import org.edgedaemon.admin.VerifyReport;
import org.edgedaemon.journal.JournalQuery;
import org.edgedaemon.journal.h2.H2Journal;

/** The journal's file, for looking. */
record FileJournal(H2Journal journal) implements JournalQueries {
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
