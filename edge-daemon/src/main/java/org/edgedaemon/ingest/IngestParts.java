package org.edgedaemon.ingest;

import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.edgedaemon.intake.Intake;

/** What every device loop is made of besides its device. */
record IngestParts(
    Scheduler scheduler,
    Intake intake,
    BooleanSupplier room,
    EntryWriter writer,
    Backoff backoff,
    InstantSource clock) {}
