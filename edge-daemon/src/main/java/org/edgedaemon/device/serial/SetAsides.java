package org.edgedaemon.device.serial;

import java.time.Duration;
import org.edgedaemon.device.SetAsideRecord;
import org.edgedaemon.device.serial.codec.Reading;
import org.edgedaemon.punch.DeviceIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was no read, for somebody to look at: some of it, for a broken cable makes garbage
 * without end. What is beyond is counted only.
 */
final class SetAsides {
  static final int A_MINUTE = 20;
  static final int MAX_BYTES = 512;
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final DeviceIdentity identity;
  private long minuteBegan;
  private int thisMinute;

  SetAsides(DeviceIdentity identity) {
    this.identity = identity;
  }

  /** Null when this minute has enough of them. */
  @Nullable SetAsideRecord of(Reading.Refused refused, long now) {
    if (thisMinute == 0 || now - minuteBegan >= MINUTE) {
      minuteBegan = now;
      thisMinute = 0;
    }
    if (thisMinute == A_MINUTE) {
      return null;
    }
    thisMinute++;
    int length = refused.bytes().length();
    String cut = length > MAX_BYTES ? ", the first " + MAX_BYTES + " of " + length + " bytes" : "";
    return new SetAsideRecord(
        identity,
        refused.bytes().upTo(Math.min(length, MAX_BYTES)).toHex(),
        "serial port: " + refused.fault().words() + cut);
  }
}
