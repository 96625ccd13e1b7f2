package org.edgedaemon.device.zk;

import java.util.HexFormat;
import org.edgedaemon.device.ReadCursor;
import org.edgedaemon.device.zk.codec.AttendanceLayout;
import org.edgedaemon.device.zk.codec.AttendanceLayouts;
import org.jspecify.annotations.Nullable;

/**
 * How far a terminal's log was read: the layout, the number of records from its start, and the
 * SHA-256 of their bytes. A log that does not begin with exactly these bytes is read whole. As
 * text: {@code zk1 LAYOUT RECORDS HASH}.
 */
record LogCursor(AttendanceLayout layout, long records, String sha256) {
  private static final String VERSION = "zk1";
  private static final int HASH_DIGITS = 64;

  static LogCursor of(AttendanceLayout layout, long records, byte[] sha256) {
    return new LogCursor(layout, records, HexFormat.of().formatHex(sha256));
  }

  /** Reads a cursor; null for what is none of ours, so that everything is read. */
  static @Nullable LogCursor parse(@Nullable ReadCursor cursor) {
    String[] fields = cursor == null ? new String[0] : cursor.value().split(" ", -1);
    if (fields.length != 4 || !fields[0].equals(VERSION) || fields[3].length() != HASH_DIGITS) {
      return null;
    }
    AttendanceLayout layout = AttendanceLayouts.byName(fields[1]);
    long records = number(fields[2]);
    return layout == null || records < 0 ? null : new LogCursor(layout, records, fields[3]);
  }

  /** Bytes of the log that this covers. */
  long bytes() {
    return records * layout.width();
  }

  boolean covers(byte[] hash) {
    return HexFormat.of().formatHex(hash).equals(sha256);
  }

  ReadCursor toReadCursor() {
    return new ReadCursor(VERSION + " " + layout.name() + " " + records + " " + sha256);
  }

  private static long number(String digits) {
    try {
      long number = Long.parseLong(digits);
      return number > BulkRead.MAX_SIZE ? -1 : number;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
