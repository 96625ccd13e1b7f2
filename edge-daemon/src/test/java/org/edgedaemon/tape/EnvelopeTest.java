package org.edgedaemon.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static final long SEED = 20260301;

  @Test
  void bytesStayAsTheyAre() {
    Entry entry =
        new Entry(
            EntryKind.PUNCH,
            new EventId("00112233445566778899aabbccddeeff00112233"),
            new DeviceId("d1"),
            LocalDateTime.of(1970, 1, 1, 0, 0, 1),
            Instant.ofEpochSecond(2, 300),
            JsonBody.of("{\"a\":1}"));

    byte[] element =
        SampleEntries.element(
            List.of(new SequencedEntry(258, entry), new SequencedEntry(400, entry)));

    String first =
        "00" // sequence, as in the header
            + "01" // punch
            + "00112233445566778899aabbccddeeff00112233"
            + "026431"
            + "000000000000000100" // device time
            + "0000000000000002ac02" // received at
            + "077b2261223a317d";
    String second = "8e01" + first.substring(2);
    assertThat(HexFormat.of().formatHex(element))
        .isEqualTo(
            "e7edda7e01010000"
                + "0000000000000102"
                + "0000000000000190"
                + "00000002"
                + "00000069"
                + "8c9ffecd"
                + "78a48bbc"
                + first
                + second);
  }

  @Test
  void roundTrip() {
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      long from = 1 + (random.nextLong() >>> (2 + random.nextInt(60)));
      List<SequencedEntry> entries =
          SampleEntries.run(from, from + random.nextInt(20), SampleEntries.anySize(random) / 10);
      byte[] element = SampleEntries.element(entries);
      assertThat(Envelope.decode(element, element.length)).isEqualTo(new Envelope.Decoded(entries));
    }
  }

  @Test
  void extremesRoundTrip() {
    Entry entry =
        new Entry(
            EntryKind.SET_ASIDE,
            EventId.ofNaturalKey("x"),
            new DeviceId("a".repeat(64)),
            LocalDateTime.MIN,
            Instant.MAX,
            JsonBody.of("{" + " ".repeat(Entry.MAX_BODY - 2) + "}"));
    List<SequencedEntry> entries = List.of(new SequencedEntry(Long.MAX_VALUE, entry));
    byte[] element = SampleEntries.element(entries);
    assertThat(Envelope.decode(element, element.length)).isEqualTo(new Envelope.Decoded(entries));
  }

  @Test
  void everyFlippedBitIsNoticed() {
    byte[] element = SampleEntries.element(SampleEntries.run(7, 9, 60));
    for (int bit = 0; bit < element.length * 8; bit++) {
      byte[] flipped = element.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(Envelope.decode(flipped, flipped.length))
          .as("bit %d", bit)
          .isInstanceOf(Envelope.Damaged.class);
    }
  }

  @Test
  void everyOtherLengthIsNoticed() {
    byte[] element = SampleEntries.element(SampleEntries.run(7, 9, 60));
    for (int length = -1; length <= element.length + 50; length++) {
      if (length != element.length) {
        byte[] other = Arrays.copyOf(element, Math.max(length, element.length));
        assertThat(Envelope.decode(other, length)).isInstanceOf(Envelope.Damaged.class);
      }
    }
  }

  /** Nonsense under good checksums: a writer's fault, or a newer version's element. */
  @Test
  void nothingEscapesTheDecoder() {
    Random random = new Random(SEED);
    int inputs = Integer.getInteger("edge.fuzz", 100_000);
    byte[] whole = SampleEntries.element(SampleEntries.run(1, 5, 80));
    int understood = 0;
    for (int i = 0; i < inputs; i++) {
      byte[] input = whole.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        input[random.nextInt(input.length)] = (byte) random.nextInt();
      }
      if (random.nextInt(8) != 0) {
        reseal(input);
      }
      if (Envelope.decode(input, input.length) instanceof Envelope.Decoded decoded) {
        assertThat(decoded.entries()).isNotEmpty();
        understood++;
      }
    }
    assertThat(understood).as("seed %d", SEED).isPositive();
  }

  @Test
  void countIsNotTrusted() {
    byte[] element = SampleEntries.element(SampleEntries.run(1, 1, 80));
    ByteBuffer.wrap(element).putInt(24, Integer.MAX_VALUE);
    reseal(element);
    assertThat(Envelope.decode(element, element.length)).isInstanceOf(Envelope.Damaged.class);
  }

  @Test
  void encoderRefusesWrongOrder() {
    EnvelopeEncoder encoder = SampleEntries.encoded(SampleEntries.run(5, 5, 30));
    assertThatThrownBy(() -> encoder.add(SampleEntries.sequenced(5, 30)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void encoderIsFullAtItsSize() {
    EnvelopeEncoder encoder = new EnvelopeEncoder(64 * 1024);
    long sequence = 0;
    while (encoder.add(SampleEntries.sequenced(sequence + 1, 400))) {
      sequence++;
    }
    EnvelopeHeader header = encoder.seal();
    assertThat(header.last()).isEqualTo(sequence);
    assertThat(header.payloadLength()).isBetween(64 * 1024 - 600, 64 * 1024);
  }

  private static void reseal(byte[] element) {
    int payload = element.length - EnvelopeHeader.BYTES;
    ByteBuffer header = ByteBuffer.wrap(element);
    header.putInt(28, payload);
    header.putInt(32, EnvelopeHeader.crc(element, EnvelopeHeader.BYTES, payload));
    header.putInt(36, EnvelopeHeader.crc(element, 0, 36));
  }
}
