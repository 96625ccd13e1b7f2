package org.edgedaemon.device.zk.codec;

import org.jspecify.annotations.Nullable;

/**
 * One punch as the terminal stores or sends it. Its time is a possible one, though not necessarily
 * a plausible one.
 *
 * @param uid the terminal's own row number of the user, 1 to 65535; 0 when the record has none
 * @param userId the person's id: printable ASCII, not empty, leading zeros kept
 * @param resolved false when {@code userId} is only the decimal {@code uid}, because the record has
 *     no id: look the uid up in the user list
 * @param state in/out code, 0 to 255
 * @param verify verification code, 0 to 255
 * @param workCode unsigned; null when the layout has none
 * @param tail bytes without a known meaning, kept raw
 */
public record AttendanceRecord(
    int uid,
    String userId,
    boolean resolved,
    int state,
    int verify,
    PackedTime time,
    @Nullable Long workCode,
    RawBytes tail)
    implements AttendanceResult {

  /** The same punch with the id that the user list gave for its uid. */
  public AttendanceRecord withUserId(String id) {
    return new AttendanceRecord(uid, id, true, state, verify, time, workCode, tail);
  }
}
