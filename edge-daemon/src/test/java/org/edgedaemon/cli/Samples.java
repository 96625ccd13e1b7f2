package org.edgedaemon.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgedaemon.admin.AdminConfig;
import org.edgedaemon.admin.DeadLetterView;
import org.edgedaemon.admin.DestinationInfo;
import org.edgedaemon.admin.DeviceInfo;
import org.edgedaemon.admin.EntryView;
import org.edgedaemon.admin.LaneInfo;
import org.edgedaemon.admin.LaneState;
import org.edgedaemon.admin.RunView;
import org.edgedaemon.admin.StatusReport;
import org.edgedaemon.config.AttendanceSettings;
import org.edgedaemon.config.DestinationSettings;
import org.edgedaemon.config.DeviceSettings;
import org.edgedaemon.config.Settings;
import org.edgedaemon.config.StoreSettings;
import org.edgedaemon.destination.DestinationId;
import org.edgedaemon.destination.cloud.CloudConfig;
import org.edgedaemon.device.DeviceStatus;
import org.edgedaemon.device.hikvision.HikvisionConfig;
import org.edgedaemon.device.zk.ZkConfig;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.forward.LaneConfig;
import org.edgedaemon.health.CheckResult;
import org.edgedaemon.ingest.PollConfig;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.DeviceIdentity;
import org.edgedaemon.punch.EventId;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/** Made-up things to show. */
final class Samples {
  static final Secret TOKEN = new Secret("t0ken-that-must-not-show");
  static final Instant MORNING = Instant.parse("2026-03-01T05:59:31Z");

  private Samples() {}

  static Settings settings(Path dataDir, int adminPort, Secret token) {
    ZkConfig door =
        ZkConfig.of(new DeviceId("front-door"), "192.168.1.201", 4370, ZoneId.of("Africa/Nairobi"));
    CloudConfig cloud =
        new CloudConfig(
            new DestinationId("cloud"),
            URI.create("https://cloud.example/api"),
            new Secret("k3y-of-the-cloud"),
            CloudConfig.DEFAULT_PATH,
            CloudConfig.Form.RECORDS,
            500,
            CloudConfig.DEFAULT_TIMEOUT,
            Set.of(EntryKind.PUNCH),
            true,
            1,
            null,
            null);
    return new Settings(
        "head-office",
        dataDir,
        new AdminConfig("127.0.0.1", adminPort, token),
        StoreSettings.defaults(),
        List.of(
            new DeviceSettings.Zk(door, PollConfig.defaults(), true),
            new DeviceSettings.Hikvision(lobbyTerminal(), PollConfig.defaults(), true)),
        List.of(new DestinationSettings.Cloud(cloud, LaneConfig.defaults(), true)),
        new AttendanceSettings(
            12,
            Duration.ofMinutes(15),
            Duration.ofMinutes(15),
            ZoneId.of("Africa/Nairobi"),
            List.of(),
            List.of(),
            null,
            Map.of()),
        null,
        null,
        null,
        List.of());
  }

  private static HikvisionConfig lobbyTerminal() {
    return new HikvisionConfig(
        new DeviceId("lobby"),
        "Lobby",
        URI.create("http://192.168.1.7"),
        "admin",
        new Secret("passw0rd-of-lobby"),
        null,
        true,
        new HikvisionConfig.Tls.Platform(),
        null,
        true,
        new HikvisionConfig.Webhook(
            "0.0.0.0", 8471, new Secret("/hik/s3cret-path"), Set.of(), null),
        Set.of(),
        false,
        false,
        Duration.ofSeconds(60),
        false);
  }

  static StatusReport status() {
    return new StatusReport(
        "0.1.0",
        "head-office",
        4711,
        MORNING,
        CheckResult.Status.DEGRADED,
        new StatusReport.DeviceCounts(3, 2, 1, 1),
        2,
        12,
        MORNING,
        1,
        new StatusReport.StoreFigures(2000, 2040, 1_572_864, 4096, 12L << 30, null),
        List.of("device lobby: no answer: check its cable"));
  }

  static DeviceInfo frontDoor() {
    return DeviceInfo.of(
        new DeviceId("front-door"),
        "Front door",
        "zk",
        "192.168.1.201:4370",
        true,
        new DeviceStatus(
            DeviceStatus.State.LIVE,
            new DeviceIdentity(new DeviceId("front-door"), "CGKK1234", "Front door", "zk"),
            "tcp",
            MORNING,
            MORNING.minusSeconds(60),
            Duration.ofMillis(-1500),
            null,
            Map.of("records", "2000")));
  }

  static DeviceInfo lobby() {
    return new DeviceInfo(
        "lobby",
        "Lobby",
        "zk",
        "192.168.1.7:4370",
        true,
        DeviceStatus.State.FAILED,
        null,
        null,
        null,
        null,
        null,
        "no answer\u001b[2J",
        Map.of());
  }

  static DestinationInfo cloud() {
    return new DestinationInfo(
        "cloud",
        "cloud",
        "https://cloud.example/api",
        true,
        List.of("punch"),
        LaneState.WAITING,
        MORNING,
        1990,
        "503 from the cloud");
  }

  static LaneInfo lane(LaneState state) {
    return new LaneInfo("cloud", state, 10, 4096, 12, 1990, MORNING, 3, null, 1, null);
  }

  /** A punch with a name that a spreadsheet would run. */
  static EntryView punch(long sequence) {
    String body =
        "{\"event_id\":\"x\",\"device\":{\"id\":\"front-door\",\"serial\":\"CGKK1234\"},"
            + "\"user_id\":\"0042\",\"user_name\":\"=1+1, \\\"Ann\\\"\",\"occurred_at\":"
            + "\"2026-03-01T08:59:31+03:00\",\"direction\":\"check_in\",\"verify_mode\":\"face\","
            + "\"work_code\":null,\"source\":\"zk-poll\"}";
    return EntryView.of(
        new SequencedEntry(
            sequence,
            new Entry(
                EntryKind.PUNCH,
                EventId.ofNaturalKey("punch|" + sequence),
                new DeviceId("front-door"),
                LocalDateTime.parse("2026-03-01T08:59:31"),
                MORNING,
                JsonBody.of(body))));
  }

  static DeadLetterView letter(long id) {
    return new DeadLetterView(
        id, "cloud", 422, "user unknown", "{\"error\":\"no\"}", 1, MORNING, false, punch(id + 100));
  }

  static RunView run(String device, @Nullable String error) {
    return new RunView(
        device,
        "schedule",
        MORNING,
        MORNING.plusMillis(2_340),
        120,
        7,
        error == null ? 0 : 1,
        error,
        Map.of());
  }
}
