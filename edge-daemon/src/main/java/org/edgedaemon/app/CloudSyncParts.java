package org.edgedaemon.app;

import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.edgedaemon.app.machine.Network;
import org.edgedaemon.config.CloudSyncSettings;
import org.edgedaemon.history.RunHistory;
import org.jspecify.annotations.Nullable;

/** Cloud sync in the running daemon, while the etc file wants it. */
final class CloudSyncParts implements AutoCloseable {
  private final Stores stores;
  private final Network network;
  private final InstantSource clock;
  private final SyncFigures figures;
  private volatile @Nullable CloudSyncOffice office;

  CloudSyncParts(Stores stores, Network network, InstantSource clock) {
    this.stores = stores;
    this.network = network;
    this.clock = clock;
    this.figures = new SyncFigures();
  }

  /** Begins; the first run comes when its time has come. */
  void start(@Nullable CloudSyncSettings settings) {
    use(built(settings));
  }

  /**
   * Takes over other settings; a run under way ends early, and the next one goes on where it stood.
   *
   * @return what that changed, if anything
   * @throws org.edgedaemon.http.HttpClientException when the CA file cannot be used; then all is as
   *     before
   */
  synchronized Optional<String> change(
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
    return stores.history();
  }

  LiveCloudSync operations() {
    return new LiveCloudSync(this);
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
    return settings == null || !settings.enabled()
        ? null
        : new CloudSyncOffice(settings, stores, network, stores.history(), clock);
  }

  private void use(@Nullable CloudSyncOffice next) {
    if (next != null) {
      figures.remember(stores.history());
      next.desk().subscribe(figures);
      next.desk().open();
    }
    office = next;
  }
}
