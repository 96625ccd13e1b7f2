package org.edgedaemon.app.replica;

import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.edgedaemon.config.LinkSettings;
import org.edgedaemon.replica.Tables;
import org.edgedaemon.replica.jdbc.JdbcTables;
import org.edgedaemon.replica.link.Link;
import org.edgedaemon.replica.link.LinkConfig;
import org.edgedaemon.replica.link.LinkParts;
import org.edgedaemon.replica.link.LinkTime;
import org.edgedaemon.replica.seal.SealedTables;
import org.edgedaemon.replica.state.StateFile;

/**
 * This daemon as a slave of one master.
 *
 * @param statusFile the name of its {@code sync_status.json}
 */
record SlaveLine(LinkSettings settings, String statusFile, Link link, StateFile state)
    implements AutoCloseable {
  private static final String FOLDER = "replica";

  /**
   * Opens nothing yet.
   *
   * @throws org.edgedaemon.http.HttpClientException when a CA file cannot be used
   */
  static SlaveLine of(LinkSettings settings, String statusFile, ReplicaPorts ports) {
    LinkConfig config = settings.link();
    JdbcTables office = PeerTables.of(settings).tables();
    Tables tables =
        settings.key() == null ? office : new SealedTables(office, config.specs(), settings.key());
    Path folder = ports.dataDir();
    StateFile state = new StateFile(folder.resolve(FOLDER), config.id());
    Link link =
        new Link(
            config,
            new LinkParts(
                tables,
                state,
                ports.clients(),
                ports.loops().next(),
                ports.history(),
                folder.resolve(statusFile)),
            new LinkTime(
                ports.clock(), System::nanoTime, () -> ThreadLocalRandom.current().nextDouble()));
    return new SlaveLine(settings, statusFile, link, state);
  }

  boolean isOf(LinkSettings other, String file) {
    return settings.equals(other) && statusFile.equals(file);
  }

  @Override
  public void close() {
    link.close();
    state.close();
  }
}
