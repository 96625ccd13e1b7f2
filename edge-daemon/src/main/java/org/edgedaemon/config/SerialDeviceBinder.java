package org.edgedaemon.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.edgedaemon.device.serial.LineSettings;
import org.edgedaemon.device.serial.LineSettings.Parity;
import org.edgedaemon.device.serial.LineSettings.StopBits;
import org.edgedaemon.device.serial.Replies;
import org.edgedaemon.device.serial.SerialConfig;
import org.edgedaemon.device.serial.codec.Checksum;
import org.edgedaemon.device.serial.codec.Framing;
import org.edgedaemon.device.serial.codec.Octets;
import org.edgedaemon.device.serial.codec.Payload;
import org.edgedaemon.ingest.PollConfig;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.VerifyMode;
import org.jspecify.annotations.Nullable;

/** {@code kind: serial}. */
final class SerialDeviceBinder {
  /**
   * There is no log to poll: this is only how often the loop looks in. A port that is not there
   * costs nothing to look for, and somebody stands before the reader that was plugged in again.
   */
  static final PollConfig POLL =
      new PollConfig(Duration.ofHours(1), true, null, Duration.ofSeconds(5));

  private static final Map<String, Parity> PARITIES =
      Map.of(
          "none", Parity.NONE,
          "odd", Parity.ODD,
          "even", Parity.EVEN,
          "mark", Parity.MARK,
          "space", Parity.SPACE);
  private static final Map<String, StopBits> STOP_BITS =
      Map.of("1", StopBits.ONE, "1.5", StopBits.ONE_AND_A_HALF, "2", StopBits.TWO);
  private static final Map<String, VerifyMode> MODES =
      Map.of("qr", VerifyMode.QR, "card", VerifyMode.CARD);
  private static final Duration TENTH = Duration.ofMillis(100);

  private final Map<String, String> taken = new HashMap<>();

  @Nullable DeviceSettings bind(Section section) {
    DeviceId id = section.required("id", Texts::deviceId);
    String port = section.required("port", Texts.name(255));
    ZoneId zone = section.or("time_zone", Texts::zone, section.around().zone());
    boolean enabled = section.or("enabled", Quantities::yesOrNo, true);
    // Bound even without an id or port, so that all that is wrong is told at once.
    SerialConfig config =
        config(
            section,
            SerialConfig.of(
                id == null ? new DeviceId("unnamed") : id, port == null ? "none" : port, zone));
    if (id == null || port == null || config == null) {
      return null;
    }
    String other = enabled ? taken.putIfAbsent(port, id.value()) : null;
    if (other != null) {
      section.problem("port", "is also that of device " + other);
    }
    return new DeviceSettings.Serial(config, POLL, enabled);
  }

  private static @Nullable SerialConfig config(Section section, SerialConfig base) {
    String name = section.or("name", Texts.name(128), base.name());
    LineSettings line = line(section);
    Section frames = section.section("framing");
    Framing framing = SerialFramingBinder.framing(frames);
    Checksum checksum = SerialFramingBinder.checksum(frames);
    Payload payload = SerialFramingBinder.payload(frames);
    Duration gap =
        frames.or(
            "gap",
            Quantities.duration(Duration.ofMillis(20), Duration.ofMinutes(1)),
            base.frameGap());
    frames.refuseOthers();
    Duration debounce =
        section.or(
            "debounce",
            Quantities.duration(Duration.ZERO, SerialConfig.MAX_DEBOUNCE),
            base.debounce());
    Replies replies = replies(section.section("reply"));
    VerifyMode mode = section.or("verify_mode", Words.oneOf(MODES), base.verifyMode());
    Duration idle =
        section.<Duration>optional(
            "reopen_after", Quantities.duration(SerialConfig.MIN_IDLE_REOPEN, Duration.ofDays(30)));
    try {
      return new SerialConfig(
          base.id(),
          name,
          base.port(),
          line,
          framing,
          checksum,
          payload,
          gap,
          debounce,
          replies,
          mode,
          base.timeZone(),
          idle);
    } catch (IllegalArgumentException e) {
      section.problem("framing", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static LineSettings line(Section section) {
    int baud =
        section.or(
            "baud",
            Quantities.number(LineSettings.MIN_BAUD, LineSettings.MAX_BAUD),
            LineSettings.DEFAULT_BAUD);
    int dataBits = section.or("data_bits", Quantities.number(5, 8), 8);
    Parity parity = section.or("parity", Words.oneOf(PARITIES), Parity.NONE);
    StopBits stopBits = section.or("stop_bits", Words.oneOf(STOP_BITS), StopBits.ONE);
    boolean rts = section.or("rts", Quantities::yesOrNo, true);
    boolean dtr = section.or("dtr", Quantities::yesOrNo, true);
    try {
      return new LineSettings(baud, dataBits, parity, stopBits, rts, dtr);
    } catch (IllegalArgumentException e) {
      section.problem("stop_bits", String.valueOf(e.getMessage()));
      return LineSettings.defaults();
    }
  }

  private static Replies replies(Section section) {
    Octets accepted = section.or("accepted", OctetText::parse, Octets.NONE);
    Octets refused = section.or("refused", OctetText::parse, Octets.NONE);
    Duration deadline =
        section.or(
            "deadline",
            Quantities.duration(TENTH, Duration.ofMinutes(1)),
            Replies.DEFAULT_DEADLINE);
    section.refuseOthers();
    try {
      return new Replies(accepted, refused, deadline);
    } catch (IllegalArgumentException e) {
      section.problem("accepted", String.valueOf(e.getMessage()));
      return Replies.none();
    }
  }
}
