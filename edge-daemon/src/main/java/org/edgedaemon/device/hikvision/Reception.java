package org.edgedaemon.device.hikvision;

import java.time.Duration;
import java.time.Instant;
import org.edgedaemon.punch.PunchSource;
import org.jspecify.annotations.Nullable;

/**
 * What is the same for all events that came at once.
 *
 * @param epoch of the terminal's serial numbers
 * @param clockOffset device clock minus ours, as last measured; null when not measured
 */
record Reception(
    PunchSource source, Instant at, int epoch, @Nullable Duration clockOffset, Placing placing) {}
