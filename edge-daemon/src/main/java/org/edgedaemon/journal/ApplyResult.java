package org.edgedaemon.journal;

/**
 * What became of an applied batch.
 *
 * @param added entries that were new
 * @param duplicates entries whose id was known
 * @param appliedSequence the journal's applied sequence afterwards
 */
public record ApplyResult(int added, int duplicates, long appliedSequence) {}
