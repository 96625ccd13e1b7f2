package org.edgedaemon.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.edgedaemon.http.HttpClients;
import org.edgedaemon.http.HttpLimits;
import org.edgedaemon.http.HttpServer;
import org.edgedaemon.http.Loops;
import org.edgedaemon.http.Route;
import org.edgedaemon.http.ServerRequest;
import org.edgedaemon.replica.hub.Hub;
import org.edgedaemon.replica.hub.HubConfig;
import org.edgedaemon.replica.hub.SlaveAccess;
import org.edgedaemon.replica.link.Link;
import org.edgedaemon.replica.link.LinkConfig;
import org.edgedaemon.replica.link.LinkParts;
import org.edgedaemon.replica.link.LinkTime;
import org.edgedaemon.replica.link.RoundEnd;
import org.edgedaemon.replica.link.SyncStatus;
import org.edgedaemon.replica.link.Wish;
import org.edgedaemon.replica.master.Master;
import org.edgedaemon.replica.seal.SealKey;
import org.edgedaemon.replica.seal.SealedTables;
import org.edgedaemon.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A master and slaves over real sockets, with tables in memory. */
abstract class LinkFixture {
  static final TableName TABLE = new TableName("inventories");
  static final Map<TableName, TableSpec> SPECS =
      Map.of(TABLE, new TableSpec(TABLE, "id", "updated_at", Set.of(), Set.of("note")));
  static final InstantSource CLOCK = InstantSource.system();

  final HttpClients clients = new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);
  final LockedTables centre = new LockedTables();
  final MemoryMasterStore store = new MemoryMasterStore(centre.inner);
  final RememberedRuns history = new RememberedRuns();
  final List<Link> links = new ArrayList<>();
  final LockedTables north = new LockedTables();
  final LockedTables south = new LockedTables();
  Hub hub;
  HttpServer server;
  @TempDir Path folder;

  @BeforeEach
  void start() {
    open(0, false);
  }

  @AfterEach
  void stop() {
    links.forEach(Link::close);
    shut();
    clients.close();
  }

  static String lastError(Link link) {
    return String.valueOf(link.status().status().lastError());
  }

  HttpResponse<String> post(String call, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + server.port() + "/api/sync/" + call))
                .header("Authorization", "Bearer token-of-north-0123456789")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  void open(int port, boolean withoutSockets) {
    HubConfig config =
        new HubConfig(
            SPECS,
            List.of(
                new SlaveAccess("north", new Secret("token-of-north-0123456789")),
                new SlaveAccess("south", new Secret("token-of-south-0123456789"))),
            HubConfig.DEFAULT_RATE,
            HubConfig.DEFAULT_MAX_BODY,
            Duration.ofMillis(100),
            HubConfig.DEFAULT_COMPARE,
            HubConfig.DEFAULT_RETENTION);
    Master master = new Master(SPECS, store, centre, Duration.ofMinutes(10), CLOCK);
    hub = new Hub(config, master, store, history, CLOCK, System::nanoTime);
    hub.start();
    List<Route> routes =
        withoutSockets ? hub.routes().stream().map(LinkFixture::plain).toList() : hub.routes();
    server =
        new HttpServer(
            "127.0.0.1", port, Loops.SHARED, HttpLimits.defaults(), routes, System::nanoTime);
    server.start();
  }

  /** As behind a proxy that takes the wish for a WebSocket away. */
  static Route plain(Route route) {
    return HubFixture.handledBy(
        route,
        request -> {
          Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
          headers.putAll(request.headers());
          headers.remove("Upgrade");
          return route
              .handler()
              .handle(
                  new ServerRequest(
                      request.method(),
                      request.path(),
                      request.params(),
                      request.query(),
                      headers,
                      request.body(),
                      request.remote()));
        });
  }

  void shut() {
    hub.close();
    server.close();
  }

  Link link(String id, LockedTables tables, String token) {
    return link(id, tables, token, here());
  }

  URI here() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  Link link(String id, LockedTables tables, String token, URI master) {
    LinkConfig usual = LinkConfig.of(id, master, new Secret(token), SPECS);
    LinkConfig config =
        new LinkConfig(
            id,
            usual.url(),
            usual.token(),
            SPECS,
            false,
            Duration.ofHours(1),
            Duration.ofMillis(100),
            usual.compareEvery(),
            usual.timeout(),
            null);
    Link link =
        new Link(
            config,
            new LinkParts(
                new SealedTables(tables, SPECS, new SealKey(new Secret("ab".repeat(32)))),
                new MemorySlaveState(),
                clients,
                Loops.SHARED.next(),
                history,
                folder.resolve(id + ".json")),
            new LinkTime(CLOCK, System::nanoTime, ThreadLocalRandom.current()::nextDouble));
    links.add(link);
    link.start();
    return link;
  }

  static boolean listens(Link link) {
    return link.status().listening() && link.status().status().status() == SyncStatus.State.SUCCESS;
  }

  static RoundEnd wish(Link link, Wish wish) throws Exception {
    return link.ask(wish).toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  String statusFile(String id) throws Exception {
    return Files.readString(folder.resolve(id + ".json"));
  }

  static RowImage row(String id, String name, String note) {
    return RowImage.of(
        Map.of(
            "id", TextNode.valueOf(id),
            "name", TextNode.valueOf(name),
            "note", TextNode.valueOf(note),
            "updated_at", TextNode.valueOf(CLOCK.instant().toString())));
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
