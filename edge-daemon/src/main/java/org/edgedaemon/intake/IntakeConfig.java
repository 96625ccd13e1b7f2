package org.edgedaemon.intake;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the intake behaves.
 *
 * @param file the tape file
 * @param quarantine folder for a damaged file
 * @param maxBytes past it a backup of the journal is wanted early; at twice this size appends are
 *     refused
 * @param diskFloor free bytes below which appends are refused
 * @param linger how long at most a group commit waits for as much company as the one before had,
 *     and never longer than a quarter of what that one took; a lone append never waits, and zero
 *     takes what is there
 */
public record IntakeConfig(
    Path file, Path quarantine, long maxBytes, long diskFloor, Duration linger) {
  public static IntakeConfig in(Path dataDir) {
    return new IntakeConfig(
        dataDir.resolve("intake.queue"),
        dataDir.resolve("quarantine"),
        256L * 1024 * 1024,
        256L * 1024 * 1024,
        Duration.ofMillis(1));
  }
}
