package org.edgedaemon.device.zk.codec;

import org.jspecify.annotations.Nullable;

/**
 * The payloads of a punch event, told apart by their length:
 *
 * <pre>
 * 10: | 0 PIN u16 | 2 verify | 3 state | 4 time 6 |
 * 12: | 0 PIN u32 | 4 verify | 5 state | 6 time 6 |
 * 14: | 0 PIN u16 | 2 verify | 3 state | 4 time 6 | 10 tail 4 |
 * 32 and more: | 0 user id 24 chars | 24 verify | 25 state | 26 time 6 | 32 tail |
 * </pre>
 *
 * Seen with 32, 36, 37 and 52 bytes; other lengths above 32 count when id and time are good. A u16
 * PIN is the uid on terminals with 8-byte logs and the user id on others, so it is left unresolved.
 * Source: zk-protocol reference 7.3.
 */
final class PunchEvents {
  private static final int TEXT_HEAD = 32;
  private static final int ID_LENGTH = 24;

  private PunchEvents() {}

  static RealtimeEvent decode(byte[] bytes) {
    return switch (bytes.length) {
      case 10, 14 -> shortPin(bytes);
      case 12 -> longPin(bytes);
      case 32, 36, 37, 52 -> textId(bytes);
      default -> bytes.length > TEXT_HEAD ? unlisted(bytes) : unknown(bytes);
    };
  }

  private static RealtimeEvent shortPin(byte[] bytes) {
    int uid = Le.u16(bytes, 0);
    PackedTime time = SixByteTime.read(bytes, 4);
    if (time == null || uid == 0) {
      return bad(bytes, time);
    }
    return new RealtimeEvent.Punched(
        new AttendanceRecord(
            uid,
            Integer.toString(uid),
            false,
            stateOf(Le.u8(bytes, 3)),
            Le.u8(bytes, 2),
            time,
            null,
            RawBytes.copyOf(bytes, 10, bytes.length - 10)));
  }

  private static RealtimeEvent longPin(byte[] bytes) {
    long pin = Le.u32(bytes, 0);
    PackedTime time = SixByteTime.read(bytes, 6);
    if (time == null || pin == 0) {
      return bad(bytes, time);
    }
    return new RealtimeEvent.Punched(
        new AttendanceRecord(
            0,
            Long.toString(pin),
            true,
            Le.u8(bytes, 5),
            Le.u8(bytes, 4),
            time,
            null,
            RawBytes.EMPTY));
  }

  private static RealtimeEvent textId(byte[] bytes) {
    int length = Le.textLength(bytes, 0, ID_LENGTH);
    PackedTime time = SixByteTime.read(bytes, 26);
    if (time == null || length == 0 || !Le.isPrintable(bytes, 0, length)) {
      return bad(bytes, time);
    }
    return new RealtimeEvent.Punched(
        new AttendanceRecord(
            0,
            Le.ascii(bytes, 0, length),
            true,
            Le.u8(bytes, 25),
            Le.u8(bytes, 24),
            time,
            null,
            RawBytes.copyOf(bytes, TEXT_HEAD, bytes.length - TEXT_HEAD)));
  }

  private static RealtimeEvent unlisted(byte[] bytes) {
    RealtimeEvent event = textId(bytes);
    return event instanceof RealtimeEvent.BadPunch ? unknown(bytes) : event;
  }

  /**
   * Old terminals put a validity flag into the high nibble of the state. It is taken off only when
   * the plain value means nothing.
   */
  private static int stateOf(int code) {
    return code > 0x0F && !PunchCodes.isKnownState(code) ? code & 0x0F : code;
  }

  private static RealtimeEvent bad(byte[] bytes, @Nullable PackedTime time) {
    String reason = time == null ? "impossible time" : Fields.NO_USER;
    return new RealtimeEvent.BadPunch(new BadRecord(reason, RealtimeEvents.all(bytes)));
  }

  private static RealtimeEvent unknown(byte[] bytes) {
    return new RealtimeEvent.Unknown(
        EventType.ATTENDANCE.mask(),
        "punch events of " + bytes.length + " bytes are not known",
        RealtimeEvents.all(bytes));
  }
}
