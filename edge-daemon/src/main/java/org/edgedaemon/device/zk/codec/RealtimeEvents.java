package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;

/** The payloads of the events other than punches. Source: zk-protocol reference 7.4. */
final class RealtimeEvents {
  /** Longer payloads are of no known event; a copy is bounded by it. */
  static final int MAX_BYTES = 1024;

  private static final long NOT_RECOGNISED = 0xFFFF_FFFFL;

  private RealtimeEvents() {}

  static RealtimeEvent decode(int code, ByteBuf data) {
    EventType type = EventType.ofCode(code);
    if (type == null) {
      return unknown(code, "event type " + code + " is not known", data);
    }
    if (data.readableBytes() > MAX_BYTES) {
      return unknown(code, data.readableBytes() + " bytes are too many for an event", data);
    }
    byte[] bytes = new byte[data.readableBytes()];
    data.getBytes(data.readerIndex(), bytes);
    return decode(type, bytes);
  }

  private static RealtimeEvent decode(EventType type, byte[] bytes) {
    if (bytes.length < minLength(type)) {
      return tooShort(type, bytes);
    }
    return switch (type) {
      case ATTENDANCE -> PunchEvents.decode(bytes);
      case FINGER -> new RealtimeEvent.FingerPlaced();
      case UNLOCK -> new RealtimeEvent.DoorUnlocked();
      case VERIFY ->
          new RealtimeEvent.Verified(Le.u32(bytes, 0), Le.u32(bytes, 0) != NOT_RECOGNISED);
      case ENROLL_USER -> new RealtimeEvent.UserEnrolled(Le.u16(bytes, 0));
      case ENROLL_FINGER -> new RealtimeEvent.FingerEnrolled(Le.u16(bytes, 0), Le.u16(bytes, 2));
      case FINGER_SCORE -> new RealtimeEvent.FingerScored(Le.u8(bytes, 0));
      case BUTTON -> new RealtimeEvent.ButtonPressed(Le.u8(bytes, 0));
      case ALARM -> new RealtimeEvent.Alarmed(alarm(bytes), all(bytes));
    };
  }

  private static int minLength(EventType type) {
    return switch (type) {
      case ATTENDANCE, FINGER, UNLOCK, ALARM -> 0;
      case FINGER_SCORE, BUTTON -> 1;
      case ENROLL_USER -> 2;
      case VERIFY, ENROLL_FINGER -> 4;
    };
  }

  private static RealtimeEvent.Alarm alarm(byte[] bytes) {
    return switch (bytes.length) {
      case 4 -> alarmOf4(Le.u8(bytes, 0));
      case 8 -> isDoorClosed(Le.u8(bytes, 0)) ? RealtimeEvent.Alarm.DOOR_CLOSED : other();
      case 12 -> alarmOf12(bytes);
      default -> other();
    };
  }

  private static RealtimeEvent.Alarm alarmOf4(int code) {
    return switch (code) {
      case 55 -> RealtimeEvent.Alarm.TAMPER;
      case 53 -> RealtimeEvent.Alarm.EXIT_BUTTON;
      case 58 -> RealtimeEvent.Alarm.MISOPERATION;
      default -> other();
    };
  }

  /** 54 by one source, 0x54 by the other. */
  private static boolean isDoorClosed(int code) {
    return code == 54 || code == 0x54;
  }

  /** The sources disagree whether the type stands at 4 or at 6; only one of them can hold it. */
  private static RealtimeEvent.Alarm alarmOf12(byte[] bytes) {
    if (Le.u16(bytes, 0) != 0xFFFF) {
      return other();
    }
    RealtimeEvent.Alarm atFour = duressOrPassBack(Le.u16(bytes, 4));
    return atFour == other() ? duressOrPassBack(Le.u16(bytes, 6)) : atFour;
  }

  private static RealtimeEvent.Alarm duressOrPassBack(int code) {
    return switch (code) {
      case 0x20 -> RealtimeEvent.Alarm.DURESS;
      case 0x22 -> RealtimeEvent.Alarm.PASS_BACK;
      default -> other();
    };
  }

  private static RealtimeEvent.Alarm other() {
    return RealtimeEvent.Alarm.OTHER;
  }

  private static RealtimeEvent tooShort(EventType type, byte[] bytes) {
    return new RealtimeEvent.Unknown(
        type.mask(), bytes.length + " bytes are too few for " + type, all(bytes));
  }

  private static RealtimeEvent unknown(int code, String reason, ByteBuf data) {
    return new RealtimeEvent.Unknown(code, reason, RawBytes.copyOf(data, WidthRule.HEAD_BYTES));
  }

  static RawBytes all(byte[] bytes) {
    return RawBytes.copyOf(bytes, 0, bytes.length);
  }
}
