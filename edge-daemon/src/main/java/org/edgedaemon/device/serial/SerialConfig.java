package org.edgedaemon.device.serial;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import org.edgedaemon.device.serial.codec.Checksum;
import org.edgedaemon.device.serial.codec.ChecksumKind;
import org.edgedaemon.device.serial.codec.Framing;
import org.edgedaemon.device.serial.codec.Payload;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.VerifyMode;
import org.jspecify.annotations.Nullable;

/**
 * How to talk to one reader on a serial port.
 *
 * @param name for people; the id when none is configured
 * @param port path ({@code /dev/serial/by-id/…}) or name ({@code COM3})
 * @param frameGap so much silence within a frame ends it: the next byte begins a new one
 * @param debounce the same value again within this time is the same read; each repeat begins the
 *     time anew, so that a card left on the reader is one read. Zero takes every read
 * @param verifyMode how the reader verifies: {@code QR} or {@code CARD}
 * @param timeZone in which our receive time becomes the punch's time
 * @param idleReopen after so much silence the port is closed and opened again, for adapters that
 *     die without a sign; null never
 */
public record SerialConfig(
    DeviceId id,
    String name,
    String port,
    LineSettings line,
    Framing framing,
    Checksum checksum,
    Payload payload,
    Duration frameGap,
    Duration debounce,
    Replies replies,
    VerifyMode verifyMode,
    ZoneId timeZone,
    @Nullable Duration idleReopen) {
  public static final int DEFAULT_MAX_LINE = 256;
  public static final Duration DEFAULT_FRAME_GAP = Duration.ofSeconds(1);
  public static final Duration DEFAULT_DEBOUNCE = Duration.ofSeconds(2);
  public static final Duration MIN_IDLE_REOPEN = Duration.ofSeconds(10);
  public static final Duration MAX_DEBOUNCE = Duration.ofHours(1);

  public SerialConfig {
    checkPort(id, port);
    checkChecksum(id, framing, checksum);
    check(id, "frame gap", frameGap, Duration.ofMillis(20), Duration.ofMinutes(1));
    check(id, "debounce", debounce, Duration.ZERO, MAX_DEBOUNCE);
    if (idleReopen != null) {
      check(id, "idle re-open", idleReopen, MIN_IDLE_REOPEN, Duration.ofDays(30));
    }
    if (verifyMode != VerifyMode.QR && verifyMode != VerifyMode.CARD) {
      throw new IllegalArgumentException(
          "verify mode of device " + id + " is " + verifyMode + ", allowed are QR and CARD");
    }
  }

  /** A reader of codes that sends lines, with everything at its default. */
  public static SerialConfig of(DeviceId id, String port, ZoneId timeZone) {
    return new SerialConfig(
        id,
        id.value(),
        port,
        LineSettings.defaults(),
        new Framing.Lines(Framing.Terminator.ANY, DEFAULT_MAX_LINE),
        Checksum.NONE,
        Payload.text(StandardCharsets.UTF_8),
        DEFAULT_FRAME_GAP,
        DEFAULT_DEBOUNCE,
        Replies.none(),
        VerifyMode.QR,
        timeZone,
        null);
  }

  private static void checkPort(DeviceId id, String port) {
    if (port.isBlank() || port.length() > 255 || port.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("port of device " + id + " is no path on one line");
    }
  }

  private static void checkChecksum(DeviceId id, Framing framing, Checksum checksum) {
    if (checksum.kind() == ChecksumKind.NONE) {
      return;
    }
    if (checksum.place() == Checksum.Place.AFTER_SUFFIX && !framing.allowsTrailer()) {
      throw new IllegalArgumentException(
          "checksum of device " + id + " stands after a suffix that its framing does not have");
    }
    if (framing instanceof Framing.Fixed fixed && fixed.length() <= checksum.length()) {
      throw new IllegalArgumentException(
          "frames of device " + id + " have room for nothing but their checksum");
    }
  }

  private static void check(DeviceId id, String what, Duration value, Duration min, Duration max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          what + " of device " + id + " is " + value + ", allowed are " + min + ".." + max);
    }
  }
}
