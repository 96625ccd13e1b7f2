package org.edgedaemon.device.serial;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import org.edgedaemon.device.serial.codec.Checksum;
import org.edgedaemon.device.serial.codec.Framing;
import org.edgedaemon.device.serial.codec.Octets;
import org.edgedaemon.device.serial.codec.Payload;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.VerifyMode;

/** Configurations for tests. */
final class Configs {
  static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

  private Configs() {}

  static SerialConfig at(String port, Replies replies) {
    return of(port, Duration.ofSeconds(2), replies, null);
  }

  static SerialConfig of(String port, Duration debounce, Replies replies, Duration idle) {
    return new SerialConfig(
        new DeviceId("gate"),
        "Gate",
        port,
        LineSettings.defaults(),
        new Framing.Lines(Framing.Terminator.ANY, 64),
        Checksum.NONE,
        Payload.text(StandardCharsets.UTF_8),
        Duration.ofSeconds(1),
        debounce,
        replies,
        VerifyMode.CARD,
        NAIROBI,
        idle);
  }

  static Replies okNo(Duration deadline) {
    return new Replies(Octets.ofText("OK"), Octets.ofText("NO"), deadline);
  }
}
