package org.edgedaemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.edgedaemon.cli.Bench.Run;
import org.edgedaemon.config.EtcResult;
import org.edgedaemon.config.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line takes and refuses, before anything is called. */
class CommandLineTest {
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void start() {
    bench = Bench.stopped(folder);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "device",
        "nonsense",
        "device test",
        "device test ../etc",
        "device read front-door --from yesterday",
        "journal query --kind pinch",
        "journal query --limit 0",
        "journal query --limit 1001",
        "journal export --format xml",
        "dead retry",
        "dead retry 1 --all",
        "dead drop",
        "dead show one",
        "outbox peek",
        "status --jason"
      })
  void misuseIsOneLineAndExitCode2(String command) {
    Run run = bench.run(command.isEmpty() ? new String[0] : command.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("edge-daemon");
  }

  @Test
  void helpIsEverywhere() {
    assertThat(bench.run("--help").out())
        .contains("run", "validate", "doctor", "status", "device", "outbox", "dead", "journal");
    Run help = bench.run("journal", "export", "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("--config=FILE", "--format=FORMAT", "--device=ID");
  }

  @Test
  void versionBothWays() {
    assertThat(bench.run("version").out()).isEqualTo("edge-daemon 0.1.0\n");
    assertThat(bench.run("--version").out()).isEqualTo("edge-daemon 0.1.0\n");
  }

  @Test
  void theEtcFileMayBeNamedAnywhere() {
    bench.run("--config", "a.yml", "validate");
    bench.run("validate", "--config", "b.yml");
    bench.run("journal", "query", "--config", "c.yml");
    bench.run("validate");
    assertThat(bench.etcFiles.stream().distinct())
        .containsExactly(Path.of("a.yml"), Path.of("b.yml"), Path.of("c.yml"), Bench.ETC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run --config site.yml",
        "run --config=site.yml",
        "--config site.yml run",
        "--config=site.yml run",
        "run --debug --config site.yml"
      })
  void runTakesItsEtcFileHoweverItIsNamed(String command) {
    assertThat(bench.run(command.split(" ")).code()).isEqualTo(75);
    assertThat(bench.started).containsExactly("site.yml head-office");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run run",
        "run --config",
        "run --config --debug",
        "run --konfig=site.yml",
        "run site.yml",
        "run --config site.yml now"
      })
  void whatIsNotPlainlyRunIsTheParsersToRefuse(String command) {
    Run run = bench.run(command.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("edge-daemon run: ");
    assertThat(bench.started).isEmpty();
  }

  @Test
  void helpOfRunStartsNothing() {
    Run run = bench.run("run", "--help");
    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("Usage: edge-daemon run");
    assertThat(bench.started).isEmpty();
  }

  @Test
  void aRunThatFailsUnexpectedlyIsOneLine() {
    bench.failure = new IllegalStateException("nobody thought of it");
    for (String[] command : List.of(new String[] {"run"}, new String[] {"run", "--debug"})) {
      Run run = bench.run(command);
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err())
          .contains("edge-daemon run: failed unexpectedly", "nobody thought of it", "--debug");
    }
  }

  @Test
  void runHandsOverAndReturnsTheDaemonsExitCode() {
    assertThat(bench.run("run").code()).isEqualTo(75);
    assertThat(bench.started).containsExactly("edge-daemon.yml head-office");
  }

  @Test
  void runAndValidateShowEveryProblem() {
    refuse();
    for (String command : List.of("run", "validate")) {
      Run run = bench.run(command);
      assertThat(run.code()).isEqualTo(78);
      assertThat(run.err())
          .startsWith(
              """
              edge-daemon.yml:4: devices[0].zone: unknown key, nearest is time_zone
              edge-daemon.yml: the file ends early
              """);
    }
    assertThat(bench.started).isEmpty();
    assertThat(bench.run("validate", "--json").out()).contains("\"line\" : 4");
  }

  @Test
  void otherCommandsShowTheFirstProblem() {
    refuse();
    Run run = bench.run("journal", "query");
    assertThat(run.code()).isEqualTo(78);
    assertThat(run.err())
        .isEqualTo(
            "edge-daemon journal query: the etc file is not valid: edge-daemon.yml:4:"
                + " devices[0].zone: unknown key, nearest is time_zone (and 1 more: run"
                + " 'edge-daemon validate')\n");
  }

  @Test
  void warningsDoNotStopAnything() {
    bench.warnings = List.of("no destination is configured");
    Run run = bench.run("validate");
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo("edge-daemon.yml is valid\n");
    assertThat(run.err()).isEqualTo("warning: no destination is configured\n");
  }

  @Test
  void aStackTraceOnlyOnRequest() {
    bench.stores.content.failure = new IllegalStateException("deep inside");
    assertThat(bench.run("dead", "list").err().lines()).hasSize(1);
    Run run = bench.run("dead", "list", "--debug");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("\tat org.edgedaemon.cli.");
  }

  private void refuse() {
    bench.refused =
        new EtcResult.Refused(
            List.of(
                new Problem(4, "devices[0].zone", "unknown key, nearest is time_zone"),
                new Problem(0, "", "the file ends early")));
  }
}
