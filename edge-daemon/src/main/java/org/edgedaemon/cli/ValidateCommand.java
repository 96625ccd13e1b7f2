package org.edgedaemon.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.edgedaemon.config.EtcResult;
import org.edgedaemon.config.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "validate", description = "Check the etc file; start nothing.")
final class ValidateCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  ValidateCommand(Shell shell) {
    this.shell = shell;
  }

  /** The answer as JSON. */
  record Verdict(String file, boolean valid, List<Problem> problems, List<String> warnings) {}

  @Override
  public Integer call() {
    EtcResult result = shell.loadSettings();
    Verdict verdict =
        result instanceof EtcResult.Refused refused
            ? new Verdict(file(), false, refused.problems(), List.of())
            : new Verdict(file(), true, List.of(), ((EtcResult.Loaded) result).warnings());
    if (json.wanted()) {
      shell.console().json(verdict);
    } else {
      print(verdict);
    }
    return verdict.valid() ? ExitCode.OK : ExitCode.CONFIG;
  }

  private void print(Verdict verdict) {
    verdict.warnings().forEach(warning -> shell.console().note("warning: " + warning));
    verdict.problems().forEach(p -> shell.console().error(ProblemText.of(shell.etcFile(), p)));
    if (verdict.valid()) {
      shell.console().line(file() + " is valid");
    } else {
      shell.console().error(file() + " has " + verdict.problems().size() + " problem(s)");
    }
  }

  private String file() {
    return shell.etcFile().toString();
  }
}
