package org.edgedaemon.config;

import java.time.Duration;

/** {@code store:}. */
final class StoreBinder {
  private static final long MIN_INTAKE = 1_000_000;
  private static final int MAX_BACKUPS = 1_000;

  private StoreBinder() {}

  static StoreSettings bind(Section section) {
    StoreSettings defaults = StoreSettings.defaults();
    StoreSettings store =
        new StoreSettings(
            section.or("disk_floor", Quantities.size(0), defaults.diskFloor()),
            section.or("intake_max", Quantities.size(MIN_INTAKE), defaults.intakeMax()),
            section.or(
                "backup_interval",
                Quantities.duration(Duration.ofMinutes(1)),
                defaults.backupInterval()),
            section.or("backup_keep", Quantities.number(1, MAX_BACKUPS), defaults.backupKeep()),
            section.<Duration>optional("retention", Quantities.duration(Duration.ofDays(1))));
    section.refuseOthers();
    return store;
  }
}
