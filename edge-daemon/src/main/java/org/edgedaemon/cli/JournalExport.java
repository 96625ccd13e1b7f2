package org.edgedaemon.cli;

import java.util.List;
import org.edgedaemon.admin.EntryView;
import org.edgedaemon.admin.JournalQueries;
import org.edgedaemon.admin.ProgressListener;

/** Writes entries page by page: memory holds one page, however long the journal is. */
record JournalExport(
    JournalQueries journal, EntryFilter filter, ExportFormat format, ExportTarget target) {
  private static final int PAGE = 500;

  /**
   * Returns how many entries were written.
   *
   * @param progress in sequences, of those that the journal had at the start
   */
  long run(ProgressListener progress) {
    long last = journal.figures().appliedSequence();
    format.head().ifPresent(target::line);
    long written = 0;
    List<EntryView> page = journal.find(filter.query(0, PAGE));
    while (!page.isEmpty()) {
      page.forEach(entry -> target.line(format.line(entry)));
      target.check();
      written += page.size();
      long reached = page.get(page.size() - 1).sequence();
      progress.progress(reached, Math.max(last, reached));
      // What comes in meanwhile would make a busy daemon's export endless.
      page =
          page.size() < PAGE || reached >= last
              ? List.of()
              : journal.find(filter.query(reached, PAGE));
    }
    return written;
  }
}
