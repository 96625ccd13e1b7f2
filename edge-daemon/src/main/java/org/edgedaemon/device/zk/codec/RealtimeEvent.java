package org.edgedaemon.device.zk.codec;

import io.netty.buffer.ByteBuf;

/** What a real-time event says. One frame is one event. Source: zk-protocol reference 7.3, 7.4. */
public sealed interface RealtimeEvent {
  /** A punch; the same one as the log will hold. */
  record Punched(AttendanceRecord record) implements RealtimeEvent {}

  /** A punch that cannot be one: the catch-up read will tell. */
  record BadPunch(BadRecord record) implements RealtimeEvent {}

  /** A finger lies on the reader. */
  record FingerPlaced() implements RealtimeEvent {}

  /**
   * Somebody tried to be verified.
   *
   * @param uid the terminal's row number; meaningless when not recognised
   */
  record Verified(long uid, boolean recognised) implements RealtimeEvent {}

  record UserEnrolled(int uid) implements RealtimeEvent {}

  /**
   * A finger was enrolled, or not.
   *
   * @param result 0 is success
   * @param templateSize bytes
   */
  record FingerEnrolled(int result, int templateSize) implements RealtimeEvent {}

  /** The quality of a finger's picture, 0 to 100. */
  record FingerScored(int score) implements RealtimeEvent {}

  record ButtonPressed(int key) implements RealtimeEvent {}

  record DoorUnlocked() implements RealtimeEvent {}

  /** Something is wrong at the door. */
  record Alarmed(Alarm alarm, RawBytes data) implements RealtimeEvent {}

  /** What an alarm is about. */
  enum Alarm {
    TAMPER,
    EXIT_BUTTON,
    MISOPERATION,
    DOOR_CLOSED,
    DURESS,
    PASS_BACK,
    OTHER
  }

  /**
   * Nothing known.
   *
   * @param code the event's number
   * @param reason what is not understood
   */
  record Unknown(int code, String reason, RawBytes data) implements RealtimeEvent {}

  /**
   * Reads an event; never throws. The reader index stays.
   *
   * @param code the session field of the frame
   * @param data what follows the header
   */
  static RealtimeEvent decode(int code, ByteBuf data) {
    return RealtimeEvents.decode(code, data);
  }
}
