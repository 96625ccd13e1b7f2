package org.edgedaemon.tape;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;

/** Entries for tests, each a function of its number and of nothing else. */
public final class SampleEntries {
  private static final EntryKind[] KINDS = EntryKind.values();

  private SampleEntries() {}

  /** The entry with this number and a body of about {@code bodyBytes}. */
  public static Entry entry(long number, int bodyBytes) {
    String padding = "x".repeat(Math.max(0, bodyBytes - 24));
    return new Entry(
        KINDS[(int) (number % KINDS.length)],
        EventId.ofNaturalKey("sample|" + number),
        new DeviceId("door-" + number % 7),
        LocalDateTime.of(2026, 3, 1, 8, 0)
            .plusSeconds(number % 1_000_000_000)
            .plusNanos(number % 3),
        Instant.ofEpochSecond(1_770_000_000L + number % 1_000_000_000, number % 1000),
        JsonBody.of("{\"n\":" + number + ",\"p\":\"" + padding + "\"}"));
  }

  public static SequencedEntry sequenced(long sequence, int bodyBytes) {
    return new SequencedEntry(sequence, entry(sequence, bodyBytes));
  }

  /** Sequences {@code from} to {@code to}, both included. */
  public static List<SequencedEntry> run(long from, long to, int bodyBytes) {
    List<SequencedEntry> entries = new ArrayList<>();
    for (long sequence = from; sequence <= to; sequence++) {
      entries.add(sequenced(sequence, bodyBytes));
    }
    return entries;
  }

  /** An encoder that holds these entries. */
  public static EnvelopeEncoder encoded(List<SequencedEntry> entries) {
    EnvelopeEncoder encoder = new EnvelopeEncoder(256 * 1024);
    for (SequencedEntry entry : entries) {
      if (!encoder.add(entry)) {
        throw new IllegalArgumentException("more than one element");
      }
    }
    return encoder;
  }

  /** The bytes of one element. */
  static byte[] element(List<SequencedEntry> entries) {
    EnvelopeEncoder encoder = encoded(entries);
    encoder.seal();
    return Arrays.copyOf(encoder.buffer(), encoder.length());
  }

  /** A body size: mostly small, now and then large. */
  public static int anySize(Random random) {
    return random.nextInt(10) == 0 ? random.nextInt(20_000) : 24 + random.nextInt(400);
  }
}
