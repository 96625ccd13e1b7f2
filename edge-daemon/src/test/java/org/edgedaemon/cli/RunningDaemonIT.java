package org.edgedaemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.edgedaemon.admin.OperationException;
import org.edgedaemon.admin.OperationException.Reason;
import org.edgedaemon.cli.Bench.Run;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.journal.JournalException;
import org.edgedaemon.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands beside a running daemon: over a real admin port. */
class RunningDaemonIT {
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void start() {
    bench = Bench.running(folder);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private String out(String... args) {
    Run run = bench.run(args);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    return run.out();
  }

  @Test
  void statusOnOnePage() {
    assertThat(out("status"))
        .isEqualTo(
            """
            site          head-office
            health        degraded
            running       0.1.0 since 2026-03-01 08:59:31, process 4711
            devices       3 configured, 2 connected (1 live), 1 failed
            destinations  2
            owed          12 entries, oldest from 2026-03-01 08:59:31
            dead letters  1
            journal       2000 entries, 1.5 MiB, up to sequence 2040
            intake        4.0 KiB
            last backup   -
            disk free     12.0 GiB
            problem: device lobby: no answer: check its cable
            """);
  }

  @Test
  void devicesAsATableThatCannotSteerTheTerminal() {
    assertThat(out("device", "list"))
        .isEqualTo(
            """
            ID          KIND  ADDRESS             STATE   SERIAL    LAST CONTACT         LAST RECORD          CLOCK   ERROR
            front-door  zk    192.168.1.201:4370  live    CGKK1234  2026-03-01 08:59:31  2026-03-01 08:58:31  -1.5 s  -
            lobby       zk    192.168.1.7:4370    failed  -         -                    -                    -       no answer?[2J
            """);
  }

  @Test
  void destinationsAsATable() {
    assertThat(out("destination", "list"))
        .isEqualTo(
            """
            ID     KIND   ADDRESS                    ACCEPTS  STATE    DELIVERED  LAST DELIVERY        ERROR
            cloud  cloud  https://cloud.example/api  punch    waiting       1990  2026-03-01 08:59:31  503 from the cloud
            """);
  }

  @Test
  void lanesAsATable() {
    assertThat(out("outbox", "list"))
        .isEqualTo(
            """
            DESTINATION  STATE    OWED  IN LANE  SIZE     OLDEST               SETTLED TO  DEAD  NEXT ATTEMPT  ERROR
            cloud        waiting    12       10  4.0 KiB  2026-03-01 08:59:31        1990     1  -             -
            """);
  }

  @Test
  void entriesAsATable() {
    bench.daemon.journalEntries = 2;
    assertThat(out("journal", "query"))
        .isEqualTo(
            """
            SEQUENCE  KIND   DEVICE      DEVICE TIME          RECEIVED             USER  DIRECTION  VERIFY
                   1  punch  front-door  2026-03-01 08:59:31  2026-03-01 08:59:31  0042  check_in   face
                   2  punch  front-door  2026-03-01 08:59:31  2026-03-01 08:59:31  0042  check_in   face
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "device list",
        "device test front-door",
        "device read front-door",
        "device runs",
        "device arm lobby --yes",
        "destination list",
        "destination test cloud",
        "outbox list",
        "outbox peek cloud",
        "outbox check",
        "dead list",
        "dead show 3",
        "journal query",
        "journal verify",
        "journal backup",
        "doctor",
        "validate"
      })
  void jsonIsOneValueAndNothingElse(String command) throws Exception {
    String json = out((command + " --json").split(" "));
    try (var parser = new ObjectMapper().createParser(json)) {
      JsonNode value = parser.readValueAsTree();
      assertThat(value.isContainerNode()).isTrue();
      assertThat(parser.nextToken()).isNull();
    }
  }

  @Test
  void jsonHasTheNamesOfTheAdminPort() throws Exception {
    JsonNode device = new ObjectMapper().readTree(out("device", "list", "--json")).get(0);
    assertThat(device.get("last_contact").asText()).isEqualTo("2026-03-01T05:59:31Z");
    assertThat(device.get("state").asText()).isEqualTo("live");
    assertThat(device.get("clock_offset_seconds").asDouble()).isEqualTo(-1.5);
    JsonNode entry = new ObjectMapper().readTree(out("dead", "show", "3", "--json")).get("entry");
    assertThat(entry.get("body").get("user_id").asText()).isEqualTo("0042");
  }

  @Test
  void readsADeviceInARangeWhoseLastDayIsWhole() {
    assertThat(out("device", "read", "front-door", "--from", "2026-03-01", "--to", "2026-03-31"))
        .isEqualTo(
            "front-door: 2000 records in its log, 1998 punches taken, 2 doubles, 0 set aside\n");
    assertThat(bench.daemon.asked)
        .containsExactly("read front-door from 2026-03-01T00:00 to 2026-04-01T00:00");
  }

  @Test
  void runsAsATable() {
    assertThat(out("device", "runs"))
        .isEqualTo(
            """
            STARTED              DEVICE  REASON    TOOK   FETCHED  PROCESSED  FAILED  ERROR
            2026-03-01 08:59:31  lobby   schedule  2.3 s      120          7       0  -
            2026-03-01 08:59:31  lobby   schedule  2.3 s      120          7       1  no answer: check its cable
            """);
    out("device", "runs", "lobby", "--limit", "1000");
    assertThat(bench.daemon.asked).containsExactly("runs of null, 20", "runs of lobby, 1000");
    assertThat(bench.run("device", "runs", "--limit", "1001").code()).isEqualTo(2);
  }

  @Test
  void armingSaysWhatItWritesAndAsksFirst() {
    bench.answer = "y";
    Run run = bench.run("device", "arm", "lobby");
    assertThat(run.err())
        .contains(
            "writes one entry", "httpHosts", "http://192.168.1.7", "port 8471 of this machine");
    assertThat(run.out())
        .isEqualTo(
            """
            lobby: armed, entry 2 was written
            the terminal keeps:
              1: -
              2: here
            """);
    assertThat(run.code()).isZero();
    assertThat(run.all()).doesNotContain("s3cret-path");
    assertThat(bench.daemon.asked).containsExactly("arm lobby");
  }

  @Test
  void nothingIsWrittenWithoutAYes() {
    bench.answer = "";
    assertThat(bench.run("device", "arm", "lobby").code()).isEqualTo(1);
    bench.answer = null;
    Run unasked = bench.run("device", "arm", "lobby");
    assertThat(unasked.err()).contains("say --yes");
    assertThat(unasked.code()).isEqualTo(2);
    assertThat(bench.daemon.asked).isEmpty();
  }

  @Test
  void whatCannotPushCannotBeArmed() {
    Run run = bench.run("device", "arm", "front-door", "--yes");
    assertThat(run.err()).contains("device 'front-door' has no webhook in edge-daemon.yml");
    assertThat(bench.daemon.asked).isEmpty();
    bench.daemon.health = CheckResult.Status.DOWN;
    Run full = bench.run("device", "arm", "lobby", "--yes");
    assertThat(full.out()).startsWith("lobby: not armed, no entry is free\n");
    assertThat(full.code()).isEqualTo(1);
  }

  @Test
  void aSickPeerIsExitCode69() {
    bench.daemon.health = CheckResult.Status.DOWN;
    assertThat(bench.run("device", "test", "front-door").code()).isEqualTo(69);
    assertThat(bench.run("destination", "test", "cloud").code()).isEqualTo(69);
    bench.daemon.health = CheckResult.Status.DEGRADED;
    assertThat(bench.run("device", "test", "front-door").code()).isZero();
  }

  @Test
  void anUnknownPeerIsNamed() {
    Run run = bench.run("device", "test", "back-door");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo("edge-daemon device test: no device 'back-door' in edge-daemon.yml\n");
  }

  @Test
  void lanesAreWoken() {
    assertThat(out("outbox", "retry", "cloud")).isEqualTo("lanes trying again now: 1\n");
    out("outbox", "retry");
    assertThat(bench.daemon.asked).containsExactly("retry cloud", "retry null");
  }

  @Test
  void deadLettersAreRetriedAndDropped() {
    assertThat(out("dead", "retry", "1", "2")).isEqualTo("letters to be delivered again: 2\n");
    out("dead", "retry", "--all", "--destination", "cloud");
    assertThat(out("dead", "drop", "3", "--destination", "cloud"))
        .isEqualTo("letters dropped: 1\n");
    assertThat(bench.daemon.asked)
        .containsExactly(
            "retry letters [1, 2] of null",
            "retry all letters of cloud",
            "drop letters [3] of cloud");
  }

  @Test
  void longListsSayHowToGoOn() {
    Run run = bench.run("dead", "list", "--limit", "2", "--after", "1");
    assertThat(run.out().lines()).hasSize(3);
    assertThat(run.err()).isEqualTo("there may be more: --after 3\n");
    assertThat(bench.run("journal", "query", "--limit", "3").err())
        .isEqualTo("there may be more: --after 3\n");
  }

  @Test
  void anAbsentLetterIsNamed() {
    Run run = bench.run("dead", "show", "9");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("there is no dead letter 9");
  }

  @Test
  void exportsPageByPage() throws Exception {
    bench.daemon.journalEntries = 1203;
    Path file = folder.resolve("march.csv");
    String told = out("journal", "export", "--device", "front-door", "-o", file.toString());
    assertThat(told).isEqualTo("1203 entries written to " + file + "\n");
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(1204);
    assertThat(lines.get(1203)).startsWith("1203,punch,");
    assertThat(bench.daemon.asked).filteredOn(asked -> asked.startsWith("find")).hasSize(3);
    assertThat(file.resolveSibling("march.csv.part")).doesNotExist();
  }

  @Test
  void exportReplacesAFileOnlyWhenTold() throws Exception {
    Path file = Files.writeString(folder.resolve("old.csv"), "precious");
    Run refused = bench.run("journal", "export", "-o", file.toString());
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("exists: name another file, or replace it with --force");
    assertThat(file).hasContent("precious");
    out("journal", "export", "--force", "-o", file.toString());
    assertThat(Files.readAllLines(file)).hasSize(4);
  }

  @Test
  void aFailedExportLeavesTheOldFileAndNoHalfOne() throws Exception {
    Path file = Files.writeString(folder.resolve("old.csv"), "precious");
    bench.daemon.failure = new JournalException("the journal is closed: see the log");
    Run run = bench.run("journal", "export", "--force", "-o", file.toString());
    assertThat(run.code()).isEqualTo(73);
    assertThat(run.err())
        .isEqualTo("edge-daemon journal export: the journal is closed: see the log\n");
    assertThat(file).hasContent("precious");
    assertThat(file.resolveSibling("old.csv.part")).doesNotExist();
  }

  @Test
  void exportsJsonLinesToTheStandardOutput() throws Exception {
    List<String> lines = out("journal", "export", "--format", "jsonl").lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(new ObjectMapper().readTree(lines.get(2)).get("seq").asLong()).isEqualTo(3);
  }

  @Test
  void findingsDecideTheExitCode() {
    bench.daemon.journalProblems = List.of("entry 7 is not JSON");
    Run verify = bench.run("journal", "verify");
    assertThat(verify.code()).isEqualTo(73);
    assertThat(verify.out()).contains("entry 7 is not JSON").contains("journal restore");
    bench.daemon.lanesSound = false;
    assertThat(bench.run("outbox", "check").code()).isEqualTo(73);
  }

  @Test
  void restoreNeedsTheDaemonStopped() {
    Run run = bench.run("journal", "restore");
    assertThat(run.code()).isEqualTo(75);
    assertThat(run.err()).contains("needs the daemon stopped").contains("127.0.0.1:" + bench.port);
    assertThat(bench.stores.restored).isEmpty();
  }

  @Test
  void refusalsOfTheDaemonKeepTheirWordsAndCodes() {
    bench.daemon.failure = new OperationException(Reason.IN_USE, "front-door is being read");
    Run streamed = bench.run("device", "read", "front-door");
    assertThat(streamed.code()).isEqualTo(75);
    assertThat(streamed.err()).isEqualTo("edge-daemon device read: front-door is being read\n");
    bench.daemon.failure = new OperationException(Reason.PEER_UNAVAILABLE, "front-door is silent");
    Run plain = bench.run("device", "list");
    assertThat(plain.code()).isEqualTo(69);
    assertThat(plain.err()).isEqualTo("edge-daemon device list: front-door is silent\n");
  }

  @Test
  void theUnforeseenIsOneLineToo() {
    bench.daemon.failure = new IllegalStateException("deep inside");
    Run run = bench.run("status");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("see its log").doesNotContain("deep inside");
  }

  @Test
  void aWrongTokenIsSaidAndNeverShown() {
    bench.token = new Secret("another-t0ken");
    Run run = bench.run("status");
    assertThat(run.code()).isEqualTo(78);
    assertThat(run.err()).contains("refuses the admin token");
    assertThat(bench.run("device", "read", "front-door").code()).isEqualTo(78);
    assertThat(bench.daemon.asked).isEmpty();
    assertThat(bench.run("status", "--debug").all()).doesNotContain("t0ken");
  }

  @Test
  void aTokenThatCannotBeSentIsNotQuoted() {
    bench.token = new Secret("two\nlines-t0ken");
    Run run = bench.run("status", "--debug");
    assertThat(run.code()).isEqualTo(78);
    assertThat(run.err()).contains("the admin token has a space").doesNotContain("t0ken");
  }

  @Test
  void noTokenIsSaid() {
    bench.token = null;
    Run run = bench.run("device", "list");
    assertThat(run.code()).isEqualTo(78);
    assertThat(run.err()).contains("edge-daemon.yml names no admin.token_file");
  }

  @Test
  void theDoctorAsksTheDaemon() {
    Run run = bench.run("doctor");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            ok    etc file: edge-daemon.yml is valid, 2 devices, 1 destinations
            warn  daemon: running, process 4711, version 0.1.0, degraded: device lobby: no answer: check its cable
            ok    device front-door: answered
            ok    device lobby: answered
            ok    destination cloud: answered
            ok    outbox cloud: in order
            ok    journal: sound, 3 entries
            """);
    assertThat(bench.stores.content.asked).isEmpty();
  }

  @Test
  void theLogsLevelOfOneLoggerOrOfAll() {
    assertThat(out("log", "level", "debug")).isEqualTo("level debug for 7 loggers\n");
    assertThat(out("log", "level", "Applier", "trace")).isEqualTo("level trace for 7 loggers\n");
    assertThat(bench.daemon.asked).contains("log  debug", "log Applier trace");
  }

  @Test
  void theDoctorGoesOnAfterAFailure() {
    bench.daemon.health = CheckResult.Status.DOWN;
    bench.daemon.lanesSound = false;
    Run run = bench.run("doctor");
    assertThat(run.code()).isEqualTo(73);
    assertThat(run.out())
        .contains("fail  device front-door: answered")
        .contains("fail  outbox cloud: element 3 is damaged")
        .contains("ok    journal");
  }

  @Test
  void noCommandShowsASecret() {
    for (String command : List.of("status", "device list", "doctor --json", "validate --json")) {
      assertThat(bench.run(command.split(" ")).all())
          .doesNotContain(Samples.TOKEN.reveal())
          .doesNotContain("k3y-of-the-cloud");
    }
  }
}
