package org.edgedaemon.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.edgedaemon.config.LinkSettings;
import org.edgedaemon.config.MasterSettings;
import org.edgedaemon.config.Settings;
import org.edgedaemon.health.HealthCheck;
import org.edgedaemon.http.HttpLimits;
import org.edgedaemon.http.HttpServer;
import org.edgedaemon.replica.Tables;
import org.edgedaemon.replica.hub.Hub;
import org.edgedaemon.replica.hub.HubConfig;
import org.edgedaemon.replica.jdbc.JdbcMasterStore;
import org.edgedaemon.replica.jdbc.JdbcTables;
import org.edgedaemon.replica.link.Link;
import org.edgedaemon.replica.link.LinkConfig;
import org.edgedaemon.replica.link.LinkParts;
import org.edgedaemon.replica.link.LinkTime;
import org.edgedaemon.replica.master.Master;
import org.edgedaemon.replica.seal.SealedTables;
import org.edgedaemon.replica.state.StateFile;
import org.jspecify.annotations.Nullable;

/**
 * Master and slave in the running daemon, as the etc file wants them. No database is connected to
 * before there is work, so that none can keep the daemon from starting.
 */
final class ReplicaParts implements AutoCloseable {
  private static final String STATUS = "sync_status";
  private static final String FOLDER = "replica";
  private static final Duration READ = Duration.ofSeconds(30);

  /** This daemon as a master. */
  private record Office(JdbcTables tables, Hub hub, HttpServer server) {}

  /** One master of this daemon. */
  private record Line(LinkSettings settings, Link link, StateFile state) {}

  private final Settings settings;
  private final @Nullable Office office;
  private final Map<String, Line> lines = new LinkedHashMap<>();

  /**
   * Opens nothing yet.
   *
   * @throws org.edgedaemon.http.HttpClientException when a CA file cannot be used
   */
  ReplicaParts(Settings settings, Stores stores, Network network, InstantSource clock) {
    this.settings = settings;
    MasterSettings master = settings.master();
    this.office = master == null ? null : office(master, network, clock);
    List<LinkSettings> enabled = settings.masters().stream().filter(LinkSettings::enabled).toList();
    for (LinkSettings one : enabled) {
      String name = enabled.size() == 1 ? STATUS : STATUS + "." + one.link().id();
      lines.put(one.link().id(), line(one, stores, network, clock, name + ".json"));
    }
  }

  /**
   * Listens, and begins with rounds.
   *
   * @throws org.edgedaemon.http.HttpServerException when the master's listener cannot be had
   */
  void start() {
    if (office != null) {
      office.server().start();
      office.hub().start();
    }
    lines.values().forEach(line -> line.link().start());
  }

  /** Empty when this daemon is no master. */
  Optional<Hub> hub() {
    return Optional.ofNullable(office).map(Office::hub);
  }

  /** Where the master listens. */
  int port() {
    if (office == null) {
      throw new IllegalStateException("this daemon is no master");
    }
    return office.server().port();
  }

  List<Link> links() {
    return lines.values().stream().map(Line::link).toList();
  }

  Optional<Link> link(String id) {
    return Optional.ofNullable(lines.get(id)).map(Line::link);
  }

  Settings settings() {
    return settings;
  }

  List<HealthCheck> healthChecks() {
    List<HealthCheck> checks = new ArrayList<>();
    links().forEach(link -> checks.add(() -> ReplicaHealth.of(link.status())));
    hub().ifPresent(hub -> checks.add(() -> ReplicaHealth.of(hub.slaves())));
    return checks;
  }

  @Override
  public void close() {
    lines
        .values()
        .forEach(
            line -> {
              line.link().close();
              line.state().close();
            });
    if (office != null) {
      office.hub().close();
      office.server().close();
      office.tables().close();
    }
  }

  private static Office office(MasterSettings master, Network network, InstantSource clock) {
    HubConfig config = master.hub();
    JdbcTables tables =
        new JdbcTables(master.database(), List.copyOf(config.specs().values()), master.triggers());
    JdbcMasterStore store = new JdbcMasterStore(tables);
    Master engine = new Master(config.specs(), store, tables, config.compareEvery(), clock);
    Hub hub = new Hub(config, engine, store, clock, System::nanoTime);
    HttpServer server =
        new HttpServer(
            master.host(),
            master.port(),
            network.loops(),
            limits(config.maxBody()),
            hub.routes(),
            System::nanoTime);
    return new Office(tables, hub, server);
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

  private static Line line(
      LinkSettings settings, Stores stores, Network network, InstantSource clock, String file) {
    LinkConfig config = settings.link();
    JdbcTables office =
        new JdbcTables(
            settings.database(), List.copyOf(config.specs().values()), settings.triggers());
    Tables tables =
        settings.key() == null ? office : new SealedTables(office, config.specs(), settings.key());
    StateFile state = new StateFile(stores.dataDir().resolve(FOLDER), config.id());
    Link link =
        new Link(
            config,
            new LinkParts(
                tables,
                state,
                network.clients(),
                network.loops().next(),
                stores.history(),
                stores.dataDir().resolve(file)),
            new LinkTime(clock, System::nanoTime, () -> ThreadLocalRandom.current().nextDouble()));
    return new Line(settings, link, state);
  }
}
