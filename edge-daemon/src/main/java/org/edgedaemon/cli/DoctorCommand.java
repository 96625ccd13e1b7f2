package org.edgedaemon.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    description = "Check the etc file, the daemon, every device, every destination, the stores.")
final class DoctorCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private JsonOption json = new JsonOption();

  DoctorCommand(Shell shell) {
    this.shell = shell;
  }

  /** The answer as JSON. */
  record Diagnosis(boolean healthy, List<Finding> findings) {}

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>();
    Consumer<Finding> print = json.wanted() ? finding -> {} : this::print;
    new Doctor(shell, print.andThen(findings::add)).examine();
    int code = worst(findings);
    if (json.wanted()) {
      shell.console().json(new Diagnosis(code == ExitCode.OK, findings));
    }
    return code;
  }

  private void print(Finding finding) {
    String level = String.format("%-4s", finding.level().name().toLowerCase(Locale.ROOT));
    shell.console().line(level + "  " + finding.check() + ": " + finding.text());
  }

  /** What to mend first decides: the etc file before the stores before the peers. */
  private static int worst(List<Finding> findings) {
    return Stream.of(ExitCode.CONFIG, ExitCode.RUNNING, ExitCode.STORE, ExitCode.PEER)
        .filter(code -> findings.stream().anyMatch(finding -> finding.code() == code))
        .findFirst()
        .orElse(
            findings.stream().allMatch(finding -> finding.code() == ExitCode.OK)
                ? ExitCode.OK
                : ExitCode.ERROR);
  }
}
