package org.edgedaemon.device.hikvision;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import org.edgedaemon.device.hikvision.HikvisionConfig.Tls;
import org.edgedaemon.device.hikvision.HikvisionConfig.Webhook;
import org.edgedaemon.device.hikvision.isapi.EventCode;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/** Configurations for tests. */
final class Configs {
  private URI url = URI.create("http://192.0.2.10");
  private String id = "lobby";
  private String password = "Passw0rd!";
  private @Nullable ZoneId zone;
  private boolean trustOffset = true;
  private boolean stream;
  private boolean recognitions;
  private @Nullable Webhook webhook;
  private @Nullable String serial;

  private Configs() {}

  static Configs config() {
    return new Configs();
  }

  Configs id(String newId) {
    id = newId;
    return this;
  }

  Configs url(URI newUrl) {
    url = newUrl;
    return this;
  }

  Configs password(String newPassword) {
    password = newPassword;
    return this;
  }

  Configs zone(ZoneId newZone) {
    zone = newZone;
    return this;
  }

  Configs distrusted() {
    trustOffset = false;
    return this;
  }

  Configs streaming() {
    stream = true;
    return this;
  }

  Configs recognising() {
    recognitions = true;
    return this;
  }

  Configs serial(String newSerial) {
    serial = newSerial;
    return this;
  }

  Configs pushedFrom(String... from) {
    webhook = new Webhook("127.0.0.1", 8471, new Secret("/hik/token"), Set.of(from), null);
    return this;
  }

  HikvisionConfig build() {
    return new HikvisionConfig(
        new DeviceId(id),
        "Lobby",
        url,
        "admin",
        new Secret(password),
        zone,
        trustOffset,
        new Tls.Platform(),
        serial,
        stream,
        webhook,
        Set.of(Events.FACE, new EventCode(5, 38), new EventCode(5, 1)),
        recognitions,
        false,
        Duration.ofSeconds(60),
        false);
  }
}
