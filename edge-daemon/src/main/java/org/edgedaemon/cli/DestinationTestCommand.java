package org.edgedaemon.cli;

import java.util.concurrent.Callable;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.admin.TestReport;
import org.edgedaemon.config.DestinationSettings;
import org.edgedaemon.destination.DestinationId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "test", description = "Ask a destination whether it is there and the key is good.")
final class DestinationTestCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", description = "The destination.")
  private DestinationId id = new DestinationId("unset");

  DestinationTestCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    DestinationSettings destination = configured();
    TestReport report =
        shell.daemonRuns()
            ? shell.daemon().destinations().test(id)
            : shell.services().peers().destination(destination);
    return TestPrint.show(report, json.wanted(), shell.console());
  }

  private DestinationSettings configured() {
    return shell.settings().destinations().stream()
        .filter(destination -> destination.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new OperationException(
                    Reason.NOT_FOUND, "no destination '" + id + "' in " + shell.etcFile()));
  }
}
