package org.edgedaemon.punch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One clock event by a person at a device.
 *
 * @param userName the person's name if known
 * @param receivedAt our clock when the punch reached us; never mixed with the device's
 * @param clockOffset device clock minus ours, as last measured; null when not measured
 * @param workCode as the device gives it; null when it gives none
 * @param plausible false when the device's clock cannot have been right (year before 2005, or well
 *     in the future)
 */
public record Punch(
    EventId eventId,
    DeviceIdentity device,
    UserPin user,
    @Nullable String userName,
    PunchTime time,
    Instant receivedAt,
    @Nullable Duration clockOffset,
    Direction direction,
    VerifyMode verifyMode,
    @Nullable String workCode,
    PunchSource source,
    RawCodes raw,
    boolean plausible) {}
