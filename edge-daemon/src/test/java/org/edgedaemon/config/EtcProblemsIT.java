package org.edgedaemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with an etc file, and how an operator is told. */
class EtcProblemsIT {
  private static final String DEVICE =
      EtcFixture.HEAD + "devices:\n  - id: door\n    kind: zk\n    address: 10.0.0.1\n";
  private static final String CLOUD =
      EtcFixture.HEAD
          + "destinations:\n  - id: cloud\n    kind: cloud\n    url: https://cloud.example\n";

  @TempDir Path folder;
  private EtcFixture etc;

  @BeforeEach
  void open() {
    etc = new EtcFixture(folder);
  }

  @Test
  void allProblemsAreToldAtOnceInTheOrderOfTheFile() throws IOException {
    List<String> problems =
        etc.refused(
            """
            data_dir: data
            admn: {listen: "127.0.0.1:8470"}
            store:
              backup_keep: many
            devices:
              - id: door
                kind: zk
                address: 10.0.0.300
                poll_intervall: 30s
                time_zone: Africa/Nairob
              - id: door
                kind: zk
                address: 10.0.0.2:99999
                comm_key_file: none.key
                live: perhaps
              - kind: zk-push
            destinations:
              - id: cloud
                kind: clout
              - id: cloud2
                kind: cloud
                url: ftp://cloud.example
                timeout: soon
            """);

    assertThat(problems)
        .containsExactly(
            "line 1: site: is missing",
            "line 2: admn: is not a known key; did you mean 'admin'?",
            "line 4: store.backup_keep: 'many' is not a whole number from 1 to 1000",
            "line 8: devices[door].address: '10.0.0.300' has no valid host name or address",
            "line 9: devices[door].poll_intervall: is not a known key; did you mean"
                + " 'poll_interval'?",
            "line 10: devices[door].time_zone: 'Africa/Nairob' is not a time zone such as"
                + " Africa/Nairobi; did you mean 'Africa/Nairobi'?",
            "line 11: devices[door].id: is already the id of the device on line 6",
            "line 13: devices[door].address: '10.0.0.2:99999' has a port outside 1 to 65535",
            "line 14: devices[door].comm_key_file: the file "
                + folder.toAbsolutePath().resolve("none.key")
                + " does not exist",
            "line 15: devices[door].live: 'perhaps' is neither true nor false",
            "line 16: devices[3].kind: 'zk-push' is a kind of device that this version cannot do"
                + " yet; it knows: api, hikvision, serial, zk",
            "line 19: destinations[cloud].kind: 'clout' is not a kind of destination; this version"
                + " knows: cloud, firestore, master, portal, realtime-database; did you mean"
                + " 'cloud'?",
            "line 22: destinations[cloud2].url: 'ftp://cloud.example' must start with http:// or"
                + " https://",
            "line 23: destinations[cloud2].timeout: 'soon' is not a duration: a number and one of"
                + " ms, s, m, h, d is needed, such as 30s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zk-push"})
  void laterKindsOfDevicesAreRefusedByName(String kind) throws IOException {
    assertThat(etc.refused(EtcFixture.HEAD + "devices: [{id: a, kind: " + kind + ", url: x}]"))
        .singleElement()
        .asString()
        .contains("'" + kind + "'", "cannot do yet", "it knows: api, hikvision, serial, zk");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "poll_interval: 0s | too short",
        "poll_interval: 30 | is not a duration",
        "poll_interval: 999999999999d | too long",
        "poll_interval: [30s] | must be a single value, a list stands here",
        "poll_interval: | must be a single value, nothing stands here",
        "poll_interval: {s: 30} | must be a single value, a section stands here",
        "idle_probe: 1s | too short, 5s at least",
        "transport: tpc | is not one of auto, tcp, udp; did you mean 'tcp'",
        "name_charset: utf-99 | is not a charset",
        "time_zone: Nairobi | is not a time zone",
        "comm_key: 1234 | must not stand here",
        "comm_key: ${NOT_SET} | the environment variable NOT_SET is not set",
        "comm_key: ${EMPTY} | the environment variable EMPTY is not set or empty",
        "name: ${NOT_SET} | the environment variable NOT_SET is not set",
        "comm_key_file: letters.key | not 1 to 6 digits",
        "comm_key_file: empty.key | is empty",
        "comm_key_file: two-lines.key | more than one line",
        "comm_key_file: folder.key | is not a file",
        "comm_key_file: binary.key | is not UTF-8",
        "live: yes | is neither true nor false",
        "webhook: {listen: x} | is not a known key; known here: address",
      })
  void deviceProblems(String line, String message) throws IOException {
    etc.secret("letters.key", "12a").secret("empty.key", "\n").secret("two-lines.key", "1\n2\n");
    Files.createDirectory(folder.resolve("folder.key"));
    etc.environment.put("EMPTY", "");
    Files.write(folder.resolve("binary.key"), new byte[] {(byte) 0xC3, 0x28});

    assertThat(etc.refused(DEVICE + "    " + line + "\n"))
        .singleElement()
        .asString()
        .startsWith("line 7: devices[door].")
        .contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "batch: 0 | is not a whole number from 1 to 5000",
        "batch: 5001 | is not a whole number from 1 to 5000",
        "batch: 99999999999 | is not a whole number",
        "batch: 1.5 | is not a whole number",
        "concurrency: 65 | from 1 to 64",
        "timeout: 11m | too long, 600s at most",
        "form: record | is not one of backup-sync, records; did you mean 'records'",
        "accepts: [] | must name at least one",
        "accepts: punch | must be a list",
        "accepts: [punches] | is not one of mark, punch, recognition, student",
        "accepts: [read-cursor] | is not one of",
        "lane_max: 1KiB | too small, 65536B at least",
        "lane_max: 16 MBit | is not a size",
        "lane_max: 999999999999GiB | too large",
        "ca_file: none.pem | is not a readable file with PEM certificates",
        "proxy: https://proxy.example:3128 | is not a proxy",
        "proxy: http://proxy.example | is not a proxy",
        "path: https://other.example/x | is not a path",
        "path: ../up | is not a path",
        "retry: 5m | must be a section, a value stands here",
        "retry: {max: 5m} | did you mean 'max_delay'",
        "retry: {first_delay: 10m, max_delay: 5m} | is shorter than first_delay",
        "api_key: abc | must not stand here",
      })
  void destinationProblems(String line, String message) throws IOException {
    assertThat(etc.refused(CLOUD + "    " + line + "\n"))
        .singleElement()
        .asString()
        .startsWith("line 7: destinations[cloud].")
        .contains(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cloud.example",
        "https://",
        "https://cloud .example",
        "https://cloud.example:0",
        "https://cloud.example:70000",
        "https://cloud.example/a?b=c",
        "https://user:pa55word@cloud.example",
        "https://us er:pa55word@cloud.example",
      })
  void badUrlsAreRefusedWithoutTheirCredentials(String url) throws IOException {
    assertThat(etc.refused(CLOUD.replace("https://cloud.example", "\"" + url + "\"")))
        .singleElement()
        .asString()
        .startsWith("line 6: destinations[cloud].url: ")
        .doesNotContain("pa55word");
  }

  @Test
  void oneTerminalIsNotReadTwice() throws IOException {
    String second = "  - id: again\n    kind: zk\n    address: 10.0.0.1:4370\n";

    assertThat(etc.refused(DEVICE + second))
        .singleElement()
        .asString()
        .contains("line 9: devices[again].address: is also that of device door");
    assertThat(etc.load(DEVICE + second + "    enabled: false\n"))
        .isInstanceOf(EtcResult.Loaded.class);
  }

  @Test
  void idsThatNameTheSameFileAreTheSame() throws IOException {
    assertThat(
            etc.refused(CLOUD + "  - {id: CLOUD, kind: cloud, url: \"https://other.example\"}\n"))
        .singleElement()
        .asString()
        .contains("is already the id of the destination on line 4");
  }

  @Test
  void theBackupFormTakesPunchesOnly() throws IOException {
    assertThat(etc.refused(CLOUD + "    form: backup-sync\n    accepts: [punch, mark]\n"))
        .singleElement()
        .asString()
        .contains("must be [punch] with form: backup-sync");
  }

  @Test
  void aSecretIsGivenOnce() throws IOException {
    etc.secret("c.key", "k").environment.put("KEY", "k");

    assertThat(etc.refused(CLOUD + "    api_key: ${KEY}\n    api_key_file: c.key\n"))
        .singleElement()
        .asString()
        .contains("is given twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | the file is empty",
        "'# nothing' | the file is empty",
        "'just text' | must hold keys",
        "'- a' | must hold keys",
        "'site: [a' | not valid YAML",
        "'site: \"s3cr3t' | not valid YAML",
        "'api_key: s3cr3t: more' | not valid YAML",
        "'*s3cr3t' | anchors and aliases",
      })
  void brokenFilesAreRefusedWithoutQuotingThem(String yaml, String message) throws IOException {
    assertThat(etc.refused(yaml))
        .isNotEmpty()
        .anySatisfy(problem -> assertThat(problem).contains(message))
        .allSatisfy(problem -> assertThat(problem).doesNotContain("s3cr3t"));
  }

  @Test
  void aKeyIsGivenOnce() throws IOException {
    assertThat(etc.refused(DEVICE + "    kind: zk\n"))
        .containsExactly("line 7: devices[1].kind: is already given on line 5");
  }

  @Test
  void aQuoteLeftOpenIsFoundWhereItBegan() throws IOException {
    assertThat(etc.refused("a: 1\nb: \"x\nc: 3\n"))
        .singleElement()
        .asString()
        .startsWith("line 4: this is not valid YAML")
        .endsWith("(it began on line 2)");
  }

  @Test
  void aTabIsCalledATab() throws IOException {
    assertThat(etc.refused("site: a\nadmin:\n\tlisten: x\n"))
        .singleElement()
        .asString()
        .isEqualTo("line 3: a tab stands where blanks must indent");
  }

  @Test
  void aliasesDeepNestsAndSecondDocumentsAreRefused() throws IOException {
    assertThat(etc.refused(EtcFixture.HEAD + "admin: &a {}\nstore: *a\n"))
        .anySatisfy(problem -> assertThat(problem).contains("line 3: admin: anchors"))
        .anySatisfy(problem -> assertThat(problem).contains("line 4: store: anchors"));
    assertThat(etc.refused(EtcFixture.HEAD + "x: " + "[".repeat(200) + "]".repeat(200)))
        .anySatisfy(problem -> assertThat(problem).contains("nested too deeply"));
    assertThat(etc.refused(EtcFixture.HEAD + "---\nsite: b\n"))
        .anySatisfy(problem -> assertThat(problem).contains("a second document"));
  }

  @Test
  void filesThatAreNoTextAreRefused() throws IOException {
    Files.write(etc.file(), new byte[] {(byte) 0xFF, (byte) 0xFE, 0x00});
    EtcResult binary = new EtcFile(name -> null, EtcFixture.MACHINE_ZONE).load(etc.file());
    assertThat(((EtcResult.Refused) binary).problems().get(0).message()).contains("UTF-8");

    Files.write(etc.file(), new byte[(1 << 20) + 1]);
    EtcResult large = new EtcFile(name -> null, EtcFixture.MACHINE_ZONE).load(etc.file());
    assertThat(((EtcResult.Refused) large).problems().get(0).message()).contains("1 MiB");

    EtcResult directory = new EtcFile(name -> null, EtcFixture.MACHINE_ZONE).load(folder);
    assertThat(((EtcResult.Refused) directory).problems().get(0).message())
        .contains("is not a file");
  }

  @Test
  void aDataDirThatIsAFileIsRefused() throws IOException {
    etc.secret("data", "x");

    assertThat(etc.refused(EtcFixture.HEAD))
        .singleElement()
        .asString()
        .contains("line 2: data_dir: 'data' is not a folder");
  }
}
