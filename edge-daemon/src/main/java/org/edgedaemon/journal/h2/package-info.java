/**
 * The journal in H2, and the database that the outbox shares.
 *
 * <p>Threads: an interrupt inside H2 closes the database for everyone. So every access runs on
 * {@link org.edgedaemon.journal.h2.H2Database}'s own threads (one writes, three read), which cannot
 * be interrupted; callers wait for them, and keep their own interrupt for afterwards.
 *
 * <p>Durability: H2 does not sync on commit, and after a crash may step back to an older,
 * consistent state. The intake has everything since the newest verified backup, so the journal is
 * always backup plus intake; {@code CHECKPOINT SYNC} is used only for what the intake does not hold
 * (dead letters).
 */
@NullMarked
package org.edgedaemon.journal.h2;

import org.jspecify.annotations.NullMarked;
