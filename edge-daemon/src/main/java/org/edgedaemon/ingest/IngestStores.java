package org.edgedaemon.ingest;

import java.util.function.BooleanSupplier;
import org.edgedaemon.history.RunHistory;
import org.edgedaemon.intake.Intake;
import org.edgedaemon.journal.Journal;

/**
 * Where punches go, and what is known of earlier ones.
 *
 * @param room whether the disk has room for more; without it devices keep what they have
 * @param history gets every read that is more than a plain poll
 */
public record IngestStores(
    Intake intake, BooleanSupplier room, Journal journal, RunHistory history) {}
