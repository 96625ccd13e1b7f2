package org.edgedaemon.config;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.edgedaemon.admin.AdminConfig;
import org.edgedaemon.device.hikvision.HikvisionConfig;
import org.edgedaemon.device.hikvision.HikvisionConfig.Tls;
import org.edgedaemon.ingest.PollConfig;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/** {@code kind: hikvision}. */
final class HikvisionDeviceBinder {
  static final Duration DEFAULT_POLL = Duration.ofSeconds(60);
  static final Duration DEFAULT_CLOCK_WARNING = Duration.ofSeconds(60);

  private static final Duration LEAST_POLL = Duration.ofSeconds(5);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int LONGEST_PASSWORD = 16;
  private static final Secret NO_PASSWORD = new Secret("unknown");
  private static final URI NO_URL = URI.create("http://unknown.invalid");

  private record Login(String username, Secret password) {}

  private final Map<String, String> taken = new HashMap<>();
  private final Webhooks webhooks;

  HikvisionDeviceBinder(AdminConfig admin) {
    this.webhooks = new Webhooks(admin);
  }

  @Nullable DeviceSettings bind(Section section) {
    DeviceId id = section.required("id", Texts::deviceId);
    URI url = section.required("url", TerminalUrl::parse);
    String username = section.required("username", Texts.name(64));
    Secret password = password(section);
    boolean enabled = section.or("enabled", Quantities::yesOrNo, true);
    PollConfig poll = poll(section);
    // Bound even without these four, so that all that is wrong is told at once.
    Login login =
        new Login(
            username == null ? "unknown" : username, password == null ? NO_PASSWORD : password);
    HikvisionConfig config =
        config(section, id == null ? new DeviceId("unnamed") : id, url, login, poll.live());
    if (id == null || url == null || username == null || password == null) {
      return null;
    }
    if (enabled) {
      refuseSecondUse(section, config);
    }
    return new DeviceSettings.Hikvision(config, poll, enabled);
  }

  /** Two devices of ours at one terminal would spend each other's log-in tries. */
  private void refuseSecondUse(Section section, HikvisionConfig config) {
    String id = config.id().value();
    String other = taken.putIfAbsent(TerminalUrl.target(config.url()), id);
    if (other != null) {
      section.problem("url", "is also that of device " + other);
    }
    if (config.webhook() != null) {
      webhooks.add(section, id, config.url(), config.webhook());
    }
  }

  private static PollConfig poll(Section section) {
    return new PollConfig(
        section.or("poll_interval", Quantities.duration(LEAST_POLL), DEFAULT_POLL),
        section.or("stream", Quantities::yesOrNo, true),
        BackupSyncBinder.bind(section));
  }

  private static HikvisionConfig config(
      Section section, DeviceId id, @Nullable URI url, Login login, boolean stream) {
    ZoneId zone = section.optional("time_zone", Texts::zone);
    Tls tls = TlsBinder.bind(section, url);
    return new HikvisionConfig(
        id,
        section.or("name", Texts.name(128), id.value()),
        url == null ? NO_URL : url,
        login.username(),
        login.password(),
        zone,
        trustOffset(section, zone),
        tls,
        section.optional("serial", Texts.name(64)),
        stream,
        WebhookBinder.bind(section),
        EventTypes.punches(section),
        section.or("recognitions", Quantities::yesOrNo, false),
        basic(section, url),
        section.or("clock_warning", Quantities.duration(SECOND), DEFAULT_CLOCK_WARNING),
        section.or("set_clock", Quantities::yesOrNo, false));
  }

  private static boolean trustOffset(Section section, @Nullable ZoneId zone) {
    boolean trust = section.or("trust_offset", Quantities::yesOrNo, true);
    if (!trust && zone == null) {
      if (!section.has("time_zone")) {
        section.problem("trust_offset", "is false, so time_zone must say what its clock shows");
      }
      return true;
    }
    return trust;
  }

  private static boolean basic(Section section, @Nullable URI url) {
    boolean basic = section.or("basic_auth", Quantities::yesOrNo, false);
    if (basic && url != null && WebUrl.isPlainOverNetwork(url)) {
      section.warning(
          "basic_auth", "sends the password readable for others if the terminal asks for Basic");
    }
    return basic;
  }

  private static @Nullable Secret password(Section section) {
    Secret password = Secrets.required(section, "password");
    if (password != null && password.reveal().length() > LONGEST_PASSWORD) {
      section.warning(
          Secrets.keyOf(section, "password"),
          "the password is longer than "
              + LONGEST_PASSWORD
              + " characters; many terminals cut such a one and then refuse it");
    }
    return password;
  }
}
