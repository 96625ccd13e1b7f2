package org.edgedaemon.cli;

import org.jspecify.annotations.Nullable;

/**
 * A journal that was put back.
 *
 * @param backup the file it came from
 * @param sequence the newest sequence it holds now, the intake applied
 * @param fromIntake entries that the intake added to the backup
 * @param setAside where the journal that was there is now; null when there was none
 */
public record RestoreReport(
    String backup, long sequence, long fromIntake, @Nullable String setAside) {}
