package org.edgedaemon.device.zk.codec;

/** What the layouts have in common: records without an id, and refusals. */
final class Fields {
  static final String NO_USER = "no user id";
  static final String IMPOSSIBLE = "impossible date ";

  private Fields() {}

  static AttendanceResult uidOnly(
      AttendanceLayout layout, byte[] bytes, int at, int timeBits, int state, int verify) {
    int uid = Le.u16(bytes, at);
    if (uid == 0) {
      return bad(layout, bytes, at, NO_USER);
    }
    PackedTime time = new PackedTime(timeBits);
    if (!time.isPossible()) {
      return bad(layout, bytes, at, IMPOSSIBLE + time);
    }
    String userId = Integer.toString(uid);
    return new AttendanceRecord(uid, userId, false, state, verify, time, null, RawBytes.EMPTY);
  }

  static BadRecord bad(AttendanceLayout layout, byte[] bytes, int at, String reason) {
    return new BadRecord(reason, RawBytes.copyOf(bytes, at, layout.width()));
  }
}
