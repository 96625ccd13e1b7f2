package org.edgedaemon.tape;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;

/**
 * One entry inside a payload. Numbers are big-endian; {@code varint} is unsigned LEB128.
 *
 * <pre>
 *   varint   sequence, less that of the entry before (of the first entry: less the header's)
 *   u8       kind code
 *   20 bytes event id
 *   u8       length of the device id, then its ASCII bytes
 *   i64      device time: seconds of the wall clock since 1970-01-01T00:00, then varint nanoseconds
 *   i64      received at: seconds since 1970-01-01T00:00Z, then varint nanoseconds
 *   varint   length of the body, then its bytes
 * </pre>
 */
final class EntryCodec {
  /** The shortest entry: one-letter device, body {@code {}}. */
  static final int MIN_BYTES = 1 + 1 + EventId.BYTES + 2 + 9 + 9 + 3;

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private EntryCodec() {}

  static int size(long delta, Entry entry) {
    int body = entry.body().length();
    return PayloadWriter.varintSize(delta)
        + 1
        + EventId.BYTES
        + 1
        + entry.device().value().length()
        + Long.BYTES
        + PayloadWriter.varintSize(nanosOf(entry.deviceTime()))
        + Long.BYTES
        + PayloadWriter.varintSize(nanosOf(entry.receivedAt()))
        + PayloadWriter.varintSize(body)
        + body;
  }

  static void write(PayloadWriter out, long delta, Entry entry) {
    out.varint(delta);
    out.u8(entry.kind().code());
    out.bytes(entry.eventId().toBytes());
    byte[] device = entry.device().value().getBytes(StandardCharsets.US_ASCII);
    out.u8(device.length);
    out.bytes(device);
    out.i64(entry.deviceTime().toEpochSecond(ZoneOffset.UTC));
    out.varint(nanosOf(entry.deviceTime()));
    out.i64(entry.receivedAt().getEpochSecond());
    out.varint(nanosOf(entry.receivedAt()));
    out.varint(entry.body().length());
    out.body(entry.body());
  }

  /**
   * Reads one entry. What the bytes say beyond the reader's bounds is refused there; values that no
   * entry can have end in an {@link IllegalArgumentException} or {@link
   * java.time.DateTimeException}, which the envelope turns into a value.
   */
  static SequencedEntry read(PayloadReader in, long previous) {
    long sequence = previous + in.varint();
    EntryKind kind = EntryKind.ofCode(in.u8());
    EventId eventId = EventId.ofBytes(in.bytes(EventId.BYTES), 0);
    DeviceId device = new DeviceId(new String(in.bytes(in.u8()), StandardCharsets.US_ASCII));
    LocalDateTime deviceTime =
        LocalDateTime.ofEpochSecond(in.i64(), (int) nanos(in), ZoneOffset.UTC);
    Instant receivedAt = Instant.ofEpochSecond(in.i64(), nanos(in));
    JsonBody body = JsonBody.ofOwned(in.bytes(in.varint()));
    return new SequencedEntry(
        sequence, new Entry(kind, eventId, device, deviceTime, receivedAt, body));
  }

  private static int nanosOf(TemporalAccessor time) {
    return time.get(ChronoField.NANO_OF_SECOND);
  }

  private static long nanos(PayloadReader in) {
    long nanos = in.varint();
    if (nanos < 0 || nanos >= NANOS_PER_SECOND) {
      throw new IllegalArgumentException(nanos + " nanoseconds");
    }
    return nanos;
  }
}
