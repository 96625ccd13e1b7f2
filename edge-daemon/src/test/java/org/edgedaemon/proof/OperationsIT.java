package org.edgedaemon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.edgedaemon.simulator.FreePort;
import org.edgedaemon.simulator.zk.ZkTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What operators rely on, of the real process: its log file, its levels, the names it is watched
 * by.
 */
class OperationsIT {
  private static final Path MONITORING = Path.of("..", "etc", "monitoring");
  private static final Pattern NAME = Pattern.compile("edge_daemon_[a-z_]+");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void everyNameInAlertsAndDashboardIsExposed() throws Exception {
    JsonNode rules =
        new YAMLMapper().readTree(MONITORING.resolve("edge-daemon-rules.yml").toFile());
    JsonNode dashboard =
        new ObjectMapper().readTree(MONITORING.resolve("edge-daemon-dashboard.json").toFile());
    Set<String> wanted = names(rules.findValuesAsText("expr").toString());
    wanted.addAll(names(dashboard.findValuesAsText("expr").toString()));
    assertThat(wanted).hasSizeGreaterThan(15);
    // Those of master and slave are looked for where there are some.
    wanted.removeIf(name -> name.matches("edge_daemon_(master_sync|slave)_.*"));
    try (ZkTerminal door = ZkTerminal.builder().serial("WATCHED").oldPunches(3).build().start();
        Lobby lobby = new Lobby("lobby", 1, terminal -> terminal.oldEvents(3));
        ForkedDaemon daemon = new ForkedDaemon(folder)) {
      lobby.terminal.start();
      daemon.secret(Lobby.PASSWORD_FILE, Lobby.PASSWORD);
      daemon.secret("cloud.key", "key");
      daemon.configure(
          "devices:\n  - { id: door, kind: zk, address: \"127.0.0.1:%d\", transport: tcp }\n"
                  .formatted(door.port())
              + lobby.section(),
          "destinations:\n  - { id: c, kind: cloud, url: \"http://127.0.0.1:%d\", api_key_file: cloud.key }\n"
              .formatted(FreePort.take()));
      daemon.start();
      daemon.awaitStarted();
      assertThat(Await.within(PATIENCE, () -> daemon.journaled() > 3)).isTrue();
      assertThat(daemon.command("journal", "backup")).contains("backup");
      assertThat(Await.within(PATIENCE, () -> exposed(daemon).containsAll(wanted)))
          .as("missing: %s", missing(wanted, daemon))
          .isTrue();
      assertThat(exposed(daemon)).doesNotContain("edge_daemon_no_such_thing");
    }
  }

  @Test
  void linesGoToAFileAndLevelsChangeMeanwhile() throws Exception {
    Path log = folder.resolve("logs").resolve("edge-daemon.log");
    try (ForkedDaemon daemon = new ForkedDaemon(folder)) {
      daemon.configure("log: { file: logs/edge-daemon.log }\n");
      daemon.start();
      daemon.awaitStarted();
      assertThat(Await.within(PATIENCE, () -> text(log).contains("edge-daemon is ready"))).isTrue();
      assertThat(daemon.log()).doesNotContain("edge-daemon is ready");

      assertThat(daemon.command("log", "level", "Reloading", "error"))
          .isEqualTo("level error for 1 loggers\n");
      daemon.post("/api/v1/reload");
      assertThat(text(log)).doesNotContain("was read again");
      assertThat(daemon.command("log", "level", "Reloading", "default")).contains("default");
      daemon.post("/api/v1/reload");
      assertThat(text(log)).contains("was read again");
      assertThat(daemon.command("log", "level", "loud")).contains("is no level");
    }
  }

  private static Set<String> missing(Set<String> wanted, ForkedDaemon daemon) throws IOException {
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(exposed(daemon));
    return missing;
  }

  private static Set<String> exposed(ForkedDaemon daemon) throws IOException {
    return daemon
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[ {]", 2)[0])
        .collect(Collectors.toSet());
  }

  private static Set<String> names(String text) {
    Matcher matcher = NAME.matcher(text);
    return matcher
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file);
  }
}
