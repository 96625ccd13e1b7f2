package org.edgedaemon.tape;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.edgedaemon.entry.SequencedEntry;
import org.jspecify.annotations.Nullable;

/**
 * What became of the bytes of one element: its entries, or the reason why they are not believed.
 * Layout: {@link EnvelopeHeader}, then {@code count} times what {@link EntryCodec} draws, and
 * nothing after.
 */
public sealed interface Envelope {
  /** The bytes were exactly what was written. Never empty; sequences rise. */
  record Decoded(List<SequencedEntry> entries) implements Envelope {
    public Decoded {
      entries = List.copyOf(entries);
    }
  }

  /** The bytes are not believed. */
  record Damaged(String reason) implements Envelope {}

  /** Decodes one element. Never throws, allocates no more than the element is long. */
  static Envelope decode(byte[] source, int length) {
    if (length < EnvelopeHeader.BYTES || length > source.length) {
      return new Damaged("an element of " + length + " bytes");
    }
    EnvelopeHeader header = EnvelopeHeader.readFrom(source, 0);
    if (header == null) {
      return new Damaged("the envelope's header fails its check");
    }
    if (header.elementLength() != length) {
      return new Damaged(
          "an element of " + length + " bytes whose header says " + header.elementLength());
    }
    int crc = EnvelopeHeader.crc(source, EnvelopeHeader.BYTES, header.payloadLength());
    if (crc != header.payloadCrc()) {
      return new Damaged("the payload of sequence " + header.first() + " fails its checksum");
    }
    return decodePayload(source, header);
  }

  private static Envelope decodePayload(byte[] source, EnvelopeHeader header) {
    try {
      List<SequencedEntry> entries = entries(source, header);
      return entries == null
          ? new Damaged("the entries of sequence " + header.first() + " contradict their header")
          : new Decoded(entries);
    } catch (IllegalArgumentException | DateTimeException e) {
      return new Damaged(
          "the entries of sequence " + header.first() + " are not understood: " + e.getMessage());
    }
  }

  private static @Nullable List<SequencedEntry> entries(byte[] source, EnvelopeHeader header) {
    PayloadReader in =
        new PayloadReader(
            source, EnvelopeHeader.BYTES, EnvelopeHeader.BYTES + header.payloadLength());
    List<SequencedEntry> entries = new ArrayList<>(header.count());
    long sequence = header.first();
    for (int i = 0; i < header.count(); i++) {
      SequencedEntry entry = EntryCodec.read(in, sequence);
      if (i == 0 ? entry.sequence() != sequence : entry.sequence() <= sequence) {
        return null;
      }
      sequence = entry.sequence();
      entries.add(entry);
    }
    return in.isAtEnd() && sequence == header.last() ? entries : null;
  }
}
