package org.edgedaemon.device.serial.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.edgedaemon.device.serial.codec.Streams.bytes;
import static org.edgedaemon.device.serial.codec.Streams.octets;
import static org.edgedaemon.device.serial.codec.Streams.readAtEverySplit;

import java.nio.charset.StandardCharsets;
import org.edgedaemon.device.serial.codec.Checksum.Form;
import org.edgedaemon.device.serial.codec.Checksum.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChecksumTest {
  private static final Framing STX_ETX = new Framing.Prefixed(octets("<02>"), octets("<03>"), 64);
  private static final Payload ASCII = Payload.text(StandardCharsets.US_ASCII);

  /** The check values that catalogues give for "123456789". */
  @ParameterizedTest
  @CsvSource({"XOR, 31", "SUM8, dd", "CRC16_MODBUS, 374b", "CRC16_CCITT, 29b1"})
  void checkValues(ChecksumKind kind, String hex) {
    assertThat(kind.of(octets("123456789")).toHex()).isEqualTo(hex);
    assertThat(kind.width()).isEqualTo(hex.length() / 2);
  }

  @ParameterizedTest
  @EnumSource(ChecksumKind.class)
  void atTheEndOfAFixedFrame(ChecksumKind kind) {
    Octets frame = octets("A123").plus(kind.of(octets("A123")));
    Framing framing = new Framing.Fixed(frame.length(), Octets.NONE);
    Checksum checksum = Checksum.atEnd(kind, Form.BINARY);

    assertThat(readAtEverySplit(framing, checksum, ASCII, frame.toBytes())).containsExactly("A123");
    byte[] damaged = frame.toBytes();
    damaged[1] ^= 4;
    assertThat(readAtEverySplit(framing, checksum, ASCII, damaged).get(0))
        .startsWith(kind == ChecksumKind.NONE ? "A523" : "CHECKSUM A523");
  }

  /** Ten hex digits and two of their values' xor, as the common 125 kHz readers send them. */
  @Test
  void hexDigitsOverTheValuesOfHexDigits() {
    Checksum checksum = Checksum.atEnd(ChecksumKind.XOR, Form.HEX_OF_VALUES);

    assertThat(
            readAtEverySplit(
                STX_ETX, checksum, ASCII, bytes("<02>62E3086CED08<03><02>62E3086CEE08<03>")))
        .containsExactly("62E3086CED", "CHECKSUM 62E3086CEE08");
    assertThat(readAtEverySplit(STX_ETX, checksum, ASCII, bytes("<02>62E3086CXX08<03><02>08<03>")))
        .containsExactly("CHECKSUM 62E3086CXX08", "CHECKSUM 08");
  }

  @Test
  void hexDigitsOverTheText() {
    assertThat(
            readAtEverySplit(
                new Framing.Lines(Framing.Terminator.CR, 64),
                Checksum.atEnd(ChecksumKind.SUM8, Form.HEX),
                ASCII,
                bytes("123456789DD<0d>123456789dd<0d>123456789DC<0d>1<0d>")))
        .containsExactly("123456789", "123456789", "CHECKSUM 123456789DC", "CHECKSUM 1");
  }

  /** The block check of old: behind ETX, over everything after STX, ETX too. */
  @Test
  void behindTheSuffix() {
    Checksum checksum =
        new Checksum(ChecksumKind.XOR, Form.BINARY, Place.AFTER_SUFFIX, 0, false, true);
    Octets check = ChecksumKind.XOR.of(octets("42<03>"));

    assertThat(
            readAtEverySplit(STX_ETX, checksum, ASCII, octets("<02>42<03>").plus(check).toBytes()))
        .containsExactly("42");
    assertThat(readAtEverySplit(STX_ETX, checksum, ASCII, bytes("<02>42<03>!<02>1<03>")))
        .containsExactly("CHECKSUM 42!", "BROKEN_OFF <02>1<03>");
  }

  @Test
  void overThePrefixAndNotOverWhatIsSkipped() {
    Octets withPrefix = ChecksumKind.CRC16_MODBUS.of(octets("<02>42"));
    Octets skipping = ChecksumKind.CRC16_MODBUS.of(octets("42"));

    assertThat(
            new Checksum(ChecksumKind.CRC16_MODBUS, Form.BINARY, Place.CONTENT_END, 0, true, false)
                .verified(new Piece.Frame(octets("42").plus(withPrefix), Octets.NONE), STX_ETX))
        .isEqualTo(octets("42"));
    assertThat(
            new Checksum(ChecksumKind.CRC16_MODBUS, Form.BINARY, Place.CONTENT_END, 1, false, false)
                .verified(new Piece.Frame(octets("L42").plus(skipping), Octets.NONE), STX_ETX))
        .isEqualTo(octets("L42"));
  }

  @Test
  void contradictionsCannotBeBuilt() {
    assertThatThrownBy(
            () -> new Checksum(ChecksumKind.XOR, Form.HEX, Place.CONTENT_END, 1, true, false))
        .hasMessageContaining("prefix");
    assertThatThrownBy(
            () ->
                new Checksum(
                    ChecksumKind.XOR, Form.HEX_OF_VALUES, Place.CONTENT_END, 0, false, true))
        .hasMessageContaining("hex digits");
    assertThatThrownBy(
            () -> new Checksum(ChecksumKind.XOR, Form.HEX, Place.CONTENT_END, -1, false, false))
        .hasMessageContaining("-1");
  }
}
