package org.edgedaemon.admin;

import org.jspecify.annotations.Nullable;

/**
 * A round that somebody wants now.
 *
 * @param master which one; null for the only one
 * @param dryRun only say what it would do
 * @param force compare all rows, not only those that changed since
 * @param masterUrl another address, for this once
 */
public record RoundWish(
    @Nullable String master, boolean dryRun, boolean force, @Nullable String masterUrl) {}
