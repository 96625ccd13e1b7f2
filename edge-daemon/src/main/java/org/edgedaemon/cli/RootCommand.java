package org.edgedaemon.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command shares: the etc file, help, and stack traces on request. */
@Command(
    name = "edge-daemon",
    description = "Reads attendance devices, keeps every punch, forwards it.",
    synopsisSubcommandLabel = "COMMAND")
final class RootCommand implements IVersionProvider {
  private final String version;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "The etc file.")
  private @Nullable Path config;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of a failure.")
  private boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // The parser looks at it.
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "Show the version.")
  @SuppressWarnings("UnusedVariable") // The parser looks at it.
  private boolean versionWanted;

  RootCommand(String version) {
    this.version = version;
  }

  @Nullable Path config() {
    return config;
  }

  boolean debug() {
    return debug;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"edge-daemon " + version};
  }
}
