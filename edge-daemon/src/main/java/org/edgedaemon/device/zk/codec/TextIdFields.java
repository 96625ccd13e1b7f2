package org.edgedaemon.device.zk.codec;

/**
 * Where the fields of a record with a text id stand: uid u16 @0, the id @2, then verify u8, time
 * u32 and state u8 in a row, a tail at the end.
 */
record TextIdFields(int idLength, int verifyAt, int tailAt, int width) {
  private static final int ID_AT = 2;

  AttendanceResult decode(AttendanceLayout layout, byte[] bytes, int at) {
    PackedTime time = new PackedTime(Le.bits32(bytes, at + verifyAt + 1));
    if (!time.isPossible()) {
      return Fields.bad(layout, bytes, at, Fields.IMPOSSIBLE + time);
    }
    int uid = Le.u16(bytes, at);
    int length = Le.textLength(bytes, at + ID_AT, idLength);
    if (length == 0 && uid == 0) {
      return Fields.bad(layout, bytes, at, Fields.NO_USER);
    }
    if (!Le.isPrintable(bytes, at + ID_AT, length)) {
      return Fields.bad(layout, bytes, at, "user id is not plain text");
    }
    return new AttendanceRecord(
        uid,
        length == 0 ? Integer.toString(uid) : Le.ascii(bytes, at + ID_AT, length),
        length > 0,
        Le.u8(bytes, at + verifyAt + 5),
        Le.u8(bytes, at + verifyAt),
        time,
        null,
        RawBytes.copyOf(bytes, at + tailAt, width - tailAt));
  }

  /** The id field must be text followed by nothing but zeros, the time a plausible one. */
  boolean looksRight(byte[] bytes, int at, PlausibleTimes times) {
    int id = at + ID_AT;
    int length = Le.textLength(bytes, id, idLength);
    return length > 0
        && times.containsBits(Le.bits32(bytes, at + verifyAt + 1))
        && Le.isPrintable(bytes, id, length)
        && Le.isZero(bytes, id + length, idLength - length);
  }
}
