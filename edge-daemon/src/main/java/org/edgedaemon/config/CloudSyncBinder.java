package org.edgedaemon.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.edgedaemon.config.CloudSyncSettings.DatasetSettings;
import org.edgedaemon.dataset.cloud.RestCloudConfig;
import org.edgedaemon.dataset.run.Pace;
import org.edgedaemon.schedule.CronSchedule;
import org.edgedaemon.secret.Secret;
import org.jspecify.annotations.Nullable;

/** {@code cloud_sync:}. */
final class CloudSyncBinder {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration LEAST_EVERY = Duration.ofMinutes(1);
  private static final Duration MOST_EVERY = Duration.ofDays(31);
  private static final Duration MOST_TIMEOUT = Duration.ofMinutes(10);
  private static final Duration MOST_TRANSFER = Duration.ofDays(2);
  private static final int MAX_CONNECTIONS = 64;
  private static final String OFF = "off";

  private CloudSyncBinder() {}

  /** Null when there is none, or when something is bad, which then is noted. */
  static @Nullable CloudSyncSettings bind(Section root) {
    if (!root.has("cloud_sync") || root.isBare("cloud_sync")) {
      return null;
    }
    Section section = root.section("cloud_sync");
    boolean enabled = section.or("enabled", Quantities::yesOrNo, true);
    RestCloudConfig cloud = cloud(section);
    Pace pace = pace(section);
    Duration minGap =
        section.or(
            "min_gap",
            Quantities.duration(Duration.ZERO, MOST_EVERY),
            CloudSyncSettings.DEFAULT_MIN_GAP);
    ZoneId zone = section.<ZoneId>or("time_zone", Texts::zone, section.around().zone());
    int connections = cloud == null ? RestCloudConfig.DEFAULT_CONNECTIONS : cloud.maxConnections();
    List<DatasetSettings> datasets =
        new DatasetBinder(
                files(section), OfficeDatabaseBinder.bindIfThere(section, zone), zone, connections)
            .bind(section);
    section.refuseOthers();
    return cloud == null || datasets.isEmpty()
        ? null
        : new CloudSyncSettings(cloud, enabled, pace, minGap, zone, datasets);
  }

  private static @Nullable RestCloudConfig cloud(Section section) {
    URI url = section.required("url", WebUrl::parse);
    Secret key = Secrets.read(section, "api_key");
    Duration timeout =
        section.or(
            "timeout", Quantities.duration(SECOND, MOST_TIMEOUT), RestCloudConfig.DEFAULT_TIMEOUT);
    Duration transfer =
        section.or(
            "transfer_timeout",
            Quantities.duration(timeout, MOST_TRANSFER),
            RestCloudConfig.DEFAULT_TRANSFER_TIMEOUT);
    int connections =
        section.or(
            "connections",
            Quantities.number(1, MAX_CONNECTIONS),
            RestCloudConfig.DEFAULT_CONNECTIONS);
    Path caFile = section.<Path>optional("ca_file", Texts.certificates(section.around()));
    warn(section, url, key);
    return url == null
        ? null
        : new RestCloudConfig(url, key, timeout, transfer, connections, caFile);
  }

  private static void warn(Section section, @Nullable URI url, @Nullable Secret key) {
    if (!section.has("api_key") && !section.has("api_key_file")) {
      section.warning("api_key_file", "is missing: the cloud is called without a key");
    }
    if (key != null && url != null && WebUrl.isPlainOverNetwork(url)) {
      section.warning("url", "is http: the API key and the records travel readable for others");
    }
  }

  private static Pace pace(Section section) {
    if (section.has("schedule") && section.has("every")) {
      section.problem("schedule", "is given beside every: one of them must go");
    }
    if (section.has("schedule")) {
      Pace pace = section.optional("schedule", CloudSyncBinder::schedule);
      return pace == null ? new Pace.OnDemand() : pace;
    }
    return new Pace.Every(
        section.or(
            "every",
            Quantities.duration(LEAST_EVERY, MOST_EVERY),
            CloudSyncSettings.DEFAULT_EVERY));
  }

  private static Parsed<Pace> schedule(String text) {
    if (text.equals(OFF)) {
      return Parsed.good(new Pace.OnDemand());
    }
    CronSchedule.Outcome outcome = CronSchedule.parse(text);
    return outcome instanceof CronSchedule.Good good
        ? Parsed.good(new Pace.Cron(good.schedule()))
        : Parsed.bad(((CronSchedule.Bad) outcome).problem());
  }

  /** The root of files; null when there is none. */
  private static @Nullable Path files(Section section) {
    return section.<Path>optional("files", Texts.folder(section.around().folder()));
  }
}
