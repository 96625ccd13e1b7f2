package org.edgedaemon.config;

import java.time.Duration;
import org.edgedaemon.ingest.BackupRead;
import org.edgedaemon.schedule.CronSchedule;
import org.jspecify.annotations.Nullable;

/** {@code backup_sync:}, the scheduled second look. On unless it is {@code off}. */
final class BackupSyncBinder {
  private static final String EVERY_HOUR = "0 * * * *";
  static final Duration DEFAULT_LOOKBACK = Duration.ofHours(5);

  private static final Duration LEAST = Duration.ofMinutes(10);
  private static final Duration MOST = Duration.ofDays(31);

  private BackupSyncBinder() {}

  /** Null when it is switched off. */
  static @Nullable BackupRead bind(Section device) {
    if (device.has("backup_sync") && "off".equals(device.written("backup_sync"))) {
      return null;
    }
    Section section = device.section("backup_sync");
    BackupRead read =
        new BackupRead(
            section.or("schedule", BackupSyncBinder::schedule, everyHour()),
            section.or("lookback", Quantities.duration(LEAST, MOST), DEFAULT_LOOKBACK));
    section.refuseOthers();
    return read;
  }

  private static Parsed<CronSchedule> schedule(String text) {
    CronSchedule.Outcome outcome = CronSchedule.parse(text);
    return outcome instanceof CronSchedule.Good good
        ? Parsed.good(good.schedule())
        : Parsed.bad(((CronSchedule.Bad) outcome).problem());
  }

  private static CronSchedule everyHour() {
    if (CronSchedule.parse(EVERY_HOUR) instanceof CronSchedule.Good good) {
      return good.schedule();
    }
    throw new IllegalStateException("'" + EVERY_HOUR + "' is a schedule");
  }
}
