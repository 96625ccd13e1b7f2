package org.edgedaemon.cli;

import org.edgedaemon.admin.DeadLetterView;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "One dead letter whole.")
final class DeadShowCommand implements Runnable {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", description = "The letter.")
  private long id;

  DeadShowCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    DeadLetterView letter = letter();
    if (json.wanted()) {
      shell.console().json(letter);
    } else {
      print(letter, shell.console());
    }
  }

  private DeadLetterView letter() {
    try (OpenStores stores = shell.stores()) {
      return stores
          .deadLetters()
          .find(id)
          .orElseThrow(
              () ->
                  new OperationException(
                      Reason.NOT_FOUND, "there is no dead letter " + id + ": see 'dead list'"));
    }
  }

  private static void print(DeadLetterView letter, Console console) {
    new Fields()
        .with("id", letter.id())
        .with("destination", letter.destination())
        .with("given up", console.local(letter.givenUpAt()))
        .with("attempts", letter.attempts())
        .with("status", letter.status())
        .with("reason", letter.reason())
        .with("answer", letter.answer())
        .with("retry", letter.retryWanted() ? "wanted" : "not wanted")
        .with("sequence", letter.entry().sequence())
        .with("kind", letter.entry().kind())
        .with("event id", letter.entry().eventId())
        .with("device", letter.entry().device())
        .with("device time", console.wall(letter.entry().deviceTime()))
        .with("received", console.local(letter.entry().receivedAt()))
        .with("body", letter.entry().body())
        .print(console);
  }
}
