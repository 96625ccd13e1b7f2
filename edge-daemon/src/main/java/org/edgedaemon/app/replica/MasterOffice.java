package org.edgedaemon.app.replica;

import java.time.Duration;
import org.edgedaemon.config.MasterSettings;
import org.edgedaemon.http.HttpLimits;
import org.edgedaemon.http.HttpServer;
import org.edgedaemon.replica.hub.Hub;
import org.edgedaemon.replica.hub.HubConfig;
import org.edgedaemon.replica.jdbc.JdbcMasterStore;
import org.edgedaemon.replica.jdbc.JdbcTables;
import org.edgedaemon.replica.master.Master;

/** This daemon as a master. */
record MasterOffice(MasterSettings settings, JdbcTables tables, Hub hub, HttpServer server)
    implements AutoCloseable {
  private static final Duration READ = Duration.ofSeconds(30);

  /** Opens nothing yet. */
  static MasterOffice of(MasterSettings master, ReplicaPorts ports) {
    HubConfig config = master.hub();
    JdbcTables tables = PeerTables.of(master).tables();
    JdbcMasterStore store = new JdbcMasterStore(tables);
    Master engine = new Master(config.specs(), store, tables, config.compareEvery(), ports.clock());
    Hub hub = new Hub(config, engine, store, ports.history(), ports.clock(), System::nanoTime);
    HttpServer server =
        new HttpServer(
            master.host(),
            master.port(),
            ports.loops(),
            limits(config.maxBody()),
            hub.routes(),
            System::nanoTime);
    return new MasterOffice(master, tables, hub, server);
  }

  /** Whether both would listen at the same place. */
  boolean isWhere(MasterSettings other) {
    return settings.port() == other.port() && settings.host().equals(other.host());
  }

  /**
   * Listens, and begins to look for changes of its own.
   *
   * @throws org.edgedaemon.http.HttpServerException when the listener cannot be had
   */
  void start() {
    server.start();
    hub.start();
  }

  @Override
  public void close() {
    hub.close();
    server.close();
    tables.close();
  }

  private static HttpLimits limits(int maxBody) {
    HttpLimits usual = HttpLimits.defaults();
    return new HttpLimits(
        usual.headerBytes(),
        maxBody,
        4L * maxBody,
        usual.connections(),
        usual.requestsPerSecond(),
        usual.idle(),
        READ,
        usual.handling(),
        usual.write());
  }
}
