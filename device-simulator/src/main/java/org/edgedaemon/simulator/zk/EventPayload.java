package org.edgedaemon.simulator.zk;

/**
 * The data of an attendance event (zk-protocol 7.3).
 *
 * <pre>
 * 10, 14: PIN u16, verify, state, time 6, zeros      12: PIN u32, verify, state, time 6
 * 32 and more: id 24, verify, state, time 6, zeros
 * </pre>
 */
final class EventPayload {
  private static final int TEXT = 32;

  private EventPayload() {}

  static boolean known(int length) {
    return length == 10 || length == 12 || length == 14 || length >= TEXT;
  }

  static byte[] of(LoggedPunch punch, int length, boolean byUid) {
    byte[] data = new byte[length];
    int at;
    if (length >= TEXT) {
      Wire.putText(data, 0, 24, punch.pin());
      at = 24;
    } else {
      long pin = byUid ? punch.uid() : Long.parseLong(punch.pin());
      at = length == 12 ? 4 : 2;
      if (at == 4) {
        Wire.putU32(data, 0, pin);
      } else {
        Wire.putU16(data, 0, (int) pin);
      }
    }
    data[at] = (byte) punch.verify();
    data[at + 1] = (byte) punch.state();
    System.arraycopy(PackedTime.sixBytes(punch.packedTime()), 0, data, at + 2, 6);
    return data;
  }
}
