package org.edgedaemon.device;

import org.jspecify.annotations.Nullable;

/**
 * How a catch-up read ended. It is only reported when all that it covers was read whole; everything
 * else is a {@link DeviceException}.
 *
 * @param records records that the device gave
 * @param handedOver punches handed to the listener (the rest was covered by the cursor or out of
 *     range)
 * @param doubles records equal in their whole natural key to another of the same read
 * @param setAside records that could not be understood
 * @param cursor where the next read may start; null when the device has no such thing or the read
 *     was bounded by time
 * @param more the log is long and goes on: read again at once, from {@code cursor}
 */
public record ReadReport(
    long records,
    long handedOver,
    long doubles,
    long setAside,
    @Nullable ReadCursor cursor,
    boolean more) {

  /** A read to the log's end. */
  public ReadReport(
      long records, long handedOver, long doubles, long setAside, @Nullable ReadCursor cursor) {
    this(records, handedOver, doubles, setAside, cursor, false);
  }
}
