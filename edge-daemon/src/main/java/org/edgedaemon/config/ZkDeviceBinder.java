package org.edgedaemon.config;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.edgedaemon.device.zk.ZkConfig;
import org.edgedaemon.ingest.PollConfig;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/** {@code kind: zk}. */
final class ZkDeviceBinder {
  private static final Map<String, ZkConfig.Transport> TRANSPORTS =
      Map.of(
          "tcp", ZkConfig.Transport.TCP,
          "udp", ZkConfig.Transport.UDP,
          "auto", ZkConfig.Transport.AUTO);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Map<HostPort, String> taken = new HashMap<>();

  @Nullable DeviceSettings bind(Section section) {
    DeviceId id = section.required("id", Texts::deviceId);
    HostPort address = section.required("address", HostPort.parser(ZkConfig.DEFAULT_PORT, 1));
    ZoneId zone = section.or("time_zone", Texts::zone, section.around().zone());
    boolean enabled = section.or("enabled", Quantities::yesOrNo, true);
    PollConfig poll = poll(section);
    // Bound even without an id or address, so that all that is wrong is told at once.
    ZkConfig base =
        ZkConfig.of(
            id == null ? new DeviceId("unnamed") : id,
            address == null ? "unknown" : address.host(),
            address == null ? ZkConfig.DEFAULT_PORT : address.port(),
            zone);
    ZkConfig config = config(section, base);
    if (id == null || address == null) {
      return null;
    }
    if (enabled) {
      refuseSecondUse(section, address, id);
    }
    return new DeviceSettings.Zk(config, poll, enabled);
  }

  /** A terminal serves one program at a time; two devices of ours would lock each other out. */
  private void refuseSecondUse(Section section, HostPort address, DeviceId id) {
    String other = taken.putIfAbsent(address, id.value());
    if (other != null) {
      section.problem("address", "is also that of device " + other);
    }
  }

  private static PollConfig poll(Section section) {
    PollConfig defaults = PollConfig.defaults();
    return new PollConfig(
        section.or("poll_interval", Quantities.duration(SECOND), defaults.interval()),
        section.or("live", Quantities::yesOrNo, defaults.live()));
  }

  private static ZkConfig config(Section section, ZkConfig base) {
    return new ZkConfig(
        base.id(),
        section.or("name", Texts.name(128), base.name()),
        base.host(),
        base.port(),
        section.or("transport", Words.oneOf(TRANSPORTS), base.transport()),
        commKey(section),
        base.timeZone(),
        section.<Charset>optional("name_charset", Texts::charset),
        section.optional("serial", Texts.name(64)),
        section.or("clock_warning", Quantities.duration(SECOND), base.clockWarning()),
        section.or("set_clock", Quantities::yesOrNo, base.setClock()),
        section.or("disable_while_reading", Quantities::yesOrNo, base.disableWhileReading()),
        section.or("idle_probe", Quantities.duration(SECOND.multipliedBy(5)), base.idleProbe()));
  }

  private static @Nullable Secret commKey(Section section) {
    Secret key = Secrets.read(section, "comm_key");
    if (key != null && !key.reveal().matches("[0-9]{1,6}")) {
      section.problem(Secrets.keyOf(section, "comm_key"), "the comm key is not 1 to 6 digits");
      return null;
    }
    return key;
  }
}
