package org.edgedaemon.journal.h2;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.zip.CRC32C;
import org.edgedaemon.entry.Entry;
import org.edgedaemon.entry.EntryKind;
import org.edgedaemon.entry.JsonBody;
import org.edgedaemon.entry.SequencedEntry;
import org.edgedaemon.punch.DeviceId;
import org.edgedaemon.punch.EventId;

/**
 * The columns of an entry, the same in every table that holds entries. H2 has no checksum over a
 * page's content, so each row carries its own: CRC-32C over
 *
 * <pre>
 *   sequence 8 | kind 2 | event id 20 | device time 8 | received at 8 | device (ASCII) | body
 * </pre>
 *
 * all big-endian. A device time keeps whole seconds, a receive time microseconds.
 */
public final class EntryColumns {
  /** In this order wherever entries are written or read. */
  public static final String NAMES =
      "sequence, kind, event_id, device, device_time, received_at, crc, body";

  /** How many {@link #NAMES} there are. */
  public static final int COUNT = 8;

  private static final int FIXED = 46;

  /** Few devices, many rows: a checked id is not checked again. */
  private static final ConcurrentMap<String, DeviceId> DEVICES = new ConcurrentHashMap<>();

  private EntryColumns() {}

  /** Sets the parameters from {@code first} on. */
  public static void bind(PreparedStatement statement, int first, SequencedEntry sequenced)
      throws SQLException {
    Entry entry = sequenced.entry();
    byte[] eventId = entry.eventId().toBytes();
    long deviceTime = deviceSeconds(entry.deviceTime());
    long receivedAt = micros(entry.receivedAt());
    byte[] body = entry.body().toBytes();
    String device = entry.device().value();
    int kind = entry.kind().code();
    statement.setLong(first, sequenced.sequence());
    statement.setInt(first + 1, kind);
    statement.setBytes(first + 2, eventId);
    statement.setString(first + 3, device);
    statement.setLong(first + 4, deviceTime);
    statement.setLong(first + 5, receivedAt);
    byte[] fixed = fixed(sequenced.sequence(), kind, eventId, deviceTime, receivedAt);
    statement.setInt(first + 6, crc(fixed, device, body));
    statement.setBytes(first + 7, body);
  }

  /**
   * Reads the columns from {@code first} on.
   *
   * @throws org.edgedaemon.journal.JournalException when they are not what was written
   */
  public static SequencedEntry read(ResultSet row, int first) throws SQLException {
    long sequence = row.getLong(first);
    int kind = row.getInt(first + 1);
    byte[] eventId = row.getBytes(first + 2);
    String device = row.getString(first + 3);
    long deviceTime = row.getLong(first + 4);
    long receivedAt = row.getLong(first + 5);
    byte[] body = row.getBytes(first + 7);
    if (eventId == null || eventId.length != EventId.BYTES || device == null || body == null) {
      throw damaged(sequence);
    }
    byte[] fixed = fixed(sequence, kind, eventId, deviceTime, receivedAt);
    if (crc(fixed, device, body) != row.getInt(first + 6)) {
      throw damaged(sequence);
    }
    try {
      return new SequencedEntry(
          sequence,
          new Entry(
              EntryKind.ofCode(kind),
              EventId.ofBytes(eventId, 0),
              DEVICES.computeIfAbsent(device, DeviceId::new),
              LocalDateTime.ofEpochSecond(deviceTime, 0, ZoneOffset.UTC),
              ofMicros(receivedAt),
              JsonBody.ofOwned(body)));
    } catch (IllegalArgumentException e) {
      JournalDamagedException damaged = damaged(sequence);
      damaged.initCause(e);
      throw damaged;
    }
  }

  /** A wall clock as a number: seconds as if it were UTC. */
  public static long deviceSeconds(LocalDateTime deviceTime) {
    return deviceTime.toEpochSecond(ZoneOffset.UTC);
  }

  /** An instant as a number: microseconds since 1970. */
  public static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** The reverse of {@link #micros}. */
  public static Instant ofMicros(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private static byte[] fixed(
      long sequence, int kind, byte[] eventId, long deviceTime, long receivedAt) {
    return ByteBuffer.allocate(FIXED)
        .putLong(sequence)
        .putShort((short) kind)
        .put(eventId)
        .putLong(deviceTime)
        .putLong(receivedAt)
        .array();
  }

  private static int crc(byte[] fixed, String device, byte[] body) {
    CRC32C crc = new CRC32C();
    crc.update(fixed);
    crc.update(device.getBytes(StandardCharsets.US_ASCII));
    crc.update(body);
    return (int) crc.getValue();
  }

  private static JournalDamagedException damaged(long sequence) {
    return new JournalDamagedException(
        "entry " + sequence + " of the journal is not what was written");
  }
}
