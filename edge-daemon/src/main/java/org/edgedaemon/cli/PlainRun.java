package org.edgedaemon.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.edgedaemon.config.EtcResult;

/**
 * {@code run} as a service manager starts it, understood without the parser: setting that up for
 * all commands takes a quarter of a start. What is not plainly this is the parser's.
 */
final class PlainRun {
  private static final String COMMAND = "edge-daemon run";
  private static final String NAME = "run";
  private static final String CONFIG = "--config";

  private PlainRun() {}

  /**
   * The etc file of {@code run}, {@code run --config FILE} and {@code run --config=FILE}; empty for
   * everything else.
   */
  static Optional<Path> etcFile(String[] args, Path defaultEtcFile) {
    if (args.length == 0 || !args[0].equals(NAME)) {
      return Optional.empty();
    }
    if (args.length == 1) {
      return Optional.of(defaultEtcFile);
    }
    if (args.length == 2 && args[1].startsWith(CONFIG + "=")) {
      return path(args[1].substring(CONFIG.length() + 1));
    }
    return args.length == 3 && args[1].equals(CONFIG) ? path(args[2]) : Optional.empty();
  }

  /** Names that the parser may take for something else are left to it. */
  private static Optional<Path> path(String name) {
    if (name.isEmpty() || "-@\"'".indexOf(name.charAt(0)) >= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Runs to the end; never throws. */
  static int execute(Path etcFile, CliServices services, Console console) {
    try {
      return run(etcFile, services, console);
    } catch (RuntimeException e) {
      return Failure.tell(e, COMMAND, console);
    }
  }

  static int run(Path etcFile, CliServices services, Console console) {
    EtcResult result = services.settings().load(etcFile);
    if (result instanceof EtcResult.Refused refused) {
      refused.problems().forEach(problem -> console.error(ProblemText.of(etcFile, problem)));
      return ExitCode.CONFIG;
    }
    EtcResult.Loaded loaded = (EtcResult.Loaded) result;
    loaded.warnings().forEach(warning -> console.note("warning: " + warning));
    return services.daemon().run(etcFile, loaded.settings());
  }
}
