package org.edgedaemon.replica.link;

import java.time.InstantSource;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Time and chance.
 *
 * @param random from 0 to 1, on any thread
 */
public record LinkTime(InstantSource clock, LongSupplier nanoTime, DoubleSupplier random) {}
