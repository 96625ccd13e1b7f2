package org.edgedaemon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.edgedaemon.device.serial.LineSettings;
import org.edgedaemon.device.serial.Replies;
import org.edgedaemon.device.serial.SerialConfig;
import org.edgedaemon.device.serial.codec.Checksum;
import org.edgedaemon.device.serial.codec.ChecksumKind;
import org.edgedaemon.device.serial.codec.Framing;
import org.edgedaemon.device.serial.codec.Octets;
import org.edgedaemon.device.serial.codec.Payload;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.VerifyMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kind: serial}: every key, every default, every contradiction. */
class EtcSerialIT {
  private static final String GATE =
      EtcFixture.HEAD + "devices:\n  - id: gate\n    kind: serial\n    port: /dev/ttyUSB0\n";

  @TempDir Path folder;
  private EtcFixture etc;

  @BeforeEach
  void open() {
    etc = new EtcFixture(folder);
  }

  @Test
  void aPortIsEnough() throws IOException {
    DeviceSettings.Serial gate = only(GATE);

    assertThat(gate.enabled()).isTrue();
    assertThat(gate.poll().live()).isTrue();
    assertThat(gate.poll().interval()).isEqualTo(Duration.ofHours(1));
    assertThat(gate.config())
        .isEqualTo(
            new SerialConfig(
                new DeviceId("gate"),
                "gate",
                "/dev/ttyUSB0",
                new LineSettings(
                    9600, 8, LineSettings.Parity.NONE, LineSettings.StopBits.ONE, true, true),
                new Framing.Lines(Framing.Terminator.ANY, 256),
                Checksum.NONE,
                new Payload(StandardCharsets.UTF_8, "", ""),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                new Replies(Octets.NONE, Octets.NONE, Duration.ofSeconds(2)),
                VerifyMode.QR,
                EtcFixture.MACHINE_ZONE,
                null));
  }

  @Test
  void everyKeyIsRead() throws IOException {
    DeviceSettings.Serial gate =
        only(
            EtcFixture.HEAD
                + """
                devices:
                  - id: gate
                    kind: serial
                    name: Gate
                    port: COM3
                    baud: 115200
                    data_bits: 7
                    parity: even
                    stop_bits: 2
                    rts: false
                    dtr: false
                    framing:
                      type: prefixed
                      prefix: "hex:02"
                      suffix: '\\x03\\r'
                      max_length: 64
                      checksum: xor
                      checksum_form: hex
                      checksum_place: after-suffix
                      checksum_with_prefix: true
                      checksum_with_suffix: true
                      charset: ISO-8859-1
                      strip_prefix: "]C1"
                      strip_suffix: "#"
                      gap: 200ms
                    debounce: 5s
                    reply: {accepted: 'BEEP\\r\\n', refused: "hex:15 07", deadline: 500ms}
                    verify_mode: card
                    time_zone: Europe/Berlin
                    reopen_after: 10m
                    enabled: false
                """);

    assertThat(gate.enabled()).isFalse();
    assertThat(gate.config())
        .isEqualTo(
            new SerialConfig(
                new DeviceId("gate"),
                "Gate",
                "COM3",
                new LineSettings(
                    115200, 7, LineSettings.Parity.EVEN, LineSettings.StopBits.TWO, false, false),
                new Framing.Prefixed(Octets.ofHex("02"), Octets.ofHex("030d"), 64),
                new Checksum(
                    ChecksumKind.XOR,
                    Checksum.Form.HEX,
                    Checksum.Place.AFTER_SUFFIX,
                    0,
                    true,
                    true),
                new Payload(StandardCharsets.ISO_8859_1, "]C1", "#"),
                Duration.ofMillis(200),
                Duration.ofSeconds(5),
                new Replies(
                    Octets.ofText("BEEP\r\n"), Octets.ofHex("1507"), Duration.ofMillis(500)),
                VerifyMode.CARD,
                ZoneId.of("Europe/Berlin"),
                Duration.ofMinutes(10)));
  }

  @Test
  void fixedFramesOfBytes() throws IOException {
    DeviceSettings.Serial gate =
        only(
            GATE
                + "    framing: {type: fixed, length: 6, prefix: 'hex:AA55', charset: hex,"
                + " checksum: crc16-modbus, checksum_skip: 1}\n");

    assertThat(gate.config().framing()).isEqualTo(new Framing.Fixed(6, Octets.ofHex("aa55")));
    assertThat(gate.config().payload()).isEqualTo(Payload.hex());
    assertThat(gate.config().checksum().skip()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "baud: 12 | devices[gate].baud: '12' is not a whole number from 50 to 12000000",
        "parity: evn | devices[gate].parity: 'evn' is not one of even, mark, none, odd, space; did"
            + " you mean 'even'?",
        "stop_bits: 1.5 | devices[gate].stop_bits: 1.5 stop bits exist with 5 data bits only",
        "framing: {type: fixed} | devices[gate].framing.length: is missing",
        "framing: {type: prefixed, suffix: x} | devices[gate].framing.prefix: is missing",
        "framing: {type: prefixed, prefix: '\\q', suffix: x} | devices[gate].framing.prefix: '\\q'"
            + " is neither hex bytes such as 'hex:02 0D' nor text with \\r, \\n, \\t, \\e, \\xHH or"
            + " \\\\",
        "framing: {terminatr: cr} | devices[gate].framing.terminatr: is not a known key; did you"
            + " mean 'terminator'?",
        "framing: {checksum: xor, checksum_place: after-suffix} | devices[gate].framing: checksum"
            + " of device gate stands after a suffix that its framing does not have",
        "framing: {type: fixed, length: 2, checksum: crc16-ccitt} | devices[gate].framing: frames"
            + " of device gate have room for nothing but their checksum",
        "framing: {checksum: xor, checksum_skip: 1, checksum_with_prefix: true} |"
            + " devices[gate].framing.checksum: a checksum cannot cover the prefix and leave out"
            + " what follows it",
        "verify_mode: face | devices[gate].verify_mode: 'face' is not one of card, qr",
        "reply: {accepted: 'hex:0'} | devices[gate].reply.accepted: 'hex:0' is neither hex bytes"
            + " such as 'hex:02 0D' nor text with \\r, \\n, \\t, \\e, \\xHH or \\\\",
      })
  void contradictionsAreTold(String line, String problem) throws IOException {
    List<String> problems = etc.refused(GATE + "    " + line + "\n");

    assertThat(problems).singleElement().asString().endsWith(problem);
  }

  @Test
  void onePortServesOneDevice() throws IOException {
    assertThat(etc.refused(GATE + "  - id: other\n    kind: serial\n    port: /dev/ttyUSB0\n"))
        .singleElement()
        .asString()
        .endsWith("devices[other].port: is also that of device gate");
  }

  private DeviceSettings.Serial only(String yaml) throws IOException {
    return (DeviceSettings.Serial) etc.loaded(yaml).settings().devices().get(0);
  }
}
