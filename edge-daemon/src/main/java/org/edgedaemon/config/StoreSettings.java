package org.edgedaemon.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Care of the stores ({@code store:} in the etc file, all optional).
 *
 * @param diskFloor free bytes below which devices are not read any more
 * @param intakeMax bytes of the intake past which a backup comes early
 * @param backupInterval between backups of the journal
 * @param backupKeep how many backups are kept, at least 1
 * @param retention age past which entries settled everywhere are deleted; null keeps them for ever
 */
public record StoreSettings(
    long diskFloor,
    long intakeMax,
    Duration backupInterval,
    int backupKeep,
    @Nullable Duration retention) {
  public static StoreSettings defaults() {
    return new StoreSettings(256L * 1024 * 1024, 256L * 1024 * 1024, Duration.ofHours(6), 3, null);
  }
}
