package org.edgedaemon.device.serial.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any bytes in any pieces: nothing throws, nothing grows, and the next good frame is found. */
class FramingFuzzTest {
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);
  private static final byte[] LIKELY = {2, 3, 13, 10, '1', 'F', (byte) 0xAA, 0x55, 0};

  @Test
  void afterAnyNoiseAndSilenceAGoodFrameIsRead() {
    Random random = new Random(8470);
    for (int i = 0; i < INPUTS; i++) {
      Framing framing = framing(random);
      Checksum checksum = checksum(random, framing);
      ReadingDecoder decoder =
          new ReadingDecoder(framing, checksum, Payload.text(StandardCharsets.ISO_8859_1));
      List<Reading> readings = new ArrayList<>();
      byte[] noise = noise(random);
      decoder.accept(noise, readings::add);
      decoder.silence(readings::add);
      assertThat(decoder.hasBegun()).isFalse();
      assertThat(kept(readings)).as("input %d", i).isLessThanOrEqualTo(2L * noise.length + 64);

      readings.clear();
      decoder.accept(good(framing, checksum), readings::add);
      assertThat(readings.stream().map(Streams::show).toList())
          .as("input %d: %s %s", i, framing, checksum)
          .containsExactly("BADGE7");
    }
  }

  private static long kept(List<Reading> readings) {
    return readings.stream()
        .filter(Reading.Refused.class::isInstance)
        .mapToLong(refused -> ((Reading.Refused) refused).bytes().length())
        .sum();
  }

  private static byte[] good(Framing framing, Checksum checksum) {
    Octets content = Octets.ofText("BADGE7");
    Octets check = checksum.kind().of(content);
    if (checksum.form() == Checksum.Form.HEX) {
      check = Octets.ofText(check.toHex());
    }
    boolean after = checksum.place() == Checksum.Place.AFTER_SUFFIX;
    Octets body = after ? content : content.plus(check);
    if (framing instanceof Framing.Lines) {
      return body.plus(Octets.of((byte) 13, (byte) 10)).toBytes();
    }
    Octets whole = framing.prefix().plus(body);
    if (framing instanceof Framing.Prefixed prefixed) {
      whole = whole.plus(prefixed.suffix());
    }
    return after ? whole.plus(check).toBytes() : whole.toBytes();
  }

  private static Framing framing(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Framing.Lines(lineEnd(random), 16);
      case 1 ->
          // Long enough for the checksum that is chosen for it.
          new Framing.Fixed(10, random.nextBoolean() ? Octets.NONE : mark(random));
      default -> new Framing.Prefixed(mark(random), Octets.of((byte) 3), 16);
    };
  }

  private static Framing.Terminator lineEnd(Random random) {
    return random.nextBoolean() ? Framing.Terminator.ANY : Framing.Terminator.CRLF;
  }

  private static Octets mark(Random random) {
    return random.nextBoolean() ? Octets.of((byte) 2) : Octets.of((byte) 0xAA, (byte) 0x55);
  }

  private static Checksum checksum(Random random, Framing framing) {
    if (framing instanceof Framing.Fixed) {
      return Checksum.atEnd(ChecksumKind.CRC16_MODBUS, Checksum.Form.HEX);
    }
    ChecksumKind kind =
        random.nextBoolean()
            ? ChecksumKind.NONE
            : ChecksumKind.values()[random.nextInt(ChecksumKind.values().length)];
    boolean after = framing.allowsTrailer() && random.nextBoolean();
    return new Checksum(
        kind,
        Checksum.Form.HEX,
        after ? Checksum.Place.AFTER_SUFFIX : Checksum.Place.CONTENT_END,
        0,
        false,
        false);
  }

  private static byte[] noise(Random random) {
    byte[] noise = new byte[random.nextInt(80)];
    random.nextBytes(noise);
    for (int i = 0; i < noise.length; i++) {
      if (random.nextBoolean()) {
        noise[i] = LIKELY[random.nextInt(LIKELY.length)];
      }
    }
    return noise;
  }
}
