package org.edgedaemon.forward;

import org.edgedaemon.journal.Journal;
import org.edgedaemon.outbox.DeadLetters;
import org.edgedaemon.outbox.Watermarks;

/** Everything that the forwarder reads from and writes to. */
public record ForwardStores(
    Journal journal, LaneOpener lanes, Watermarks watermarks, DeadLetters deadLetters) {}
