package org.edgedaemon.forward;

import java.time.InstantSource;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Time and chance, from outside.
 *
 * @param nanoTime a clock that never jumps, nanoseconds from anywhere
 * @param wall the clock of stamps that people read
 * @param random from 0 (inclusive) to 1 (exclusive); asked by several lanes at once
 */
public record ForwardTime(LongSupplier nanoTime, InstantSource wall, DoubleSupplier random) {}
