package org.edgedaemon.app.cloudsync;

import java.util.Objects;
import java.util.Optional;
import org.edgedaemon.admin.CloudSyncOperations;
import org.edgedaemon.admin.Metrics;
import org.edgedaemon.config.CloudSyncSettings;
import org.edgedaemon.health.HealthCheck;
import org.edgedaemon.history.RunHistory;
import org.jspecify.annotations.Nullable;

/** Cloud sync in the running daemon, while the etc file wants it. */
public final class CloudSyncParts implements AutoCloseable {
  private final CloudSyncPorts ports;
  private final SyncFigures figures;
  private volatile @Nullable CloudSyncOffice office;

  /** Opens nothing yet. */
  public CloudSyncParts(CloudSyncPorts ports) {
    this.ports = ports;
    this.figures = new SyncFigures();
  }

  /** Begins; the first run comes when its time has come. */
  public void start(@Nullable CloudSyncSettings settings) {
    use(built(settings));
  }

  /**
   * Takes over other settings; a run under way ends early, and the next one goes on where it stood.
   *
   * @return what that changed, if anything
   * @throws org.edgedaemon.http.HttpClientException when the CA file cannot be used; then all is as
   *     before
   */
  public synchronized Optional<String> change(
      @Nullable CloudSyncSettings from, @Nullable CloudSyncSettings to) {
    if (Objects.equals(from, to)) {
      return Optional.empty();
    }
    CloudSyncOffice next = built(to);
    boolean ran = office != null;
    close();
    use(next);
    return Optional.of("cloud sync " + (next == null ? "taken out" : ran ? "begun anew" : "added"));
  }

  /** Empty when the etc file has none. */
  Optional<CloudSyncOffice> office() {
    return Optional.ofNullable(office);
  }

  SyncFigures figures() {
    return figures;
  }

  RunHistory history() {
    return ports.history();
  }

  /** What an operator can ask of cloud sync. */
  public CloudSyncOperations operations() {
    return new LiveCloudSync(this);
  }

  /** Its page, while the etc file wants it. */
  public Optional<HealthCheck> health() {
    return office().map(open -> new CloudSyncHealth(open, figures));
  }

  /** Shows it in metrics. */
  public void register(Metrics metrics) {
    new CloudSyncMetrics(this).register(metrics);
  }

  @Override
  public synchronized void close() {
    CloudSyncOffice open = office;
    office = null;
    if (open != null) {
      open.close();
    }
  }

  private @Nullable CloudSyncOffice built(@Nullable CloudSyncSettings settings) {
    return settings == null || !settings.enabled() ? null : new CloudSyncOffice(settings, ports);
  }

  private void use(@Nullable CloudSyncOffice next) {
    if (next != null) {
      figures.remember(ports.history());
      next.desk().subscribe(figures);
      next.desk().open();
    }
    office = next;
  }
}
