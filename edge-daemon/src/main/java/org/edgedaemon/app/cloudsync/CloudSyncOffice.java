package org.edgedaemon.app.cloudsync;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.edgedaemon.config.CloudSyncSettings;
import org.edgedaemon.config.CloudSyncSettings.DatasetSettings;
import org.edgedaemon.config.CloudSyncSettings.FromCallers;
import org.edgedaemon.config.CloudSyncSettings.FromDatabase;
import org.edgedaemon.config.CloudSyncSettings.FromJournal;
import org.edgedaemon.config.CloudSyncSettings.SourceSettings;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.DatasetName;
import org.edgedaemon.dataset.RecordSource;
import org.edgedaemon.dataset.cloud.RestCloud;
import org.edgedaemon.dataset.jdbc.JdbcSource;
import org.edgedaemon.dataset.jdbc.OfficeConfig;
import org.edgedaemon.dataset.jdbc.OfficeDatabase;
import org.edgedaemon.dataset.journal.JournalSources;
import org.edgedaemon.dataset.run.CloudSync;
import org.edgedaemon.dataset.run.Plan;
import org.edgedaemon.dataset.run.Rest;
import org.edgedaemon.dataset.run.SyncDesk;
import org.edgedaemon.dataset.run.SyncPorts;
import org.edgedaemon.dataset.run.SyncTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cloud sync as one etc file wants it. Nothing is connected to before a run begins, so that neither
 * the cloud nor an office's database can keep the daemon from starting.
 */
final class CloudSyncOffice implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CloudSyncOffice.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String FOLDER = "sync";

  private final Map<OfficeConfig, OfficeDatabase> databases = new HashMap<>();
  private final InstantSource clock;
  private final RestCloud cloud;
  private final CloudSync sync;
  private final SyncDesk desk;

  /**
   * Opens nothing yet.
   *
   * @throws org.edgedaemon.http.HttpClientException when the CA file cannot be used
   */
  CloudSyncOffice(CloudSyncSettings settings, CloudSyncPorts ports) {
    this.clock = ports.clock();
    SecureRandom random = new SecureRandom();
    cloud = new RestCloud(settings.cloud(), ports.clients(), clock, System::nanoTime, random);
    SyncTime time =
        new SyncTime(clock, settings.zone(), System::nanoTime, random::nextDouble, Rest.REAL);
    JournalSources journal = new JournalSources(ports.journal(), ports.reader(), settings.zone());
    Map<DatasetName, RecordSource> sources = new HashMap<>();
    settings.datasets().forEach(one -> sources.put(one.dataset().name(), source(one, journal)));
    sync =
        new CloudSync(
            plan(settings),
            new SyncPorts(cloud, sources, ports.ledger(), ports.history()),
            time,
            ports.dataDir().resolve(FOLDER),
            Runtime.getRuntime().maxMemory() / 2);
    desk = new SyncDesk(sync, ports.history(), time, settings.pace(), settings.minGap());
  }

  SyncDesk desk() {
    return desk;
  }

  CloudSync sync() {
    return sync;
  }

  /**
   * A run under way ends early. What it waits for is taken away when it does not by itself: a query
   * is cancelled, connections are closed.
   */
  @Override
  public void close() {
    boolean ended = desk.close(PATIENCE);
    databases.values().forEach(OfficeDatabase::close);
    cloud.close();
    if (!ended && !desk.close(PATIENCE)) {
      log.warn("a run of cloud sync does not end; the next one goes on where it stands");
    }
  }

  private static Plan plan(CloudSyncSettings settings) {
    List<Dataset> datasets = settings.datasets().stream().map(DatasetSettings::dataset).toList();
    Plan.Outcome outcome = Plan.of(datasets);
    if (outcome instanceof Plan.Good good) {
      return good.plan();
    }
    throw new IllegalArgumentException(((Plan.Bad) outcome).problem());
  }

  private RecordSource source(DatasetSettings settings, JournalSources journal) {
    SourceSettings source = settings.source();
    String idField = settings.dataset().idField();
    if (source instanceof FromDatabase jdbc) {
      OfficeDatabase database =
          databases.computeIfAbsent(
              jdbc.database(), config -> new OfficeDatabase(config, clock, System::nanoTime));
      return new JdbcSource(
          settings.dataset().name(),
          database,
          jdbc.queries(),
          settings.dataset().membersOfMeaning());
    }
    if (source instanceof FromCallers callers) {
      return journal.records(callers.records(), idField);
    }
    if (source instanceof FromJournal from) {
      return switch (from.take()) {
        case PUNCHES -> journal.punches(idField);
        case RECOGNITIONS -> journal.recognitions(idField);
        case PEOPLE -> journal.people(idField);
      };
    }
    throw new IllegalStateException("unknown source " + source);
  }
}
