package org.edgedaemon.device;

import org.jspecify.annotations.Nullable;

/**
 * Why and for whom a session is opened.
 *
 * @param listener gets every punch of the session, and of whatever else the device sends us until
 *     the next session
 * @param known how far the device was read when it was last read, even if those entries were lost
 *     since: what it says of the device's counters still holds. Null when it was never read
 * @param byHand an operator asks: a device that was left alone for refusing our credentials is
 *     tried again, once
 */
public record ConnectRequest(PunchListener listener, @Nullable ReadCursor known, boolean byHand) {

  /** A first session that nobody asked for. */
  public static ConnectRequest of(PunchListener listener) {
    return new ConnectRequest(listener, null, false);
  }
}
