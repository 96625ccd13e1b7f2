package org.edgedaemon.simulator.zk;

import java.time.LocalDateTime;

/**
 * A punch as the terminal holds it.
 *
 * @param pin the person's id on the terminal, as text
 * @param uid the terminal's row number of that person, 0 when there is none
 * @param packedTime the terminal's wall clock in packed form, unsigned
 * @param state in, out and so on, 0..255
 * @param verify how the person was recognised, 0..255
 * @param workCode 0 when none
 */
public record LoggedPunch(
    String pin, int uid, long packedTime, int state, int verify, long workCode) {

  /**
   * The wall clock time.
   *
   * @throws java.time.DateTimeException for a day that no calendar has
   */
  public LocalDateTime time() {
    return PackedTime.unpack(packedTime);
  }

  LoggedPunch withPin(String newPin) {
    return new LoggedPunch(newPin, uid, packedTime, state, verify, workCode);
  }
}
