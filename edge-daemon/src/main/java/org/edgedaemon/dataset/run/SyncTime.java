package org.edgedaemon.dataset.run;

import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Time and chance, from outside.
 *
 * @param wall the clock of windows, hours and stamps that people read
 * @param zone of hours and cron expressions
 * @param nanoTime a clock that never jumps, nanoseconds from anywhere
 * @param random from 0 (inclusive) to 1 (exclusive), hard to guess
 */
public record SyncTime(
    InstantSource wall, ZoneId zone, LongSupplier nanoTime, DoubleSupplier random, Rest rest) {
  LocalTime timeOfDay() {
    return LocalTime.ofInstant(wall.instant(), zone);
  }

  long randomBits() {
    return (long) (random.getAsDouble() * 0x1p63) ^ (long) (random.getAsDouble() * 0x1p63) << 11;
  }
}
