package org.edgedaemon.device;

import org.jspecify.annotations.Nullable;

/**
 * How a catch-up read ended. It is only reported when the read was complete; everything else is a
 * {@link DeviceException}.
 *
 * @param records records in the device's log
 * @param handedOver punches handed to the listener (the rest was covered by the cursor or out of
 *     range)
 * @param doubles records equal in their whole natural key to another of the same read
 * @param setAside records that could not be understood
 * @param cursor where the next read may start; null when the device has no such thing or the read
 *     was bounded by time
 */
public record ReadReport(
    long records, long handedOver, long doubles, long setAside, @Nullable ReadCursor cursor) {}
