package org.edgedaemon.device.hikvision.search;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a reader needs beside the terminal.
 *
 * @param clock the terminal's
 * @param nanoTime ours, monotonic
 * @param pause a stage that completes on the event loop after so long
 * @param loop the terminal's event loop; all state of a reader lives on it
 * @param searchIds a fresh value for each search, 1 to 64 characters
 */
public record Surroundings(
    TerminalClock clock,
    LongSupplier nanoTime,
    Function<Duration, CompletionStage<Void>> pause,
    Executor loop,
    Supplier<String> searchIds) {}
