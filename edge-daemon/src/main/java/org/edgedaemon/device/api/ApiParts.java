package org.edgedaemon.device.api;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.edgedaemon.attendance.MarkDesk;
import org.edgedaemon.device.PunchListener;
import org.edgedaemon.intake.Intake;

/**
 * What the local API is made of besides its callers.
 *
 * @param punches where punches go
 * @param marks where students are marked
 * @param intake where records of datasets go
 * @param worker where bodies are read; may be busy, never blocked for long
 */
public record ApiParts(
    PunchListener punches,
    MarkDesk marks,
    Intake intake,
    Executor worker,
    InstantSource clock,
    LongSupplier nanoTime) {}
