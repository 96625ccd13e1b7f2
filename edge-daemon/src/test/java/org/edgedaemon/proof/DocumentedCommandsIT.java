package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.edgedaemon.simulator.cloud.RecordingCloud;
import org.edgedaemon.simulator.zk.ZkTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of README and docs/operations.md: run here, or named here with the reason why not.
 * Those for PowerShell are not: there is no Windows here, and the page says so.
 */
class DocumentedCommandsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** In the text, as far as it is whole: without places for an operator's own words. */
  private static final Pattern INLINE = Pattern.compile("`(edge-daemon [a-z][a-z -]*)`");

  /** By how it begins. */
  private static final Map<String, String> NOT_HERE =
      Map.ofEntries(
          Map.entry("./demo", "CI has no minutes for it; it is run by hand before a release"),
          Map.entry("mvn ", "is what runs this test"),
          Map.entry("apt", "needs root; packaging/src/check/life installs the package"),
          Map.entry("openssl ", "writes to /etc, as root"),
          Map.entry("install ", "writes to /etc, as root"),
          Map.entry("cp etc/", "writes to /etc, as root"),
          Map.entry("edge-daemon sync ", "needs an office's database; SyncCommandsIT runs it"),
          Map.entry("editor ", "is a person's"),
          Map.entry("systemctl ", "needs root; packaging/src/check/systemd starts and stops"));

  @TempDir private Path folder;

  @Test
  void allOfThemWork() throws Exception {
    Set<String> running = new LinkedHashSet<>();
    Set<String> stopped = new LinkedHashSet<>();
    sort(commands(), running, stopped);
    assertThat(running).hasSizeGreaterThan(8);
    assertThat(stopped).contains("journal restore");
    try (ZkTerminal door = ZkTerminal.builder().serial("DOCS").oldPunches(3).build().start();
        RecordingCloud cloud = RecordingCloud.builder().key("key").build().start();
        ForkedDaemon daemon = new ForkedDaemon(folder)) {
      daemon.secret("cloud.key", "key");
      daemon.configure(
          "devices:\n  - { id: door, kind: zk, address: \"127.0.0.1:%d\", transport: tcp }\n"
              .formatted(door.port()),
          "destinations:\n  - { id: c, kind: cloud, url: \"%s\", api_key_file: cloud.key }\n"
              .formatted(cloud.url()));
      daemon.start();
      daemon.awaitStarted();
      assertThat(Await.within(PATIENCE, () -> cloud.uniqueCount() == 3)).isTrue();
      for (String words : running) {
        works(daemon, words);
      }
      daemon.stop();
      for (String words : stopped) {
        works(daemon, words);
      }
    }
  }

  private static void works(ForkedDaemon daemon, String words) throws Exception {
    Process process = daemon.commandProcess(words.split(" "));
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("edge-daemon %s: %s", words, said).isZero();
  }

  /** {@code run} is what the daemon of this test does. */
  private static void sort(List<String> all, Set<String> running, Set<String> stopped) {
    for (String command : all) {
      boolean ours = command.startsWith("edge-daemon ") || command.contains("/bin/edge-daemon ");
      if (ours && !command.startsWith("edge-daemon sync ")) {
        String words = command.substring(command.lastIndexOf("edge-daemon ") + 12).strip();
        if (words.startsWith("journal restore")) {
          stopped.add(words);
        } else if (!words.equals("run")) {
          running.add(words);
        }
      } else {
        assertThat(NOT_HERE.keySet())
            .as("'%s' is neither run nor excused", command)
            .anyMatch(command::startsWith);
      }
    }
  }

  private static List<String> commands() throws IOException {
    List<String> found = new ArrayList<>();
    for (String page : List.of("README.md", "docs/operations.md")) {
      boolean inside = false;
      boolean shell = false;
      for (String line : Files.readAllLines(Path.of("..", page))) {
        if (line.startsWith("```")) {
          inside = !inside;
          shell = inside && line.equals("```sh");
        } else if (shell || (!inside && isIndentedCommand(line))) {
          found.add(line.replaceFirst("\\s#.*", "").strip());
        } else if (!inside) {
          INLINE.matcher(line).results().map(match -> match.group(1)).forEach(found::add);
        }
      }
    }
    return found;
  }

  /** README's way; its figure alone is indented too. */
  private static boolean isIndentedCommand(String line) {
    return line.matches(" {4}\\S.*") && !line.contains("──>");
  }
}
