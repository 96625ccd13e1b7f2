package org.edgedaemon.ingest;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

/**
 * Threads, clocks and chance.
 *
 * @param scheduler all loops; must never be blocked
 * @param blocking asks the journal how much of a read was new; may be blocked and busy with others
 * @param zone by whose wall clock backup reads are scheduled
 */
public record IngestTime(
    Scheduler scheduler,
    Scheduler blocking,
    InstantSource clock,
    ZoneId zone,
    RandomGenerator random) {}
