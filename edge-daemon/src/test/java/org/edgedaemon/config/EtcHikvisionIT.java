package org.edgedaemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.edgedaemon.device.hikvision.HikvisionConfig;
import org.edgedaemon.device.hikvision.HikvisionConfig.Tls;
import org.edgedaemon.device.hikvision.HikvisionConfig.Webhook;
import org.edgedaemon.device.hikvision.isapi.EventCode;
import org.edgedaemon.device.hikvision.isapi.EventCodes;
import org.edgedaemon.ingest.BackupRead;
import org.edgedaemon.ingest.PollConfig;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.schedule.CronSchedule;
import org.edgedaemon.secret.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kind: hikvision}: every key, every default, and how an operator is told what is wrong. */
class EtcHikvisionIT {
  private static final String SECRET = "/hik/Zm9vYmFyYmF6cXV4MTIzNDU2Nzg";
  private static final String LOBBY =
      EtcFixture.HEAD
          + """
          destinations:
            - {id: c, kind: cloud, url: "https://c.example", accepts: [punch, recognition]}
          devices:
            - id: lobby
              kind: hikvision
              username: admin
              password_file: lobby.password
          """;
  private static final String PLAIN = LOBBY + "    url: http://192.168.1.200\n";
  private static final String TLS = LOBBY + "    url: https://192.168.1.200\n";

  @TempDir Path folder;
  private EtcFixture etc;

  @BeforeEach
  void open() throws IOException {
    etc = new EtcFixture(folder).secret("lobby.password", "Passw0rd!\n");
  }

  private DeviceSettings.Hikvision lobby(String yaml) throws IOException {
    EtcResult.Loaded loaded = etc.loaded(yaml);
    assertThat(loaded.warnings()).isEmpty();
    return (DeviceSettings.Hikvision) loaded.settings().devices().get(0);
  }

  @Test
  void everythingHasADefaultButWhatOnlyTheOperatorKnows() throws IOException {
    DeviceSettings.Hikvision lobby = lobby(PLAIN);

    assertThat(lobby)
        .isEqualTo(
            new DeviceSettings.Hikvision(
                new HikvisionConfig(
                    new DeviceId("lobby"),
                    "lobby",
                    URI.create("http://192.168.1.200"),
                    "admin",
                    new Secret("Passw0rd!"),
                    null,
                    true,
                    new Tls.Platform(),
                    null,
                    true,
                    null,
                    EventCodes.DEFAULT_PUNCHES,
                    false,
                    false,
                    Duration.ofSeconds(60),
                    false),
                new PollConfig(
                    Duration.ofSeconds(60),
                    true,
                    new BackupRead(schedule("0 * * * *"), Duration.ofHours(5))),
                true));
  }

  @Test
  void everyKeyIsRead() throws IOException {
    etc.environment.put("LOBBY_PASSWORD", "s3cret");
    DeviceSettings.Hikvision lobby =
        lobby(
            EtcFixture.HEAD
                + """
                devices:
                  - id: lobby
                    kind: hikvision
                    name: Lobby
                    url: HTTPS://Terminal.Example:8443/
                    username: reader
                    password: ${LOBBY_PASSWORD}
                    time_zone: Europe/Berlin
                    trust_offset: false
                    certificate_sha256: "%s"
                    serial: DS-K1T341AM20220315V030230ENF00000001
                    stream: false
                    webhook:
                      listen: "0.0.0.0:8471"
                      path: %s
                      from: [192.168.1.7, 10.1.0.0/16, "fd00::7"]
                      announce: http://edge.example:8080
                    backup_sync: {schedule: "*/15  6-20 * * 1-6", lookback: 2d}
                    poll_interval: 5s
                    punches: [75, 5/38]
                    recognitions: true
                    basic_auth: true
                    clock_warning: 10s
                    set_clock: true
                    enabled: true
                destinations: [{id: c, kind: cloud, url: "https://c.example"}]
                """
                    .formatted("AB:".repeat(31) + "ab", SECRET));

    assertThat(lobby)
        .isEqualTo(
            new DeviceSettings.Hikvision(
                new HikvisionConfig(
                    new DeviceId("lobby"),
                    "Lobby",
                    URI.create("https://terminal.example:8443"),
                    "reader",
                    new Secret("s3cret"),
                    ZoneId.of("Europe/Berlin"),
                    false,
                    new Tls.Pinned("ab".repeat(32)),
                    "DS-K1T341AM20220315V030230ENF00000001",
                    false,
                    new Webhook(
                        "0.0.0.0",
                        8471,
                        new Secret(SECRET),
                        Set.of("192.168.1.7", "10.1.0.0/16", "fd00:0:0:0:0:0:0:7"),
                        URI.create("http://edge.example:8080")),
                    Set.of(new EventCode(5, 75), new EventCode(5, 38)),
                    true,
                    true,
                    Duration.ofSeconds(10),
                    true),
                new PollConfig(
                    Duration.ofSeconds(5),
                    false,
                    new BackupRead(schedule("*/15 6-20 * * 1-6"), Duration.ofDays(2))),
                true));
  }

  @Test
  void theSecondLookCanBeSwitchedOff() throws IOException {
    assertThat(lobby(PLAIN + "    backup_sync: off\n").poll().backup()).isNull();
  }

  @Test
  void theSecretPathMayComeFromAFile() throws IOException {
    etc.secret("hook.path", SECRET + "\n");
    DeviceSettings.Hikvision lobby =
        lobby(PLAIN + "    webhook: {listen: \"0.0.0.0\", path_file: hook.path}\n");

    assertThat(lobby.config().webhook())
        .isEqualTo(new Webhook("0.0.0.0", 8471, new Secret(SECRET), Set.of(), null));
    assertThat(lobby.pushesTo()).contains("port 8471").doesNotContain(SECRET);
  }

  @Test
  void anAuthorityOfTheOperatorsOwn() throws IOException {
    Path authority = Files.writeString(folder.resolve("ca.pem"), TestCertificate.PEM);
    assertThat(lobby(TLS + "    ca_file: ca.pem\n").config().tls())
        .isEqualTo(new Tls.Authorities(authority.toAbsolutePath()));
  }

  @Test
  void aPinMayBeWrittenWithBlanks() throws IOException {
    String pin = "0f ".repeat(32).strip();
    assertThat(lobby(TLS + "    certificate_sha256: " + pin + "\n").config().tls())
        .isEqualTo(new Tls.Pinned("0f".repeat(32)));
  }

  @Test
  void whatDeservesALookIsAWarning() throws IOException {
    etc.secret("lobby.password", "seventeen letters");
    assertThat(etc.loaded(TLS + "    basic_auth: true\n").warnings())
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).contains("url", "certificate_sha256"))
        .anySatisfy(line -> assertThat(line).contains("password_file", "longer than 16"));
    etc.secret("lobby.password", "sixteen lettersx");
    assertThat(etc.loaded(PLAIN + "    basic_auth: true\n").warnings())
        .singleElement()
        .asString()
        .contains("basic_auth", "readable for others");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trust_offset: false | time_zone must say what its clock shows",
        "time_zone: Nairobi | is not a time zone",
        "certificate_sha256: abc | 64 hex digits",
        "ca_file: none.pem | not a readable file with PEM certificates",
        "poll_interval: 4s | too short, 5s at least",
        "stream: perhaps | is neither true nor false",
        "live: true | is not a known key",
        "pasword: x | is not a known key; did you mean 'password'",
        "password: x | is given twice",
        "backup_sync: {schedule: \"61 * * * *\"} | is not a cron expression",
        "backup_sync: {schedule: \"0 0 * * * *\"} | of five fields",
        "backup_sync: {schedule: \"0 0 31 2 *\"} | never comes",
        "backup_sync: {lookback: 9m} | too short, 600s at least",
        "backup_sync: {lookback: 32d} | too long, 31d at most",
        "backup_sync: {lookbak: 5h} | did you mean 'lookback'",
        "backup_sync: on | must be a section, a value stands here",
        "punches: [] | names no event type",
        "punches: [face] | is not an event type such as 5/75",
        "punches: [5/76] | it would count refused entries as attendance",
        "punches: [6, 75] | it would count refused entries as attendance",
        "punches: [5/199999] | is not an event type",
        "webhook: {path: /x} | webhook.listen: is missing",
        "webhook: {listen: \"0.0.0.0:0\", path: /hik/Zm9vYmFyYmF6cXV4MTIzNDU2Nzg} | has a port",
        "webhook: {listen: \"0.0.0.0:8471\"} | webhook.path: is missing",
        "webhook: {listen: \"0.0.0.0:8471\", path: /hik/LONG-SECRET} | openssl rand",
        "webhook: {listen: \"0.0.0.0:8471\", path: /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa} | guessed",
        "webhook: {listen: \"0.0.0.0:8471\", path: hik} | must be a path such as /hik/LONG-SECRET",
        "webhook: {listen: \"0.0.0.0:8471\", path_file: no.path} | does not exist",
        "webhook: {listen: a, path: /hik/Zm9vYmFyYmF6cXV4MTIzNDU2Nzg, from: [10.0.0.0/33]} | 32 bits",
      })
  void problems(String line, String message) throws IOException {
    List<String> problems = etc.refused(PLAIN + "    " + line + "\n");

    assertThat(problems).anySatisfy(problem -> assertThat(problem).contains(message));
    assertThat(problems).hasSizeLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "192.168.1.200 | is not a URL such as http://192.168.1.200",
        "ftp://192.168.1.200 | must start with http:// or https://",
        "http://admin:x@192.168.1.200 | must not hold a user or password",
        "http://192.168.1.200/ISAPI | and nothing behind it",
        "http://192.168.1.200:99999 | has a port outside",
        "http://192.168.1.200?x=1 | must not have a query",
      })
  void urls(String url, String message) throws IOException {
    assertThat(etc.refused(LOBBY + "    url: \"" + url + "\"\n"))
        .singleElement()
        .asString()
        .startsWith("line 10: devices[lobby].url: ")
        .contains(message);
  }

  @Test
  void aPinHasNoMeaningWithoutTls() throws IOException {
    assertThat(etc.refused(PLAIN + "    certificate_sha256: " + "ab".repeat(32) + "\n"))
        .singleElement()
        .asString()
        .contains("has a meaning with https:// only");
  }

  @Test
  void aPinBesideAnAuthorityIsAContradiction() throws IOException {
    Files.writeString(folder.resolve("ca.pem"), TestCertificate.PEM);
    String both = "    ca_file: ca.pem\n    certificate_sha256: " + "ab".repeat(32) + "\n";
    assertThat(etc.refused(TLS + both)).singleElement().asString().contains("one of them must go");
  }

  @Test
  void allProblemsAreToldAtOnceWithTheirLines() throws IOException {
    assertThat(
            etc.refused(
                EtcFixture.HEAD
                    + """
                    devices:
                      - kind: hikvision
                        url: http://10.0.0.1/x
                        stream: no
                        webhook: {listen: "10.0.0.300:1", path: short, from: [lobby]}
                        backup_sync: {schedule: hourly}
                        punches: [5/76]
                    """))
        .containsExactly(
            "line 4: devices[1].id: is missing",
            "line 4: devices[1].username: is missing",
            "line 4: devices[1].password_file: is missing: name the file that holds the password",
            "line 5: devices[1].url: 'http://10.0.0.1/x' must be http(s)://host[:port] and nothing"
                + " behind it",
            "line 6: devices[1].stream: 'no' is neither true nor false",
            "line 7: devices[1].webhook.listen: '10.0.0.300:1' has no valid host name or address",
            "line 7: devices[1].webhook.path: must be a path such as /hik/LONG-SECRET, of letters,"
                + " digits, - and _, at most 128 characters",
            "line 7: devices[1].webhook.from: 'lobby' is not an IP address such as"
                + " 192.168.1.7, or a network such as 10.1.0.0/16",
            "line 8: devices[1].backup_sync.schedule: 'hourly' is not a cron expression of five"
                + " fields (minute hour day-of-month month day-of-week)",
            "line 9: devices[1].punches: '5/76' is an event of a refused entry: it would count"
                + " refused entries as attendance");
  }

  @Test
  void oneTerminalIsOneDevice() throws IOException {
    assertThat(etc.refused(two("http://192.168.1.200", "", "http://192.168.1.200:80/", "")))
        .singleElement()
        .asString()
        .contains("devices[b].url: is also that of device a");
    etc.loaded(two("http://192.168.1.200", "", "http://192.168.1.200:81", ""));
    etc.loaded(two("http://192.168.1.200", "", "http://192.168.1.200", "enabled: false"));
  }

  @Test
  void onePathIsSharedOnlyByTerminalsThatTheirAddressesTellApart() throws IOException {
    String hook = "webhook: {listen: \"0.0.0.0:8471\", path: " + SECRET + "}";
    etc.loaded(two("http://192.168.1.200", hook, "http://192.168.1.201", hook));
    String fromBoth = hook.replace("}", ", from: [10.0.0.1, 192.168.0.0/16]}");
    assertThat(etc.refused(two("http://192.168.1.200", hook, "http://192.168.1.201", fromBoth)))
        .singleElement()
        .asString()
        .contains("devices[b].webhook: has the path of device a");
  }

  @Test
  void listenersMustBeAbleToBeOpenTogether() throws IOException {
    String any = "webhook: {listen: \"0.0.0.0:8471\", path: " + SECRET + "}";
    String one = any.replace("0.0.0.0", "192.168.1.9");
    assertThat(etc.refused(two("http://192.168.1.200", any, "http://192.168.1.201", one)))
        .singleElement()
        .asString()
        .contains("192.168.1.9:8471, which cannot be open beside 0.0.0.0:8471 of device a");
    String admin = any.replace("8471", "8470");
    assertThat(etc.refused(PLAIN + "    " + admin + "\n"))
        .singleElement()
        .asString()
        .contains("listens where the admin port is (127.0.0.1:8470)");
  }

  @Test
  void secretsShowNowhere() throws IOException {
    EtcResult.Loaded loaded =
        etc.loaded(PLAIN + "    webhook: {listen: \"0.0.0.0:1\", path: " + SECRET + "}\n");
    assertThat(loaded.toString()).doesNotContain("Passw0rd!", SECRET);
    List<String> problems =
        etc.refused(
            PLAIN + "    webhook: {listen: \"0.0.0.0:x\", path: \"/hik/Zm9vYmFyYmF6cXV4 MTIz\"}\n");
    assertThat(problems.toString()).doesNotContain("Zm9vYmFyYmF6cXV4");
  }

  private static String two(String url, String line, String otherUrl, String otherLine) {
    return EtcFixture.HEAD
        + "destinations: [{id: c, kind: cloud, url: \"https://c.example\"}]\ndevices:\n"
        + device("a", url, line)
        + device("b", otherUrl, otherLine);
  }

  private static String device(String id, String url, String line) {
    return """
      - id: %s
        kind: hikvision
        url: %s
        username: admin
        password_file: lobby.password
        %s
    """
        .formatted(id, url, line);
  }

  private static CronSchedule schedule(String text) {
    return ((CronSchedule.Good) CronSchedule.parse(text)).schedule();
  }
}
