package org.edgedaemon.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The door of the program: arguments in, exit code out. */
public final class Cli {
  private Cli() {}

  /**
   * Runs one command to its end. Never throws; writes nowhere but to the two streams and the files
   * a command is told to write.
   *
   * @return the exit code, one of {@link ExitCode}
   */
  public static int execute(String[] args, CliServices services, PrintStream out, PrintStream err) {
    Console console = new Console(out, err, services);
    Optional<Path> plainRun = PlainRun.etcFile(args, services.defaultEtcFile());
    return plainRun.isPresent()
        ? PlainRun.execute(plainRun.get(), services, console)
        : parsed(args, services, console, out, err);
  }

  private static int parsed(
      String[] args, CliServices services, Console console, PrintStream out, PrintStream err) {
    RootCommand root = new RootCommand(services.version());
    CommandLine line = Commands.of(root, new Shell(services, root, console));
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(services.onTerminal() ? Ansi.AUTO : Ansi.OFF));
    Errors errors = new Errors(root, console);
    line.setParameterExceptionHandler(errors::misused);
    line.setExecutionExceptionHandler(errors::failed);
    return line.execute(args);
  }
}
