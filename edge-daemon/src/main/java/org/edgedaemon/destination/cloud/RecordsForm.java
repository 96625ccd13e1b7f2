package org.edgedaemon.destination.cloud;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.edgedaemon.destination.DeliveryResult;
import org.edgedaemon.entry.SequencedEntry;

/**
 * The plain form. A destination with a batch of 1 gets the record itself; any other gets {@code
 * {"records":[record, …]}}, also around a single record, so that it meets one form only. The stored
 * bodies are joined, never parsed.
 */
record RecordsForm(URI address, boolean single) implements WireForm {
  private static final byte[] HEAD = "{\"records\":[".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TAIL = "]}".getBytes(StandardCharsets.US_ASCII);
  private static final int SEQUENCE_ROOM = 32;
  private static final int ALREADY_REPORTED = 208;

  @Override
  public String groupOf(SequencedEntry entry) {
    return "";
  }

  @Override
  public byte[] render(List<SequencedEntry> entries) {
    if (single) {
      SequencedEntry only = entries.get(0);
      return only.entry().body().withSequence(only.sequence());
    }
    return enclose(HEAD, entries, TAIL);
  }

  @Override
  public DeliveryResult read(int status, String body, List<SequencedEntry> entries) {
    return new DeliveryResult.Accepted(status == ALREADY_REPORTED ? entries.size() : 0);
  }

  /** The bodies with their sequences, joined by commas between {@code head} and {@code tail}. */
  static byte[] enclose(byte[] head, List<SequencedEntry> entries, byte[] tail) {
    int size = head.length + tail.length;
    for (SequencedEntry entry : entries) {
      size += entry.entry().body().length() + SEQUENCE_ROOM;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(size);
    out.writeBytes(head);
    for (int i = 0; i < entries.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      SequencedEntry entry = entries.get(i);
      out.writeBytes(entry.entry().body().withSequence(entry.sequence()));
    }
    out.writeBytes(tail);
    return out.toByteArray();
  }
}
