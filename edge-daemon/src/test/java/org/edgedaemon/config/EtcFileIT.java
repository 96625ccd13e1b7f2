package org.edgedaemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import org.edgedaemon.admin.AdminConfig;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.Hours;
import org.edgedaemon.dataset.run.Pace;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.destination.cloud.CloudConfig;
import org.edgedaemon.device.zk.ZkConfig;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.forward.LaneConfig;
import org.edgedaemon.ingest.PollConfig;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.secret.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the etc file means: every key, every default. */
class EtcFileIT {
  private static final Path SAMPLE = Path.of("..", "etc", "edge-daemon.yml");

  @TempDir Path folder;
  private EtcFixture etc;

  @BeforeEach
  void open() {
    etc = new EtcFixture(folder);
  }

  @Test
  void everythingHasADefaultButWhatOnlyTheOperatorKnows() throws IOException {
    EtcResult.Loaded loaded =
        etc.loaded(
            EtcFixture.HEAD
                + """
                devices:
                  - id: front-door
                    kind: zk
                    address: 192.168.1.201
                destinations:
                  - id: cloud
                    kind: cloud
                    url: https://cloud.example/api
                """);

    assertThat(loaded.warnings()).isEmpty();
    Settings settings = loaded.settings();
    assertThat(settings.site()).isEqualTo("head-office");
    assertThat(settings.dataDir()).isEqualTo(folder.toAbsolutePath().resolve("data"));
    assertThat(settings.admin()).isEqualTo(new AdminConfig("127.0.0.1", 8470, null));
    assertThat(settings.store())
        .isEqualTo(new StoreSettings(268_435_456, 268_435_456, Duration.ofHours(6), 3, null));
    assertThat(settings.devices())
        .containsExactly(
            new DeviceSettings.Zk(
                new ZkConfig(
                    new DeviceId("front-door"),
                    "front-door",
                    "192.168.1.201",
                    4370,
                    ZkConfig.Transport.AUTO,
                    null,
                    EtcFixture.MACHINE_ZONE,
                    null,
                    null,
                    Duration.ofSeconds(60),
                    false,
                    false,
                    Duration.ofSeconds(30)),
                new PollConfig(Duration.ofSeconds(30), true),
                true));
    assertThat(settings.destinations())
        .containsExactly(
            new DestinationSettings.Cloud(
                new CloudConfig(
                    new DestinationId("cloud"),
                    URI.create("https://cloud.example/api"),
                    null,
                    "attendance-records",
                    CloudConfig.Form.RECORDS,
                    500,
                    Duration.ofSeconds(30),
                    Set.of(EntryKind.PUNCH),
                    false,
                    4,
                    null,
                    null),
                new LaneConfig(
                    16_777_216,
                    Duration.ofMillis(500),
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(5)),
                true));
  }

  @Test
  void everyKeyIsRead() throws IOException {
    etc.secret("admin.token", "t0ken\n").secret("door.key", "123456\r\n").secret("c.key", "k");
    Path authority = Files.writeString(folder.resolve("ca.pem"), TestCertificate.PEM);
    etc.environment.put("CLOUD_HOST", "cloud.example");

    Settings settings =
        etc.loaded(
                """
                site: "Büro 7"
                data_dir: /tmp/edge
                admin: {listen: "[::1]:0", token_file: admin.token}
                store:
                  disk_floor: 1GiB
                  intake_max: 256MB
                  backup_interval: 12h
                  backup_keep: 7
                  retention: 365d
                devices:
                  - id: door
                    kind: zk
                    name: Front door
                    address: door.example:4371
                    transport: udp
                    comm_key_file: door.key
                    serial: 12345
                    time_zone: Europe/Berlin
                    name_charset: windows-1256
                    poll_interval: 2m
                    live: false
                    idle_probe: 45s
                    clock_warning: 10s
                    set_clock: true
                    disable_while_reading: true
                    enabled: false
                destinations:
                  - id: cloud
                    kind: cloud
                    url: http://${CLOUD_HOST}:8080/api/v2
                    api_key_file: c.key
                    path: /punches
                    form: records
                    batch: 1
                    timeout: 5s
                    accepts: [punch, mark, student, recognition]
                    gzip: true
                    concurrency: 16
                    ca_file: ca.pem
                    proxy: http://proxy.example:3128
                    lane_max: 64KiB
                    retry: {first_delay: 100ms, max_delay: 1h, probe_interval: 30s}
                    enabled: false
                """)
            .settings();

    assertThat(settings.site()).isEqualTo("Büro 7");
    assertThat(settings.dataDir()).isEqualTo(Path.of("/tmp/edge"));
    assertThat(settings.admin()).isEqualTo(new AdminConfig("::1", 0, new Secret("t0ken")));
    assertThat(settings.store())
        .isEqualTo(
            new StoreSettings(
                1L << 30, 256_000_000, Duration.ofHours(12), 7, Duration.ofDays(365)));
    assertThat(settings.devices())
        .containsExactly(
            new DeviceSettings.Zk(
                new ZkConfig(
                    new DeviceId("door"),
                    "Front door",
                    "door.example",
                    4371,
                    ZkConfig.Transport.UDP,
                    new Secret("123456"),
                    ZoneId.of("Europe/Berlin"),
                    Charset.forName("windows-1256"),
                    "12345",
                    Duration.ofSeconds(10),
                    true,
                    true,
                    Duration.ofSeconds(45)),
                new PollConfig(Duration.ofMinutes(2), false),
                false));
    assertThat(settings.destinations())
        .containsExactly(
            new DestinationSettings.Cloud(
                new CloudConfig(
                    new DestinationId("cloud"),
                    URI.create("http://cloud.example:8080/api/v2"),
                    new Secret("k"),
                    "punches",
                    CloudConfig.Form.RECORDS,
                    1,
                    Duration.ofSeconds(5),
                    Set.of(
                        EntryKind.PUNCH, EntryKind.MARK, EntryKind.STUDENT, EntryKind.RECOGNITION),
                    true,
                    16,
                    authority.toAbsolutePath(),
                    URI.create("http://proxy.example:3128")),
                new LaneConfig(
                    65_536, Duration.ofMillis(100), Duration.ofHours(1), Duration.ofSeconds(30)),
                false));
  }

  @Test
  void theSampleIsValidAsShipped() throws IOException {
    EtcResult.Loaded loaded = etc.loaded(Files.readString(SAMPLE));

    assertThat(loaded.settings().devices()).isEmpty();
    assertThat(loaded.settings().cloudSync()).isNull();
    assertThat(loaded.warnings()).hasSize(2);
  }

  @Test
  void theSampleIsValidWithItsExamplesTurnedOn() throws IOException {
    etc.secret("admin.token", "t").secret("back-door.key", "123456").secret("cloud.key", "k");
    etc.secret("canteen.password", "Passw0rd!").secret("lobby.password", "Passw0rd!");
    etc.secret("lobby.path", "/hik/Zm9vYmFyYmF6cXV4MTIzNDU2Nzg");
    etc.secret("library.token", "l".repeat(16)).secret("gate.token", "g".repeat(16));
    etc.secret("portal.key", "k").secret("school.password", "p");
    etc.secret("office.password", "p");
    Files.createDirectory(folder.resolve("office-files"));
    etc.secret("head-office.token", "h").secret("columns.key", "ab".repeat(32));
    etc.secret("service-account.json", ServiceAccounts.json());
    Files.writeString(folder.resolve("office-ca.pem"), TestCertificate.PEM);
    String turnedOn =
        Files.readString(SAMPLE).replaceAll("(?m)^(  )# (?=[- ]*[a-z_0-9]+:|[- ]*retry:)", "$1");
    assertThat(turnedOn).contains("\n  - id: front-door", "\n  token_file: admin.token");

    EtcResult.Loaded loaded = etc.loaded(turnedOn);

    assertThat(loaded.warnings()).isEmpty();
    assertThat(loaded.settings().devices())
        .extracting(device -> device.id().value())
        .containsExactly(
            "front-door", "back-door", "warehouse", "canteen", "lobby", "gate", "turnstile", "lan");
    DeviceSettings.Hikvision canteen =
        (DeviceSettings.Hikvision) loaded.settings().devices().get(3);
    DeviceSettings.Hikvision lobby = (DeviceSettings.Hikvision) loaded.settings().devices().get(4);
    assertThat(lobby.poll()).as("the sample shows the defaults").isEqualTo(canteen.poll());
    assertThat(lobby.config().punches()).isEqualTo(canteen.config().punches());
    assertThat(loaded.settings().destinations())
        .extracting(destination -> destination.id().value())
        .containsExactly("cloud", "portal", "firestore", "rtdb");
    assertThat(loaded.settings().attendance().slots()).hasSize(2);
    CloudSyncSettings sync = loaded.settings().cloudSync();
    assertThat(sync.pace()).isEqualTo(new Pace.Every(CloudSyncSettings.DEFAULT_EVERY));
    assertThat(sync.minGap()).isEqualTo(CloudSyncSettings.DEFAULT_MIN_GAP);
    assertThat(sync.datasets())
        .extracting(one -> one.dataset().name().value())
        .containsExactly("rooms", "leaves", "attendance_records", "visitors");
    assertThat(sync.datasets().get(1).dataset())
        .as("the sample shows the defaults")
        .extracting(Dataset::inFlight, Dataset::batch, Dataset::hours)
        .containsExactly(8, 1, Hours.ALWAYS);
    DestinationSettings.Cloud cloud =
        (DestinationSettings.Cloud) loaded.settings().destinations().get(0);
    assertThat(cloud.lane()).as("the sample shows the defaults").isEqualTo(LaneConfig.defaults());
    assertThat(loaded.settings().store().backupKeep()).isEqualTo(3);
    assertThat(loaded.settings().store().diskFloor())
        .isEqualTo(StoreSettings.defaults().diskFloor());
  }

  @Test
  void secretsMayComeFromTheEnvironmentOrTheServiceManager() throws IOException {
    Path credentials = Files.createDirectory(folder.resolve("credentials"));
    Files.writeString(credentials.resolve("cloud.key"), "from-systemd");
    etc.secret("cloud.key", "stale-and-beside");
    etc.environment.put("CREDENTIALS_DIRECTORY", credentials.toString());
    etc.environment.put("DOOR_KEY", "42");

    Settings settings =
        etc.loaded(
                EtcFixture.HEAD
                    + """
                    devices:
                      - {id: a, kind: zk, address: "10.0.0.1", comm_key: "${DOOR_KEY}"}
                    destinations:
                      - {id: c, kind: cloud, url: "https://c.example", api_key_file: cloud.key}
                    """)
            .settings();

    ZkConfig zk = ((DeviceSettings.Zk) settings.devices().get(0)).config();
    assertThat(zk.commKey()).isEqualTo(new Secret("42"));
    CloudConfig cloud = ((DestinationSettings.Cloud) settings.destinations().get(0)).config();
    assertThat(cloud.apiKey()).isEqualTo(new Secret("from-systemd"));
  }

  @Test
  void whatDeservesALookIsAWarning() throws IOException {
    etc.secret("c.key", "k");
    EtcResult.Loaded loaded =
        etc.loaded(
            EtcFixture.HEAD
                + """
                admin: {listen: "0.0.0.0:8470"}
                devices: []
                destinations:
                  - {id: c, kind: cloud, url: "http://c.example", api_key_file: c.key}
                """);

    assertThat(loaded.warnings())
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).contains("admin.listen", "others in the network"))
        .anySatisfy(line -> assertThat(line).contains("devices", "no device is enabled"))
        .anySatisfy(line -> assertThat(line).contains("line 6: destinations[c].url", "is http"));
  }

  @Test
  void theDefaultPathFollowsThePlatform() {
    assertThat(EtcFile.defaultPath(name -> null, "Linux"))
        .isEqualTo(Path.of("/etc/edge-daemon/edge-daemon.yml"));
    assertThat(EtcFile.defaultPath(name -> "D:\\Data", "Windows 11").toString())
        .startsWith("D:\\Data")
        .endsWith("edge-daemon.yml");
    assertThat(EtcFile.defaultPath(name -> null, "Windows Server 2022").toString())
        .startsWith("C:\\ProgramData");
  }

  @Test
  void aMissingFileIsAProblem() {
    EtcResult result =
        new EtcFile(name -> null, EtcFixture.MACHINE_ZONE).load(folder.resolve("none.yml"));

    assertThat(((EtcResult.Refused) result).problems())
        .extracting(Problem::message)
        .singleElement()
        .asString()
        .contains("none.yml does not exist");
  }

  @Test
  void secretsShowNowhere() throws IOException {
    etc.secret("c.key", "s3cr3t-value").secret("door.key", "654321");
    EtcResult.Loaded loaded =
        etc.loaded(
            EtcFixture.HEAD
                + """
                devices: [{id: a, kind: zk, address: "10.0.0.1", comm_key_file: door.key}]
                destinations: [{id: c, kind: cloud, url: "https://c", api_key_file: c.key}]
                """);

    assertThat(loaded.toString()).doesNotContain("s3cr3t-value", "654321");
  }
}
