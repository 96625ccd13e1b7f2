package org.edgedaemon.cli;

import java.util.List;
import org.edgedaemon.admin.EntryView;
import org.edgedaemon.admin.Page;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "query", description = "Entries of the journal, oldest first.")
final class JournalQueryCommand implements Runnable {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();
  @Mixin private EntryFilter filter = new EntryFilter();

  @Option(
      names = "--after",
      paramLabel = "SEQUENCE",
      description = "Only entries above this sequence.")
  private long after;

  @Mixin private LimitOption limit = new LimitOption(50);

  JournalQueryCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    Page<EntryView> page = page(limit.checked(Limits.PAGE));
    if (json.wanted()) {
      shell.console().json(page);
      return;
    }
    EntryTable.print(page.items(), shell.console());
    if (page.next() != null) {
      shell.console().note("there may be more: --after " + page.next());
    }
  }

  private Page<EntryView> page(int checked) {
    try (OpenStores stores = shell.stores()) {
      List<EntryView> found = stores.journal().find(filter.query(after, checked));
      return Page.of(found, checked, EntryView::sequence);
    }
  }
}
