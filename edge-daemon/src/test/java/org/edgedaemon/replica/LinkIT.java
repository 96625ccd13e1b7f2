package org.edgedaemon.replica;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.edgedaemon.history.Run;
import org.edgedaemon.history.RunHistory;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A master and two slaves over real sockets, with tables in memory. */
@Timeout(60)
class LinkIT {
  private static final TableName TABLE = new TableName("inventories");
  private static final Map<TableName, TableSpec> SPECS =
      Map.of(TABLE, new TableSpec(TABLE, "id", "updated_at", Set.of(), Set.of("note")));
  private static final InstantSource CLOCK = InstantSource.system();

  private final HttpClients clients =
      new HttpClients(Loops.SHARED, "edge-daemon/test", System::nanoTime);
  private final LockedTables centre = new LockedTables();
  private final MemoryMasterStore store = new MemoryMasterStore(centre.inner);
  private final List<Run> history = new CopyOnWriteArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final LockedTables north = new LockedTables();
  private final LockedTables south = new LockedTables();
  private Hub hub;
  private HttpServer server;
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

  @Test
  void aChangeAtOneSlaveRingsAtTheOther() throws Exception {
    Link first = link("north", north, "token-of-north-0123456789");
    Link second = link("south", south, "token-of-south-0123456789");
    await(() -> listens(first) && listens(second) && store.notes().isEmpty());
    // The first may still come by the round that follows a new line; the others ring for
    // themselves.
    for (int i = 0; i < 3; i++) {
      String name = "name " + i;
      north.put(row("1", name, "secret"));
      await(() -> name.equals(south.field("1", "name")));
    }
    assertThat(south.field("1", "note")).as("read with the key").isEqualTo("secret");
    assertThat(centre.field("1", "note")).as("the master cannot").startsWith("sealed:1:");
    centre.put(row("2", "from the centre", "plain"));
    await(() -> "from the centre".equals(north.field("2", "name")));
    south.remove("1");
    await(() -> north.field("1", "name") == null && centre.field("1", "name") == null);
    await(() -> first.status().status().status() == SyncStatus.State.SUCCESS);
    assertThat(statusFile("north")).contains("\"last_error\":null", "\"retry_count\":0");
  }

  @Test
  void anOutageIsToldOnceAndMadeUpFor() throws Exception {
    Link first = link("north", north, "token-of-north-0123456789");
    await(() -> listens(first));
    int port = server.port();
    shut();
    north.put(row("1", "during the outage", "x"));
    // A round that came while it shut down was told that it is busy.
    await(() -> lastError(first).contains("cannot connect to 127.0.0.1:" + port));
    assertThat(statusFile("north")).contains("\"status\":\"failed\"");
    open(port, false);
    await(() -> "during the outage".equals(centre.field("1", "name")));
    await(() -> first.status().status().status() == SyncStatus.State.SUCCESS);
    assertThat(history).extracting(Run::error).anyMatch(error -> error != null);
  }

  private static String lastError(Link link) {
    return String.valueOf(link.status().status().lastError());
  }

  @Test
  void aWrongTokenIsTold() throws Exception {
    Link first = link("north", north, "token-of-nobody-0123456789");
    await(() -> first.status().status().status() == SyncStatus.State.FAILED);
    assertThat(first.status().status().lastError()).contains("refuses the token");
    assertThat(statusFile("north")).doesNotContain("token-of-nobody");
  }

  @Test
  void whereAWebSocketIsRefusedCallsWait() throws Exception {
    int port = server.port();
    shut();
    open(port, true);
    Link first = link("north", north, "token-of-north-0123456789");
    Link second = link("south", south, "token-of-south-0123456789");
    await(() -> listens(first) && listens(second));
    north.put(row("1", "by a call", "x"));
    await(() -> "by a call".equals(south.field("1", "name")));
    // By now a call waits that nothing but the bell ends before its 20 s are over.
    long begin = System.nanoTime();
    north.put(row("1", "by another", "x"));
    await(() -> "by another".equals(south.field("1", "name")));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void wishesAreDone() throws Exception {
    Link first = link("north", north, "token-of-north-0123456789");
    await(() -> first.status().status().status() == SyncStatus.State.SUCCESS);
    centre.put(row("9", "x", "y"));
    assertThat(wish(first, new Wish(false, true, null)).error()).isNull();
    assertThat(wish(first, new Wish(true, false, null)).dryRun()).isTrue();
    RoundEnd elsewhere = wish(first, new Wish(false, false, URI.create("http://127.0.0.1:1")));
    assertThat(elsewhere.error()).contains("127.0.0.1:1");
    first.reset().toCompletableFuture().get(10, TimeUnit.SECONDS);
    await(() -> north.field("9", "name") != null);
  }

  @Test
  void foreignSlavesSpeakTheContractAlone() throws Exception {
    String body =
        "{\"records\":[{\"table\":\"inventories\",\"data\":{\"id\":\"5\",\"name\":\"n\","
            + "\"updated_at\":\"2026-01-01T00:00:00Z\"},\"action\":\"create\",\"id\":\"u\"},"
            + "{\"table\":\"other\",\"data\":{\"id\":\"5\"},\"action\":\"create\",\"id\":\"v\"}]}";
    HttpResponse<String> answer = post("upload", body);
    assertThat(answer.body()).contains("\"accepted\"", "table other is not kept here");
    assertThat(post("upload", body).body()).as("twice").contains("\"accepted\"");
    assertThat(centre.field("5", "name")).isEqualTo("n");
    assertThat(post("upload", "{}").statusCode()).isEqualTo(400);
    assertThat(post("upload", "x".repeat(HubConfig.DEFAULT_MAX_BODY + 1)).statusCode())
        .isEqualTo(413);
    assertThat(
            post(
                    "acknowledge",
                    "{\"timestamp\":\"2026-01-01T00:00:00Z\",\"status\":\"failed\",\"message\":\"m\"}")
                .statusCode())
        .isEqualTo(200);
    assertThat(hub.slaves().get(0).lastError()).isEqualTo("m");
  }

  private HttpResponse<String> post(String call, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + server.port() + "/api/sync/" + call))
                .header("Authorization", "Bearer token-of-north-0123456789")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private void open(int port, boolean withoutSockets) {
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
    hub = new Hub(config, master, store, new Remembering(), CLOCK, System::nanoTime);
    hub.start();
    List<Route> routes =
        withoutSockets ? hub.routes().stream().map(LinkIT::plain).toList() : hub.routes();
    server =
        new HttpServer(
            "127.0.0.1", port, Loops.SHARED, HttpLimits.defaults(), routes, System::nanoTime);
    server.start();
  }

  /** As behind a proxy that takes the wish for a WebSocket away. */
  private static Route plain(Route route) {
    return new Route(
        route.method(),
        route.template(),
        route.guard(),
        route.maxBody(),
        route.needsBody(),
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

  private void shut() {
    hub.close();
    server.close();
  }

  private Link link(String id, LockedTables tables, String token) {
    LinkConfig usual =
        LinkConfig.of(
            id, URI.create("http://127.0.0.1:" + server.port()), new Secret(token), SPECS);
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
                new Remembering(),
                folder.resolve(id + ".json")),
            new LinkTime(CLOCK, System::nanoTime, ThreadLocalRandom.current()::nextDouble));
    links.add(link);
    link.start();
    return link;
  }

  private static boolean listens(Link link) {
    return link.status().listening() && link.status().status().status() == SyncStatus.State.SUCCESS;
  }

  private static RoundEnd wish(Link link, Wish wish) throws Exception {
    return link.ask(wish).toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private String statusFile(String id) throws Exception {
    return Files.readString(folder.resolve(id + ".json"));
  }

  private static RowImage row(String id, String name, String note) {
    return RowImage.of(
        Map.of(
            "id", TextNode.valueOf(id),
            "name", TextNode.valueOf(name),
            "note", TextNode.valueOf(note),
            "updated_at", TextNode.valueOf(CLOCK.instant().toString())));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private final class Remembering implements RunHistory {
    @Override
    public void record(Run run) {
      history.add(run);
    }

    @Override
    public List<Run> recent(String kind, @Nullable String subject, int limit) {
      return history;
    }
  }

  /** Used by the test and by a thread of the daemon at once. */
  private static final class LockedTables implements Tables {
    final MemoryTables inner = new MemoryTables(CLOCK::instant, false, true);

    synchronized void put(RowImage image) {
      inner.put(new RowId(TABLE, new RowKey(image.fields().get("id").textValue())), image);
    }

    synchronized void remove(String key) {
      inner.remove(new RowId(TABLE, new RowKey(key)));
    }

    synchronized @Nullable String field(String key, String name) {
      RowImage image = inner.rows().get(new RowId(TABLE, new RowKey(key)));
      JsonNode value = image == null ? null : image.fields().get(name);
      return value == null ? null : value.textValue();
    }

    @Override
    public synchronized Scan scan(TableName table, @Nullable String since, int limit) {
      return inner.scan(table, since, limit);
    }

    @Override
    public boolean seesAll(TableName table) {
      return inner.seesAll(table);
    }

    @Override
    public synchronized Set<RowId> missing(Collection<RowId> rows) {
      return inner.missing(rows);
    }

    @Override
    public synchronized <T> T transaction(Work<T> work) {
      return inner.transaction(work);
    }

    @Override
    public Instant time() {
      return inner.time();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
