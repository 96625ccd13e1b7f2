package org.edgedaemon.intake;

import java.util.Optional;

/**
 * How the intake is, for health and metrics.
 *
 * @param bytes of the entries kept on disk
 * @param firstSequence of the oldest entry kept
 * @param lastSequence the last one durable
 * @param waitingBytes appended, not yet durable
 * @param commits group commits since start
 * @param entries entries made durable since start
 * @param failures group commits that failed or were refused since start
 * @param quarantines damaged files set aside since start
 * @param lastQuarantine what was said about the newest of them
 * @param lastCommitNanos how long the last successful group commit took
 * @param trouble why appends fail now; empty when they succeed
 */
public record IntakeFacts(
    long bytes,
    long firstSequence,
    long lastSequence,
    long waitingBytes,
    long commits,
    long entries,
    long failures,
    int quarantines,
    Optional<String> lastQuarantine,
    long lastCommitNanos,
    Optional<String> trouble) {}
