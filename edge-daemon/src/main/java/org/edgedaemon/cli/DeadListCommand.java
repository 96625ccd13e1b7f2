package org.edgedaemon.cli;

import java.util.List;
import org.edgedaemon.admin.DeadLetterQueries;
import org.edgedaemon.admin.DeadLetterView;
import org.edgedaemon.admin.Page;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Dead letters, oldest first.")
final class DeadListCommand implements Runnable {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();
  @Mixin private DestinationOption destination = new DestinationOption();

  @Option(names = "--after", paramLabel = "ID", description = "Only letters above this id.")
  private long after;

  @Mixin private LimitOption limit = new LimitOption(100);

  DeadListCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    Page<DeadLetterView> page = page(limit.checked(DeadLetterQueries.MAX_LIMIT));
    if (json.wanted()) {
      shell.console().json(page);
    } else {
      print(page);
    }
  }

  private Page<DeadLetterView> page(int checked) {
    try (OpenStores stores = shell.stores()) {
      List<DeadLetterView> letters = stores.deadLetters().list(destination.id(), after, checked);
      return Page.of(letters, checked, DeadLetterView::id);
    }
  }

  private void print(Page<DeadLetterView> page) {
    Table table =
        new Table("ID", "DESTINATION", "GIVEN UP", "ATTEMPTS", "STATUS", "DEVICE", "REASON");
    for (DeadLetterView letter : page.items()) {
      table.row(
          letter.id(),
          letter.destination(),
          shell.console().local(letter.givenUpAt()),
          letter.attempts(),
          letter.status(),
          letter.entry().device(),
          letter.reason() + (letter.retryWanted() ? " (to be retried)" : ""));
    }
    shell.console().table(table);
    if (page.next() != null) {
      shell.console().note("there may be more: --after " + page.next());
    }
  }
}
