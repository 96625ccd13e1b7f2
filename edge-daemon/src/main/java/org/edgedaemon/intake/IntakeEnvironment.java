package org.edgedaemon.intake;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What the intake needs of the process.
 *
 * @param freeSpace free bytes on the disk of the intake's file; asked before each group commit
 * @param completions where callers' stages complete; must be quick to accept. A caller that blocks
 *     there delays other callers, never the disk
 * @param backupWanted called (there, too) when the file has grown past its size and a backup of the
 *     journal should come early; again after each backup that did not help
 * @param clock dates quarantined files
 * @param nanoTime measures commits
 */
public record IntakeEnvironment(
    LongSupplier freeSpace,
    Executor completions,
    Runnable backupWanted,
    InstantSource clock,
    LongSupplier nanoTime) {}
