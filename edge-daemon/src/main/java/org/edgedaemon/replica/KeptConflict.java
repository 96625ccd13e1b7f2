package org.edgedaemon.replica;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conflict as the master keeps it.
 *
 * @param id its number, by which it is shown and settled
 * @param settled when somebody settled it by hand; null when nobody did
 */
public record KeptConflict(long id, ConflictNote note, @Nullable Instant settled) {}
