package org.edgedaemon.replica.link;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wants done now.
 *
 * @param dryRun only say what a round would do
 * @param everything compare all rows, not only those that changed since
 * @param url another address of the master, for this once; null for the configured one
 */
public record Wish(boolean dryRun, boolean everything, @Nullable URI url) {}
