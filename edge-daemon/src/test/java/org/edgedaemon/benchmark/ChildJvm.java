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

/**
 * Java processes that a benchmark starts, with the options of the packaged launcher. The daemon is
 * what was compiled here; or, if {@code EDGE_DAEMON_HOME} names the folder of an unpacked package,
 * what is shipped, with its own launcher, runtime and class-data archive.
 */
final class ChildJvm {
  private static final String HOME = "EDGE_DAEMON_HOME";
  private static final Path SOURCES = Path.of("packaging", "src");
  private static final Pattern EXPORT = Pattern.compile("(?m)^export (\\w+)=(\\S+)$");
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

  /** The daemon's own process, with nothing on its class path but what is shipped. */
  static ProcessBuilder daemon(List<String> options, List<String> arguments) throws IOException {
    String home = System.getenv(HOME);
    if (home != null) {
      return packaged(Path.of(home), options, arguments);
    }
    List<String> parts =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(part -> TEST_ONLY.stream().noneMatch(part::contains))
            .toList();
    String classPath = String.join(File.pathSeparator, parts);
    return command(classPath, "org.edgedaemon.app.Main", options, arguments);
  }

  private static ProcessBuilder packaged(Path home, List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("edge-daemon").toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("EDGE_DAEMON_JAVA_OPTS", String.join(" ", options));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  private static ProcessBuilder command(
      String classPath, String main, List<String> options, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + source("lib", "jvm.options"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    Matcher export = EXPORT.matcher(Files.readString(source("bin", "edge-daemon")));
    while (export.find()) {
      builder.environment().put(export.group(1), export.group(2));
    }
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** Read from what is shipped, so that it is what is measured. */
  private static Path source(String folder, String file) {
    Path inside = SOURCES.resolve(folder).resolve(file);
    Path here = Path.of("").toAbsolutePath().resolve(inside);
    return Files.exists(here) ? here : Path.of("").toAbsolutePath().resolveSibling(inside);
  }
}
