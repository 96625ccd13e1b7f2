package org.edgedaemon.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.cloud.RestCloudConfig;
import org.edgedaemon.dataset.jdbc.JdbcQueries;
import org.edgedaemon.dataset.jdbc.OfficeConfig;
import org.edgedaemon.dataset.run.Pace;

/**
 * Cloud sync ({@code cloud_sync:} in the etc file).
 *
 * @param enabled when false nothing of it is built
 * @param pace when runs begin by themselves
 * @param minGap a run so soon after another is skipped, unless forced
 * @param zone of hours of the day, of the cron expression, and of device times in the journal
 * @param datasets have an order: no circles, no strangers
 */
public record CloudSyncSettings(
    RestCloudConfig cloud,
    boolean enabled,
    Pace pace,
    Duration minGap,
    ZoneId zone,
    List<DatasetSettings> datasets) {
  public static final Duration DEFAULT_EVERY = Duration.ofHours(1);
  public static final Duration DEFAULT_MIN_GAP = Duration.ofMinutes(5);

  public CloudSyncSettings {
    datasets = List.copyOf(datasets);
  }

  /** One dataset and where its records come from. */
  public record DatasetSettings(Dataset dataset, SourceSettings source) {}

  /** Where records come from. */
  public sealed interface SourceSettings {}

  /** An office's database. Equal databases are one connection. */
  public record FromDatabase(OfficeConfig database, JdbcQueries queries)
      implements SourceSettings {}

  /** The daemon's own journal. */
  public record FromJournal(Take take) implements SourceSettings {}

  /**
   * What callers put in through the local API.
   *
   * @param records what they call the dataset
   */
  public record FromCallers(DatasetName records) implements SourceSettings {}

  /** What is taken from the journal. */
  public enum Take {
    PUNCHES,
    RECOGNITIONS,
    PEOPLE
  }
}
