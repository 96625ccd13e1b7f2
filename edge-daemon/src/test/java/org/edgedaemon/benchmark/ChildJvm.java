package org.edgedaemon.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Java processes that a benchmark starts, with the options of the packaged launcher. */
final class ChildJvm {
  private static final Path LAUNCHER = Path.of("packaging", "src", "bin", "edge-daemon");
  private static final Pattern EXPORT = Pattern.compile("(?m)^export (\\w+)=(\\S+)$");
  private static final Pattern MEMORY = Pattern.compile("(?m)^memory=\"([^\"]*)\"");
  private static final Pattern START =
      Pattern.compile("exec \"\\$java\" \\$memory (.*)\\$\\{EDGE_DAEMON_JAVA_OPTS");
  private static final List<String> TEST_ONLY =
      List.of(
          "test-classes",
          "junit",
          "assertj",
          "archunit",
          "opentest4j",
          "apiguardian",
          "byte-buddy",
          "device-simulator");

  private ChildJvm() {}

  /** A command with the launcher's options, then ours, on the whole class path of this process. */
  static ProcessBuilder of(Class<?> main, List<String> options, List<String> arguments)
      throws IOException {
    return command(System.getProperty("java.class.path"), main.getName(), options, arguments);
  }

  /** As {@link #of}, on what is shipped only. */
  static ProcessBuilder shipped(String main, List<String> options, List<String> arguments)
      throws IOException {
    List<String> parts =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(part -> TEST_ONLY.stream().noneMatch(part::contains))
            .toList();
    return command(String.join(File.pathSeparator, parts), main, options, arguments);
  }

  private static ProcessBuilder command(
      String classPath, String main, List<String> options, List<String> arguments)
      throws IOException {
    String script = Files.readString(launcher()).replace("\\\n", " ");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(launcherOptions(script));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    Matcher export = EXPORT.matcher(script);
    while (export.find()) {
      builder.environment().put(export.group(1), export.group(2));
    }
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** Read from the script, so that what is measured is what is shipped. */
  private static List<String> launcherOptions(String script) throws IOException {
    Matcher memory = MEMORY.matcher(script);
    Matcher start = START.matcher(script);
    if (!memory.find() || !start.find()) {
      throw new IOException("the JVM options are not found in " + launcher());
    }
    return List.of((memory.group(1) + " " + start.group(1)).trim().split("\\s+"));
  }

  private static Path launcher() {
    Path here = Path.of("").toAbsolutePath().resolve(LAUNCHER);
    return Files.exists(here) ? here : Path.of("").toAbsolutePath().resolveSibling(LAUNCHER);
  }
}
