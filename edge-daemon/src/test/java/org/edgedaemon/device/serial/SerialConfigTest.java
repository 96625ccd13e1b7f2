package org.edgedaemon.device.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import org.edgedaemon.device.serial.LineSettings.Parity;
import org.edgedaemon.device.serial.LineSettings.StopBits;
import org.edgedaemon.device.serial.codec.Checksum;
import org.edgedaemon.device.serial.codec.ChecksumKind;
import org.edgedaemon.device.serial.codec.Framing;
import org.edgedaemon.device.serial.codec.Octets;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.VerifyMode;
import org.junit.jupiter.api.Test;

/** What cannot be built. */
class SerialConfigTest {
  private static final SerialConfig GOOD =
      SerialConfig.of(new DeviceId("gate"), "/dev/ttyUSB0", ZoneId.of("UTC"));

  @Test
  void defaults() {
    assertThat(GOOD.line()).hasToString("9600 8N1");
    assertThat(GOOD.debounce()).isEqualTo(Duration.ofSeconds(2));
    assertThat(GOOD.framing()).isEqualTo(new Framing.Lines(Framing.Terminator.ANY, 256));
    assertThat(GOOD.replies().any()).isFalse();
    assertThat(GOOD.idleReopen()).isNull();
  }

  @Test
  void lineSettings() {
    assertThatThrownBy(() -> line(49, 8, StopBits.ONE)).hasMessageContaining("baud is 49");
    assertThatThrownBy(() -> line(9600, 9, StopBits.ONE)).hasMessageContaining("data bits are 9");
    assertThatThrownBy(() -> line(9600, 8, StopBits.ONE_AND_A_HALF)).hasMessageContaining("1.5");
    assertThatThrownBy(() -> line(9600, 5, StopBits.TWO)).hasMessageContaining("1 or 1.5");
    assertThat(line(110, 5, StopBits.ONE_AND_A_HALF)).hasToString("110 5E1.5");
  }

  @Test
  void replies() {
    assertThatThrownBy(
            () -> new Replies(Octets.of(new byte[257]), Octets.NONE, Duration.ofSeconds(1)))
        .hasMessageContaining("'accepted' has 257 bytes");
    assertThatThrownBy(() -> new Replies(Octets.NONE, Octets.NONE, Duration.ZERO))
        .hasMessageContaining("deadline");
  }

  @Test
  void theRest() {
    assertThatThrownBy(() -> with(" ", Checksum.NONE, VerifyMode.QR)).hasMessageContaining("port");
    assertThatThrownBy(() -> with("COM1", Checksum.NONE, VerifyMode.FACE))
        .hasMessageContaining("FACE");
    assertThatThrownBy(
            () ->
                with(
                    "COM1",
                    new Checksum(
                        ChecksumKind.XOR,
                        Checksum.Form.BINARY,
                        Checksum.Place.AFTER_SUFFIX,
                        0,
                        false,
                        false),
                    VerifyMode.QR))
        .hasMessageContaining("suffix");
    assertThatThrownBy(() -> Configs.of("COM1", Duration.ofHours(2), Replies.none(), null))
        .hasMessageContaining("debounce");
    assertThatThrownBy(
            () -> Configs.of("COM1", Duration.ZERO, Replies.none(), Duration.ofSeconds(1)))
        .hasMessageContaining("idle");
  }

  private static LineSettings line(int baud, int dataBits, StopBits stopBits) {
    return new LineSettings(baud, dataBits, Parity.EVEN, stopBits, true, true);
  }

  private static SerialConfig with(String port, Checksum checksum, VerifyMode mode) {
    return new SerialConfig(
        GOOD.id(),
        GOOD.name(),
        port,
        GOOD.line(),
        GOOD.framing(),
        checksum,
        GOOD.payload(),
        GOOD.frameGap(),
        GOOD.debounce(),
        GOOD.replies(),
        mode,
        GOOD.timeZone(),
        null);
  }
}
